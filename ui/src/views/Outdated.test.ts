import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { FakeScreens, workspaceOf } from '../test/fake-screens.svelte';
import { futuresOf, futuresPictures, uncertaintyScreen } from '../test/futures-setup';
import { settle } from '../test/scripted-host';
import Timeline from './Timeline.svelte';
import Uncertainty from './Uncertainty.svelte';

const SIZE = { width: 400, height: 240 };
const menus = () => screen.getAllByTestId('chart-more').map((menu) => menu.title);
const drawing = () => document.querySelector('[data-testid="chart-bands"] .drawing');

test('bands of another study stay in their card and are drawn in the ink of the page', async () => {
  const screens = new FakeScreens();
  const sizes = { cumulative: SIZE, bands: SIZE, monthly: SIZE, load: SIZE };
  screens.view = { ...screens.view, screen: { kind: 'timeline', ...sizes } };
  const picture = futuresPictures().costs!;
  const charts = { cumulative: picture, monthly: picture, load: picture };
  const bands = { picture, run: 'r1', note: '10,000 futures.' };
  screens.workspace = workspaceOf({ kind: 'timeline', ...charts, bands });
  render(Timeline, { screens });
  await tick();
  const free = 'Full screen, copy, save';
  expect(menus()).toEqual([free, free, free, free]);
  const none = { picture: null, run: null, note: 'None.' };
  screens.workspace = workspaceOf({ kind: 'timeline', ...charts, bands: none });
  screens.view = { ...screens.view, colours: 'dark' };
  await tick();
  const why = 'The study has changed since these futures were run.';
  expect(menus()).toEqual([free, `${free}. ${why}`, free, free]);
  expect(screen.getByText(why)).toBeTruthy();
  expect(drawing()?.classList.contains('illegible')).toBe(true);
  await screens.host.last('draw_futures').answer(futuresPictures());
  await tick();
  expect(drawing()?.classList.contains('illegible')).toBe(false);
});

test('no chart of futures leaves its card while other figures are simulated', async () => {
  const screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'uncertainty', ...uncertaintyScreen() });
  render(Uncertainty, { screens });
  await tick();
  const run = screens.host.last('simulate_study');
  await run.answer(futuresOf(run.request.run, { isPreview: true }));
  await settle();
  expect(menus().filter((title) => title.includes('before the last change'))).toEqual([]);
  screens.edition += 1;
  await tick();
  expect(menus()).toHaveLength(4);
  expect(menus().filter((title) => !title.includes('before the last change'))).toEqual([]);
});
