import { render } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Rows from '../../../test/Rows.svelte';
import { frames, objections, picture } from '../../../test/browser';
import type { Asked } from '../../../test/rows';

let asked: Asked[];
const made = (name: string) => asked.filter((one) => one.name === name).map((one) => one.value);
const last = (name: string) => made(name).at(-1);
const grid = () => document.querySelector<HTMLElement>('[role=grid]')!;
const rowsDrawn = () => document.querySelectorAll('[role=grid] [aria-rowindex]').length;
const active = () => document.activeElement as HTMLElement;
const at = (place: string) => document.querySelector<HTMLElement>(`[data-place="${place}"]`);

beforeEach(() => {
  asked = [];
});

/** Draws the grid in a box of the window's size and stands in the name of the first service. */
async function draw(props: { total?: number; delay?: number } = {}): Promise<void> {
  const target = document.createElement('div');
  target.style.cssText = 'height: 700px; padding: 16px';
  document.body.append(target);
  render(Rows, { target, props: { asked, ...props } });
  await frames();
  at('0:1')?.focus();
  await frames();
}

test('draws a window of 2 000 rows, and scrolls to the end', async () => {
  await draw();
  expect(grid().getAttribute('aria-rowcount')).toBe('2001');
  expect(rowsDrawn()).toBeLessThanOrEqual(60);
  grid().scrollTop = grid().scrollHeight;
  await frames();
  expect(rowsDrawn()).toBeLessThanOrEqual(60);
  await expect.element(page.getByText('Recommendations 2000')).toBeVisible();
  // The window of rows was asked for in pieces, not row by row.
  expect(made('window').length).toBeLessThanOrEqual(3);
  // The focus stayed where it was, out of sight.
  expect(active().dataset.place).toBe('0:1');
});

test('scrolls without lag', async () => {
  await draw();
  const times: number[] = [];
  for (let top = 0; top < 60_000; top += 700) {
    const from = performance.now();
    grid().scrollTop = top;
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - from);
  }
  times.sort((one, other) => one - other);
  // Unoptimised code on a busy machine; what is built takes a fraction of it.
  expect(times[times.length >> 1]).toBeLessThan(120);
});

test('the keyboard reaches every corner', async () => {
  await draw();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await frames();
  expect(active().dataset.place).toBe('1999:9');
  const box = active().getBoundingClientRect();
  const frame = grid().getBoundingClientRect();
  expect(box.bottom).toBeLessThanOrEqual(frame.bottom + 1);
  expect(box.right).toBeLessThanOrEqual(frame.right + 1);
  await userEvent.keyboard('{PageUp}{Home}{ArrowRight}');
  await frames();
  const [row] = active().dataset.place!.split(':').map(Number);
  expect(row).toBeLessThan(1990);
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowUp}');
  expect(active().getAttribute('role')).toBe('columnheader');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(active().getAttribute('aria-sort')).toBe('ascending');
  await userEvent.keyboard('{Enter}');
  expect(active().getAttribute('aria-sort')).toBe('descending');
  await expect.element(page.getByText('Recommendations 2000')).toBeVisible();
});

test('typing edits, Enter goes down, Tab goes right, Escape gives up', async () => {
  await draw();
  await userEvent.keyboard('{ArrowRight}Gatew');
  expect(active().tagName).toBe('INPUT');
  await userEvent.keyboard('ay{Enter}');
  await frames();
  expect(last('edit')).toEqual(['s0', 'team', 'Gateway']);
  expect(active().dataset.place).toBe('1:2');
  expect(at('0:2')?.textContent).toContain('Gateway');

  await userEvent.keyboard('{F2} one{Tab}');
  await frames();
  expect(last('edit')).toEqual(['s1', 'team', 'Findability one']);
  expect(active().dataset.place).toBe('1:3');

  await userEvent.keyboard('{Enter}99{Escape}');
  await frames();
  expect(made('edit')).toHaveLength(2);
  expect(active().dataset.place).toBe('1:3');
  expect(at('1:3')?.textContent?.trim()).toBe('2');
});

test('a refused value stays in its cell with the reason, until it is given up', async () => {
  await draw();
  await userEvent.keyboard('{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}soon{Enter}');
  await frames();
  const cell = at('0:5')!;
  expect(cell.getAttribute('aria-invalid')).toBe('true');
  expect(cell.textContent).toContain('soon');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Expected an amount');
  await userEvent.keyboard('{ArrowUp}');
  await frames();
  const why = document.getElementById(cell.getAttribute('aria-describedby')!)!;
  expect(getComputedStyle(why).display).toBe('block');
  await userEvent.keyboard('{Escape}');
  await frames();
  expect(cell.getAttribute('aria-invalid')).toBeNull();
  expect(cell.textContent?.trim()).toBe('$10,000');
});

test('a choice is picked from its list by the keyboard', async () => {
  await draw();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
  expect(active().tagName).toBe('SELECT');
  await userEvent.selectOptions(active(), '99.9');
  await frames();
  expect(last('edit')).toEqual(['s0', 'target', '99.9']);
  expect(at('0:6')?.textContent).toContain('99.9 %');
  expect(active().dataset.place).toBe('0:6');
});

/** What the browser's copying puts on the clipboard. */
function copied(): string {
  const data = new DataTransfer();
  active().dispatchEvent(
    new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  return data.getData('text/plain');
}

test('a block is selected, copied, filled and cleared', async () => {
  await draw();
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}');
  await frames();
  expect(document.querySelectorAll('[role=gridcell][aria-selected=true]')).toHaveLength(6);
  expect(copied()).toBe('Trolley\t1\nFindability\t2\nStorefront\t3');
  await userEvent.keyboard('{Control>}d{/Control}');
  expect(last('fill')).toEqual({
    firstRow: 0,
    lastRow: 2,
    keys: ['team', 'launch'],
    rowIds: ['s0', 's1', 's2'],
  });
  await userEvent.keyboard('{Delete}');
  expect(last('clear')).toMatchObject({ keys: ['team', 'launch'], lastRow: 2 });
  await userEvent.keyboard('{Control>}a{/Control}');
  await frames();
  // Most rows are not here, so their text is asked for, not cut short.
  expect(copied()).toBe('');
  expect(last('copybeyond')).toMatchObject({ firstRow: 0, lastRow: 1999, rowIds: null });
});

test('the keys for copying and pasting work as a person presses them', async () => {
  await draw();
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
  const heard = new Promise<string>((resolve) => {
    addEventListener('copy', (event) => resolve(event.clipboardData!.getData('text/plain')), {
      once: true,
    });
  });
  await userEvent.copy();
  expect(await heard).toBe('Trolley\nFindability');
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await userEvent.paste();
  await frames();
  expect(last('paste')).toEqual(['Trolley\nFindability', 's2', 'launch']);
});

test('the pointer selects a block by dragging and by Shift, and edits by two clicks', async () => {
  await draw();
  await userEvent.click(at('2:2')!);
  expect(active().dataset.place).toBe('2:2');
  await userEvent.click(at('4:3')!, { modifiers: ['Shift'] });
  await frames();
  expect(document.querySelectorAll('[role=gridcell][aria-selected=true]')).toHaveLength(6);
  await userEvent.dblClick(at('5:2')!);
  expect(active().tagName).toBe('INPUT');
  await userEvent.keyboard('{Escape}');
  await userEvent.dblClick(at('5:7')!);
  expect(last('open')).toEqual(['s5', 'ops']);
});

test('rows are ticked one by one and all together', async () => {
  await draw();
  await userEvent.keyboard('{Shift>} {/Shift}{ArrowDown}{ArrowLeft} ');
  await frames();
  expect(document.querySelectorAll('[role=row][aria-selected=true]')).toHaveLength(2);
  const all = page.getByRole('checkbox', { name: 'Pick all rows' });
  await expect.element(all).toBePartiallyChecked();
  await all.click();
  await expect.element(page.getByRole('checkbox', { name: 'Pick Basket 3' })).toBeChecked();
});

test('rows that are not there yet keep their place and are not edited', async () => {
  await draw({ delay: 400 });
  expect(grid().getAttribute('aria-busy')).toBe('true');
  await userEvent.keyboard('{ArrowDown}x');
  expect(document.querySelector('[role=grid] input[type=text]')).toBeNull();
  await expect.element(page.getByText('Checkout 1', { exact: true })).toBeVisible();
  expect(grid().getAttribute('aria-busy')).toBe('false');
});

test.each(['light', 'dark'])('has nothing that axe objects to in %s', async (colours) => {
  document.documentElement.dataset.colours = colours;
  await draw();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}soon{Enter}{ArrowUp}');
  await frames();
  await picture(`grid-${colours}`);
  expect(await objections()).toEqual([]);
});

test('without rows it says so', async () => {
  await draw({ total: 0 });
  await expect.element(page.getByText('No service matches.')).toBeVisible();
  await picture('grid-empty');
  expect(await objections()).toEqual([]);
});
