import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Workspace } from '../lib/ipc/generated/Workspace';
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
