import { beforeEach, expect, test } from 'vitest';
import { choiceWeights, selectorScreen, service } from '../../test/choices-setup';
import { FakeScreens, run, workspaceOf } from '../../test/fake-screens.svelte';
import type { CellPlace } from '../ipc/generated/CellPlace';
import { GridDrag } from './grid-drag.svelte';
import { SelectorController } from './selector.svelte';

let screens: FakeScreens;
let controller: SelectorController;

beforeEach(() => {
  screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'selector', ...selectorScreen() });
  controller = new SelectorController(screens);
});

const set = (field: string, text: string) => ({
  kind: 'set_value',
  path: `services.shop.${field}`,
  text,
});

test('a chosen service is weighed; its place is where it stands', async () => {
  controller.choose('shop');
  expect(controller.chosen?.place).toEqual({ target: '99.0', demand: 'high' });
  const question = screens.host.last('weigh_choices');
  expect(question.request).toEqual({ service: 'shop', basis: 'all_costs' });
  await question.answer(choiceWeights());
  expect(controller.choicesOf('model').map(({ label }) => label)).toEqual([
    'Ops Run It',
    'You Build It You Run It',
    'By the selector: You Build It You Run It',
  ]);
  const place = { target: '95.0', demand: 'high' };
  expect(controller.weightOf(place)?.moved.text).toBe('+$30K');
  expect(controller.weightOf({ target: '99.99', demand: 'low' })).toBeNull();
});

test('a choice is applied by its changes', async () => {
  controller.choose('shop');
  await screens.host.last('weigh_choices').answer(choiceWeights());
  await controller.apply(controller.choicesOf('model')[0]!);
  expect(screens.edits).toEqual([[set('operating_model', 'ops_run_it')]]);
});

test('a service that is not there any more is not chosen any more', () => {
  controller.choose('shop');
  screens.workspace = workspaceOf({ kind: 'selector', ...selectorScreen(), rows: [] });
  expect(controller.chosen).toBeNull();
  expect(() => controller.keepUp()).not.toThrow();
});

test('a drop sets what differs, and follows the exposure again in its row', async () => {
  controller.choose('shop');
  controller.hold({ target: '95.0', demand: 'low' });
  await controller.drop();
  controller.hold({ target: '99.9', demand: 'high' });
  await controller.drop();
  controller.hold({ target: '99.0', demand: 'high' });
  await controller.drop();
  expect(screens.edits).toEqual([
    [set('availability_target', '95.0'), set('feature_demand', 'low')],
    [set('availability_target', 'auto')],
  ]);
  expect(controller.over).toBeNull();
});

test('a press is a drag only after some way', async () => {
  const drag = new GridDrag(controller, () => ({ target: '95.0', demand: 'low' }));
  drag.press('shop', { x: 10, y: 10 });
  drag.move({ x: 12, y: 12 }, true);
  await drag.release();
  expect(screens.edits).toEqual([]);
  drag.press('shop', { x: 10, y: 10 });
  drag.move({ x: 30, y: 10 }, true);
  expect(controller.chosen?.service.id).toBe('shop');
  drag.cancel();
  await drag.release();
  expect(screens.edits).toEqual([]);
  drag.press('shop', { x: 10, y: 10 });
  drag.move({ x: 30, y: 10 }, true);
  await drag.release();
  expect(screens.edits).toHaveLength(1);
});

test('a service that is dropped beside the grid leaves the panel with the one it was of', async () => {
  const first = 'shop';
  const second = 'attic';
  const content = selectorScreen([service(first, 'Shop'), service(second, 'Attic')]);
  screens.workspace = workspaceOf({ kind: 'selector', ...content });
  let over: CellPlace | null = null;
  const drag = new GridDrag(controller, () => over);
  const dragged = (id: string) => {
    drag.press(id, { x: 10, y: 10 });
    drag.move({ x: 30, y: 10 }, true);
    expect(controller.chosen?.service.id).toBe(id);
  };
  controller.choose(first);
  dragged(second);
  await drag.release();
  expect([controller.chosen?.service.id, controller.isOpen]).toEqual([first, true]);
  dragged(second);
  drag.cancel();
  expect(controller.chosen?.service.id).toBe(first);
  over = { target: '95.0', demand: 'low' };
  dragged(second);
  await drag.release();
  expect(controller.chosen?.service.id).toBe(second);
  controller.choose(null);
  over = null;
  dragged(first);
  await drag.release();
  expect([controller.chosen, controller.isOpen]).toEqual([null, false]);
});

test('a hand that let go outside the window drags no more', async () => {
  const drag = new GridDrag(controller, () => ({ target: '95.0', demand: 'low' }));
  drag.press('shop', { x: 10, y: 10 });
  drag.move({ x: 30, y: 10 }, true);
  drag.move({ x: 40, y: 10 }, false);
  expect(drag.at).toBeNull();
  await drag.release();
  expect(screens.edits).toEqual([]);
});

test('the best hybrid is found on demand, used once, and outdated by changes', async () => {
  controller.allServices = true;
  controller.findBest();
  const question = screens.host.last('find_best_hybrid');
  expect(question.request).toEqual({ basis: 'all_costs', allServices: true });
  const choices = [{ service: 'shop', model: 'ops_run_it' }];
  const advice = {
    sentences: [[run('It costs $9M.')]],
    choices,
    lines: [[run('Shop: …')]],
  };
  await question.answer(advice);
  screens.edition += 1;
  controller.keepUp();
  expect(controller.best.state).toBe('outdated');
  await controller.useBest();
  expect(screens.edits).toEqual([]);
  controller.findBest();
  await screens.host.last('find_best_hybrid').answer(advice);
  await controller.useBest();
  expect(screens.edits).toEqual([[{ kind: 'set_models', choices }]]);
  expect(controller.best.state).toBe('idle');
});
