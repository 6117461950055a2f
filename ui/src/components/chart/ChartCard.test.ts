import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { FakeScreens } from '../../test/fake-screens.svelte';
import { drawCosts } from '../../lib/ipc/fake/drawings';
import { initialValues } from '../../lib/ipc/fake/figures';
import ChartCard from './ChartCard.svelte';

const picture = drawCosts(initialValues(), 'all_costs', 'light', { width: 480, height: 240 });

function show(change: Partial<typeof picture> = {}) {
  render(ChartCard, {
    title: 'What it costs',
    picture: { ...picture, ...change },
    legible: true,
    testid: 'chart-costs',
    onsize: vi.fn(),
    onexplain: vi.fn(),
  });
  return screen.getByTestId('chart-costs');
}

test('the drawing is described in a sentence', () => {
  const place = show();
  const drawing = within(place).getByRole('img');
  expect(drawing.getAttribute('aria-label')).toBe(picture.description);
  expect(drawing.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});

test('shows its data as a real table and goes back to the drawing', async () => {
  const place = show();
  await fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  const table = within(place).getByRole('table');
  expect(within(table).getAllByRole('columnheader')).toHaveLength(picture.columns.length);
  expect(within(table).getAllByRole('row')).toHaveLength(picture.rows.length + 1);
  expect(within(table).getByRole('rowheader', { name: 'Hybrid' })).toBeTruthy();
  expect(within(place).queryByRole('img')).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Show as chart' }));
  expect(within(place).getByRole('img')).toBeTruthy();
});

test('the marks are one stop for the keyboard, and arrow keys lead along them', async () => {
  const place = show();
  const marks = within(place).getAllByRole('option');
  expect(marks).toHaveLength(picture.marks.length);
  expect(marks.filter((mark) => mark.tabIndex === 0)).toHaveLength(1);

  marks[0]?.focus();
  await fireEvent.keyDown(marks[0]!, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(marks[1]);
  expect(marks[1]?.getAttribute('aria-label')).toBe('Ops Run It, transition: $92K');
  expect(place.querySelector('.tip')?.textContent).toContain('$92K');
  await fireEvent.keyDown(marks[1]!, { key: 'Escape' });
  expect(place.querySelector('.tip')).toBeNull();
  await fireEvent.keyDown(marks[1]!, { key: 'End' });
  expect(document.activeElement).toBe(marks.at(-1));
});

const cell = (text: string) => ({ text, figure: null });

test('names that contain markup are shown as they are', async () => {
  const name = '</th><script>alert(1)</script>';
  const place = show({ rows: [[cell(name), cell('$1')]], description: name });
  await fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(within(place).getByRole('rowheader').textContent).toBe(name);
  expect(document.querySelector('script')).toBeNull();
});

test('a drawing that cannot be read leaves the table', async () => {
  const place = show({ svg: 'not a drawing' });
  expect(place.textContent).toContain('Its figures are in the table.');
  await fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(within(place).getByRole('table')).toBeTruthy();
});

async function menuOf(outdated?: string) {
  const screens = new FakeScreens();
  const source = { kind: 'study', chart: 'total_cost', compared: 'hybrid' } as const;
  const props = { title: 'What it costs', picture, legible: true, source, screens, outdated };
  render(ChartCard, { ...props, testid: 'chart-costs', onsize: vi.fn() });
  const trigger = screen.getByTestId('chart-more');
  await fireEvent.keyDown(trigger, { key: 'Enter' });
  const menu = await waitFor(() => screen.getByTestId('chart-menu'));
  return { trigger, menu, items: within(menu).getAllByRole('menuitem'), host: screens.host };
}

const isDisabled = (item: HTMLElement) => item.getAttribute('aria-disabled') === 'true';

test('a chart of the study as it stands fills the window, is copied and saved', async () => {
  const { trigger, items } = await menuOf();
  // full screen; picture and table copied; slide, SVG and four sizes of PNG saved
  expect(items).toHaveLength(9);
  expect(items.some(isDisabled)).toBe(false);
  expect(trigger.getAttribute('aria-label')).toBe('What it costs: full screen, copy, save');
});

test('an outdated chart does not leave its card, and says why', async () => {
  const why = 'The study has changed since these futures were run.';
  const { trigger, menu, items, host } = await menuOf(why);
  expect(items.every(isDisabled)).toBe(true);
  expect(within(menu).getByText(why)).toBeTruthy();
  expect(trigger.getAttribute('aria-label')).toContain(why);
  for (const item of items) await fireEvent.click(item);
  expect(host.asked).toEqual([]);
  expect(screen.queryByTestId('chart-full-screen')).toBeNull();
});
