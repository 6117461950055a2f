import { beforeEach, expect, test } from 'vitest';
import { column, comparison, scenariosScreen } from '../../test/choices-setup';
import { FakeScreens, workspaceOf } from '../../test/fake-screens.svelte';
import { toFailure } from '../errors/failure';
import { ScenariosController } from './scenarios.svelte';

let screens: FakeScreens;
let controller: ScenariosController;

function shows(...columns: ReturnType<typeof column>[]): void {
  screens.workspace = workspaceOf({ kind: 'scenarios', ...scenariosScreen(...columns) });
}

beforeEach(() => {
  screens = new FakeScreens();
  controller = new ScenariosController(screens);
});

test('without scenarios nothing is compared', () => {
  shows();
  controller.keepUp();
  expect(controller.compared).toBeNull();
  expect(screens.host.asked).toHaveLength(0);
});

test('the scenario that is shown is compared, or the one that was asked for', async () => {
  shows(column('frugal'), column('sceptic', { isShown: true }));
  controller.keepUp();
  expect(screens.host.last('compare_scenario').request).toEqual({
    id: 'sceptic',
    basis: 'all_costs',
  });
  await screens.host.last('compare_scenario').answer(comparison('sceptic'));
  expect(controller.comparison.value?.id).toBe('sceptic');
  controller.compare('frugal');
  expect(screens.host.last('compare_scenario').request).toMatchObject({ id: 'frugal' });
  expect(controller.comparison.value).toBeNull();
  shows(column('sceptic'));
  expect(controller.compared?.id).toBe('sceptic');
});

test('scenarios without figures are asked for as long as they get fewer', () => {
  const withOmitted = (omitted: number) => {
    screens.workspace = workspaceOf({ kind: 'scenarios', ...scenariosScreen(), omitted });
    controller.keepUp();
  };
  withOmitted(20);
  withOmitted(8);
  withOmitted(8);
  expect(screens.shown).toEqual([{ kind: 'scenarios' }, { kind: 'scenarios' }]);
  screens.edition += 1;
  withOmitted(8);
  withOmitted(0);
  expect(screens.shown).toHaveLength(3);
});

test('a new scenario is shown once it is there', async () => {
  shows();
  screens.after = workspaceOf(
    { kind: 'scenarios', ...scenariosScreen(column('frugal')) },
    { scenarios: [{ id: 'frugal', name: 'Frugal' }] },
  );
  expect(await controller.create('Frugal', { kind: 'nothing' })).toBe(true);
  expect(await controller.create('More so', { kind: 'copy', id: 'frugal' })).toBe(true);
  expect(await controller.create('Kept', { kind: 'changes' })).toBe(true);
  expect(screens.edits).toEqual([
    [{ kind: 'add_scenario', name: 'Frugal', copyOf: null }],
    [{ kind: 'add_scenario', name: 'More so', copyOf: 'frugal' }],
    [{ kind: 'keep_as_scenario', name: 'Kept' }],
  ]);
  // What was changed is shown as a scenario by the application itself.
  expect(screens.scenarios).toEqual(['frugal', 'frugal']);
});

test('what is refused changes nothing, and is told', async () => {
  shows(column('frugal'));
  screens.refusal = toFailure(new Error('no'));
  expect(await controller.create(' ', { kind: 'nothing' })).toBe(false);
  expect(await controller.rename('frugal', ' ')).toBe(false);
  expect(await controller.remove('frugal')).toBe(false);
  expect(screens.scenarios).toEqual([]);
  expect(controller.failure).toBe(screens.refusal);
});
