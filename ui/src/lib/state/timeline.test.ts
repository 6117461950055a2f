import { beforeEach, expect, test } from 'vitest';
import { FakeScreens } from '../../test/fake-screens.svelte';
import { TimelineController } from './timeline.svelte';

const SIZE = { width: 400, height: 240 };
let screens: FakeScreens;
let controller: TimelineController;

beforeEach(() => {
  screens = new FakeScreens();
  const sizes = { cumulative: SIZE, monthly: SIZE, load: SIZE };
  screens.view = { ...screens.view, screen: { kind: 'timeline', ...sizes } };
  controller = new TimelineController(screens);
});

test('the screen is asked for anew once the futures have been run', async () => {
  const done = controller.simulate();
  const { request } = screens.host.last('simulate_study');
  expect(request).toMatchObject({ extent: 'whole', basis: screens.view.basis });
  expect([controller.run.progress !== null, screens.shown.length]).toEqual([true, 0]);
  await screens.host.last('simulate_study').answer({} as never);
  await done;
  expect(screens.shown.map(({ kind }) => kind)).toEqual(['timeline']);
  expect(controller.run.progress).toBeNull();
});

test('a run that fails says why and leaves the screen as it is', async () => {
  const done = controller.simulate();
  const message = 'In trial 3 Hybrid costs no amount that can be computed.';
  await screens.host
    .last('simulate_study')
    .fail({ code: 'not_found', message, hint: '', problems: [] } as never);
  await done;
  expect([controller.failure?.message, screens.shown.length]).toEqual([message, 0]);
});
