import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { objections } from '../../../test/axe';
import Rows from '../../../test/Rows.svelte';
import type { Asked } from '../../../test/rows';
import { settle } from '../../../test/scripted-host';

let asked: Asked[];
beforeEach(() => {
  asked = [];
});

const at = (place: string) => document.querySelector<HTMLElement>(`[data-place="${place}"]`)!;

async function draw(total = 2000): Promise<void> {
  render(Rows, { asked, total });
  await tick();
}

test('says how large it is and where each cell stands', async () => {
  await draw();
  const grid = screen.getByRole('grid', { name: 'Services' });
  expect(grid.getAttribute('aria-rowcount')).toBe('2001');
  expect(grid.getAttribute('aria-colcount')).toBe('10');
  expect(at('3:2').closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('5');
  expect(at('3:2').getAttribute('aria-colindex')).toBe('3');
  expect(at('3:1').getAttribute('role')).toBe('rowheader');
  expect(at('3:7').getAttribute('aria-readonly')).toBe('true');
  expect(at('-1:2').getAttribute('aria-sort')).toBe('none');
  expect(document.querySelectorAll('[role=grid] [tabindex="0"]')).toHaveLength(1);
  expect(asked[0]).toEqual({ name: 'window', value: [0, 50] });
  expect(await objections()).toEqual([]);
});

test('the one cell in the order of the page is where one went last', async () => {
  await draw();
  at('0:0').focus();
  await fireEvent.keyDown(at('0:0'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(at('1:0'));
  expect(document.querySelector('[role=grid] [tabindex="0"]')).toBe(at('1:0'));
});

test('an edit is sent, shown while it waits, and a refusal is told', async () => {
  await draw();
  at('0:5').focus();
  await tick();
  await fireEvent.keyDown(at('0:5'), { key: 's' });
  const input = screen.getByRole<HTMLInputElement>('textbox', {
    name: 'Exposure per hour, Checkout 1',
  });
  expect(input.value).toBe('s');
  await fireEvent.input(input, { target: { value: 'soon' } });
  await fireEvent.keyDown(input, { key: 'Enter' });
  await settle();
  await tick();
  expect(asked.at(-1)).toEqual({ name: 'edit', value: ['s0', 'exposure', 'soon'] });
  expect(document.activeElement).toBe(at('1:5'));
  expect(screen.getByRole('alert').textContent).toContain('Exposure per hour, Checkout 1:');
  await fireEvent.click(screen.getByRole('button', { name: 'Go to the cell' }));
  expect(document.activeElement).toBe(at('0:5'));
  expect(await objections()).toEqual([]);
});

test('text of a cell stays text', async () => {
  await draw();
  at('0:2').focus();
  await tick();
  await fireEvent.keyDown(at('0:2'), { key: '<' });
  const input = screen.getByRole('textbox');
  await fireEvent.input(input, { target: { value: '<img src=x>' } });
  await fireEvent.keyDown(input, { key: 'Tab' });
  await settle();
  await tick();
  expect(at('0:2').textContent).toContain('<img src=x>');
  expect(document.querySelector('img')).toBeNull();
});

test('is empty in words', async () => {
  await draw(0);
  expect(screen.getByText('No service matches.')).toBeTruthy();
  expect(await objections()).toEqual([]);
});
