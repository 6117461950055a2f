import { expect, test } from 'vitest';
import { adjustmentsScreen, adjustmentWeights } from '../../test/choices-setup';
import { FakeScreens, workspaceOf } from '../../test/fake-screens.svelte';
import { toFailure } from '../errors/failure';
import { AdjustmentsController } from './adjustments.svelte';

function opened() {
  const screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'adjustments', ...adjustmentsScreen() });
  return { screens, controller: new AdjustmentsController(screens) };
}

test('the weights are asked for once the screen is there, under the basis of the view', async () => {
  const screens = new FakeScreens();
  const controller = new AdjustmentsController(screens);
  controller.keepUp();
  expect(screens.host.asked).toHaveLength(0);
  screens.workspace = workspaceOf({ kind: 'adjustments', ...adjustmentsScreen() });
  screens.view = { ...screens.view, basis: 'spending_only' };
  controller.keepUp();
  expect(screens.host.last('weigh_adjustments').request).toEqual({ basis: 'spending_only' });
  await screens.host.last('weigh_adjustments').answer(adjustmentWeights());
  expect(controller.weightOf('pipeline')?.alone[0]?.text).toBe('−$120K');
  expect(controller.weightOf('unknown')).toBeUndefined();
});

test('countermeasures and pitfalls are apart', () => {
  const { controller } = opened();
  expect(controller.countermeasures.map(({ id }) => id)).toEqual(['pipeline', 'outsourced']);
  expect(controller.pitfalls.map(({ id }) => id)).toEqual(['skills']);
});

test('a switch is an edit; what was weighed before is outdated', async () => {
  const { screens, controller } = opened();
  controller.keepUp();
  await screens.host.last('weigh_adjustments').answer(adjustmentWeights());
  await controller.set('skills', true);
  expect(screens.edits).toEqual([[{ kind: 'set_adjustment', id: 'skills', isActive: true }]]);
  screens.edition += 1;
  controller.keepUp();
  expect(controller.weights.state).toBe('outdated');
  expect(controller.weightOf('pipeline')).toBeDefined();
  controller.stop();
});

test('a refusal is kept until it is dismissed', async () => {
  const { screens, controller } = opened();
  screens.refusal = toFailure(new Error('no'));
  await controller.set('skills', true);
  expect(controller.failure).toBe(screens.refusal);
});
