import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { FakeScreens, workspaceOf } from '../../test/fake-screens.svelte';
import { futuresPictures } from '../../test/futures-setup';
import type { ChartPicture } from '../ipc/generated/ChartPicture';
import type { FutureBands } from '../ipc/generated/FutureBands';
import type { StudyHeading } from '../ipc/generated/StudyHeading';
import type { View } from '../ipc/generated/View';
import { TimelineController } from './timeline.svelte';

const SIZE = { width: 400, height: 240 };
const picture = (description: string): ChartPicture => ({ ...futuresPictures().costs!, description }); // prettier-ignore
const BANDS: FutureBands = { picture: picture('bands'), run: 'r1', note: '10,000 futures.' };
const NONE: FutureBands = { picture: null, run: null, note: 'No futures have been run.' };

let screens: FakeScreens;
let controller: TimelineController;

/** The application answers with these bands, in the view that is wanted. */
function answered(
  bands: FutureBands,
  change: Partial<View> = {},
  study: Partial<StudyHeading> = {},
) {
  screens.view = { ...screens.view, ...change };
  screens.shownView = screens.view;
  const other = picture('other');
  const content = { cumulative: other, bands, monthly: other, load: other };
  screens.workspace = workspaceOf({ kind: 'timeline', ...content }, study);
  controller.keepUp();
  flushSync();
}

beforeEach(() => {
  screens = new FakeScreens();
  const sizes = { cumulative: SIZE, bands: SIZE, monthly: SIZE, load: SIZE };
  screens.view = { ...screens.view, screen: { kind: 'timeline', ...sizes } };
  controller = new TimelineController(screens);
  answered(BANDS);
});

test('bands of the study as it stands are those of the screen', () => {
  expect([controller.bands, controller.outdated]).toEqual([BANDS, undefined]);
  expect(screens.host.asked).toEqual([]);
});

test('what the bands are of is worded by what was changed since', () => {
  const shown = () => [controller.bands?.picture?.description, controller.outdated];
  answered(NONE);
  expect(shown()).toEqual(['bands', 'The study has changed since these futures were run.']);
  answered(NONE, { basis: 'spending_only' });
  expect(shown()).toEqual([
    'bands',
    'These futures count all costs; what is shown now counts spending only.',
  ]);
  const scenario = { id: 'frugal', name: 'Frugal' };
  answered(NONE, { basis: 'all_costs' }, { scenario });
  expect(controller.outdated).toBe(
    'These futures are of the study itself; a scenario is shown now.',
  );
  answered(BANDS, {}, { scenario });
  expect(controller.outdated).toBeUndefined();
  answered(NONE);
  expect(controller.outdated).toBe(
    'These futures are of the scenario “Frugal”, which is not shown now.',
  );
});

test('outdated bands are drawn by their run in the colours that are wanted', async () => {
  answered(NONE);
  expect([controller.isLegible, screens.host.count('draw_futures')]).toEqual([true, 0]);
  answered(NONE, { colours: 'dark' });
  expect(controller.isLegible, 'in the ink of the other scheme').toBe(false);
  const { request } = screens.host.last('draw_futures');
  expect(request).toMatchObject({ run: 'r1', drawing: { colours: 'dark', cumulative: SIZE } });
  await screens.host
    .last('draw_futures')
    .answer({ ...futuresPictures(), cumulative: picture('dark bands') });
  expect([controller.isLegible, controller.bands?.picture?.description]).toEqual([
    true,
    'dark bands',
  ]);
});

test('a run that is not kept any more leaves its bands as they are, and says so', async () => {
  answered(NONE, { colours: 'dark' });
  const message = 'This run is not kept any more: run it again.';
  await screens.host
    .last('draw_futures')
    .fail({ code: 'not_found', message, hint: '', problems: [] });
  expect([controller.failure?.message, controller.isLegible]).toEqual([message, false]);
});
