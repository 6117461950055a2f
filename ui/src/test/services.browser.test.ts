import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeHost } from '../lib/ipc/fake-host';
import type { Host } from '../lib/ipc/host';
import type { View } from '../lib/ipc/generated/View';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import App from '../App.svelte';
import { Appearance } from '../lib/state/appearance.svelte';
import Services from '../views/Services.svelte';
import { frames, objections, picture } from './browser';
import { FakeScreens } from './fake-screens.svelte';
import services from './recorded/services.json';

/** What stands beside and above the screen in the window, in pixels. */
const RAIL = 208;
const BARS = 130;

const grid = () => document.querySelector<HTMLElement>('[role=grid]')!;
const active = () => document.activeElement as HTMLElement;
const keys = services.screen.columns.map(({ key }) => key);
const results = services.screen.columns.filter(({ kind }) => kind === 'result');
const cellOf = (key: string, row = 0) =>
  document.querySelectorAll<HTMLElement>(`[data-key="${key}"][data-row]`)[row]!;

async function open(width: number, height: number, change: Partial<Workspace> = {}) {
  await page.viewport(width, height);
  const main = document.createElement('main');
  main.style.cssText = `width: ${width - RAIL}px; height: ${height - BARS}px`;
  document.body.append(main);
  const screens = new FakeScreens();
  screens.workspace = { ...(services as unknown as Workspace), ...change };
  const window = { first: 0, count: 60, sort: null, filter: '', reveal: null };
  screens.view = { ...screens.view, screen: { kind: 'services', ...window } };
  render(Services, { target: main, props: { screens } });
  await frames();
  return screens;
}

/** Whether a cell is seen whole: nothing lies over its edges, and they are within the grid. */
function isSeen(cell: HTMLElement): boolean {
  const { left, right, top, height } = cell.getBoundingClientRect();
  const frame = grid().getBoundingClientRect();
  const middle = top + height / 2;
  const isOnTop = (x: number) => cell.contains(document.elementFromPoint(x, middle));
  return left >= frame.left && right <= frame.right && isOnTop(left + 2) && isOnTop(right - 2);
}

const sizes = [
  [1280, 800],
  [1440, 900],
] as const;
const looks = sizes.flatMap((size) => (['light', 'dark'] as const).map((look) => [...size, look] as const)); // prettier-ignore

test.each(looks)(
  'results are seen beside the inputs at %i × %i in %s',
  async (width, height, look) => {
    document.documentElement.dataset.colours = look;
    await open(width, height);
    await new Promise((resolve) => setTimeout(resolve, 250));
    await picture(`services-${width}-${look}`);
    for (const scrolled of [0, 10_000]) {
      grid().scrollLeft = scrolled;
      await frames();
      for (const { key } of [{ key: 'name' }, ...results]) {
        const cell = cellOf(key);
        expect(isSeen(cell), key).toBe(true);
        const text = cell.querySelector<HTMLElement>('.text')!;
        expect(text.scrollWidth, `${key} is not cut`).toBeLessThanOrEqual(text.clientWidth);
      }
    }
    await picture(`services-${width}-${look}-scrolled`);
    expect(await objections()).toEqual([]);
  },
);

test('every column is reached by keyboard and seen whole', async () => {
  await open(1280, 800);
  cellOf('name').focus();
  for (const key of keys) {
    await frames(1);
    expect(active().dataset.key).toBe(key);
    expect(isSeen(active()), key).toBe(true);
    await userEvent.keyboard('{ArrowRight}');
  }
  for (const key of [...keys].reverse()) {
    await frames(1);
    expect(active().dataset.key).toBe(key);
    expect(isSeen(active()), key).toBe(true);
    await userEvent.keyboard('{ArrowLeft}');
  }
});

test('where there is no room beside them the results move with the inputs', async () => {
  await open(800, 700);
  expect(isSeen(cellOf('team'))).toBe(true);
  expect(isSeen(cellOf(keys.at(-1)!))).toBe(false);
  cellOf('name').focus();
  await userEvent.keyboard('{End}');
  await frames();
  expect(isSeen(cellOf(keys.at(-1)!))).toBe(true);
});

test('a result is found by its whole name and ordered by it', async () => {
  const screens = await open(1280, 800);
  const heading = page.getByRole('columnheader', { name: 'Cost, You Build It You Run It' });
  await heading.click();
  expect(screens.shown.at(-1)).toMatchObject({
    sort: { column: 'cost_you_build_it_you_run_it', isDescending: false },
  });
});

const first = services.screen.rows[0]!.id;
const warnings = [
  {
    code: 'features_outpace_deployments',
    message:
      'It has 40 features a month for 1 deployment a month under Ops Run It: more than 10 for each.',
    path: `services.${first}.features_per_month`,
    place: 'Features ready per month',
  },
  { code: 'whole', message: 'This service is doubtful.', path: `services.${first}`, place: '' },
];
const noteOf = (cell: HTMLElement) =>
  document.getElementById(cell.getAttribute('aria-describedby') ?? '');

test.each(['light', 'dark'])('a warning stands in its cell in %s', async (look) => {
  document.documentElement.dataset.colours = look;
  await open(1280, 800, { warnings });
  await userEvent.hover(document.querySelector('.keys')!);
  const cell = cellOf('features_per_month');
  cell.focus();
  await frames();
  expect(isSeen(cell)).toBe(true);
  expect(cell.querySelector('.doubt svg')).not.toBeNull();
  expect(noteOf(cell)?.textContent).toContain('more than 10 for each');
  expect(getComputedStyle(noteOf(cell)!).display).not.toBe('none');
  await new Promise((resolve) => setTimeout(resolve, 200));
  await picture(`services-warning-${look}`);
  expect(noteOf(cellOf('name'))?.textContent).toContain('This service is doubtful.');
  expect(getComputedStyle(noteOf(cellOf('name'))!).display).toBe('none');
  await userEvent.hover(cellOf('name'));
  expect(getComputedStyle(noteOf(cellOf('name'))!).display).toBe('block');
  // Nothing else is marked.
  expect(document.querySelectorAll('.doubt')).toHaveLength(2);
  expect(await objections()).toEqual([]);
});

test('a warning is not about what is being typed', async () => {
  await open(1280, 800, { warnings });
  cellOf('features_per_month').focus();
  await userEvent.keyboard('4');
  await frames();
  expect(noteOf(cellOf('features_per_month'))).toBeNull();
  await userEvent.keyboard('{Escape}');
  await frames();
  expect(noteOf(cellOf('features_per_month'))).not.toBeNull();
});

test.each(warnings.map(({ path }, at) => [path, at === 0 ? 'features_per_month' : 'name']))(
  'who is led to %s finds the focus in the cell',
  async (path, key) => {
    const screens = await open(1280, 800, { warnings });
    screens.target = path;
    await frames();
    expect(screens.target).toBeNull();
    expect(active()).toBe(cellOf(key));
    expect(isSeen(active())).toBe(true);
  },
);

/** The recorded study with very many services, of which some rows are loaded. */
function many(from: number): Workspace {
  const [row] = services.screen.rows;
  const rows = Array.from({ length: 60 }, (_, at) => ({ ...row!, id: `s${from + at}` }));
  const screen = { ...services.screen, total: 900, matching: 900, first: from, rows };
  return { ...services, screen } as unknown as Workspace;
}

test('who is led to a service far below finds it once its row is there', async () => {
  const screens = await open(1280, 800, many(0));
  screens.target = 'services.s700.exposure_per_hour';
  await frames();
  expect(screens.target).not.toBeNull();
  screens.workspace = many(650);
  await frames();
  expect(screens.target).toBeNull();
  expect(active().dataset).toMatchObject({ row: 's700', key: 'exposure_per_hour' });
  expect(isSeen(active())).toBe(true);
});

test('a warning of the list leads into its cell, from any screen', async () => {
  const fake = new FakeHost();
  const call = async (name: 'show_study', request: { view: View }): Promise<unknown> => {
    if (request?.view?.screen.kind === 'services') return { ...services, warnings };
    const answer = await fake.call(name, request);
    return name.startsWith('open_initial') ? { ...answer, warnings } : answer;
  };
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  await page.viewport(1280, 800);
  const target = document.createElement('div');
  target.style.height = '800px';
  document.body.append(target);
  render(App, { target, props: { host: { call } as Host, appearance } });
  // From the overview first; then from the table itself, standing elsewhere.
  for (const from of ['overview', 'services']) {
    await page.getByTestId('warnings').click();
    await page.getByTestId('go-to-input').first().click();
    await expect.poll(() => active().dataset.key, { message: from }).toBe('features_per_month');
    await frames();
    expect(active(), from).toBe(cellOf('features_per_month'));
    expect(isSeen(active()), from).toBe(true);
    await picture(`services-led-from-${from}`);
    cellOf('team', 2).focus();
    await frames();
  }
});
