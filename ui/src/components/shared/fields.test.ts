import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { Field } from '../../lib/state/field.svelte';
import { objections } from '../../test/axe';
import { settle } from '../../test/scripted-host';
import NumberField from './NumberField.svelte';
import SearchField from './SearchField.svelte';
import TextField from './TextField.svelte';

let sent: string[];
let field: Field;
beforeEach(() => {
  sent = [];
  field = new Field(
    () => '250k',
    async (text) => {
      sent.push(text);
      return { message: 'Expected an amount.', hint: 'Type 250k.' };
    },
  );
});

const number = () => screen.getByLabelText<HTMLInputElement>('Loss');
const described = (input: HTMLElement) =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim());

test('a number field says its unit, what was understood and what is wrong', async () => {
  render(NumberField, { label: 'Loss', field, unit: 'per hour', echo: 'understood as $250,000' });
  expect(number().value).toBe('250k');
  expect(described(number())).toEqual(['understood as $250,000', 'per hour']);
  await fireEvent.input(number(), { target: { value: 'lots' } });
  expect(described(number()), 'what was understood is not of this text').toEqual(['per hour']);
  await fireEvent.keyDown(number(), { key: 'Enter' });
  await settle();
  await tick();
  expect(described(number())).toEqual(['Expected an amount. Type 250k.', 'per hour']);
  expect(number().getAttribute('aria-invalid')).toBe('true');
  expect(await objections()).toEqual([]);
});

test('a number field applies when it is left, and Escape restores', async () => {
  render(NumberField, { label: 'Loss', field });
  await fireEvent.input(number(), { target: { value: '300k' } });
  await fireEvent.blur(number());
  expect(sent).toEqual(['300k']);
  await fireEvent.keyDown(number(), { key: 'Escape' });
  expect(number().value).toBe('250k');
});

test('Escape reaches what is around the field only when there is nothing to restore', async () => {
  render(NumberField, { label: 'Loss', field });
  const heard = vi.fn();
  document.body.addEventListener('keydown', heard, { once: true });
  await fireEvent.input(number(), { target: { value: '1' } });
  await fireEvent.keyDown(number(), { key: 'Escape' });
  expect(heard).not.toHaveBeenCalled();
  await fireEvent.keyDown(number(), { key: 'Escape' });
  expect(heard).toHaveBeenCalledOnce();
});

test('what was typed is selected at the focus, so that typing replaces it', () => {
  render(NumberField, { label: 'Loss', field });
  number().focus();
  expect([number().selectionStart, number().selectionEnd]).toEqual([0, 4]);
});

test('in a field of several lines Enter makes a line', async () => {
  render(TextField, { label: 'Note', field, lines: 3 });
  const area = screen.getByLabelText<HTMLTextAreaElement>('Note');
  await fireEvent.input(area, { target: { value: 'From finance' } });
  await fireEvent.keyDown(area, { key: 'Enter' });
  expect(sent).toEqual([]);
  await fireEvent.keyDown(area, { key: 'Enter', ctrlKey: true });
  expect(sent).toEqual(['From finance']);
  await settle();
  await tick();
  expect(screen.getByRole('alert').textContent).toContain('Expected an amount.');
  expect(await objections()).toEqual([]);
});

test('text stays text', async () => {
  const name = new Field(
    () => '<img src=x onerror=alert(1)>',
    () => {},
  );
  render(TextField, { label: 'Name', field: name, note: '<b>note</b>' });
  expect(document.querySelector('img, b')).toBeNull();
});

test('a search is emptied by Escape and by its cross', async () => {
  const onsearch = vi.fn();
  const { rerender } = render(SearchField, {
    label: 'Search',
    value: 'bas',
    onsearch,
    found: '2 found',
  });
  expect(screen.getByRole('status').textContent).toBe('2 found');
  await fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
  await fireEvent.click(screen.getByRole('button', { name: 'Empty the search' }));
  expect(onsearch.mock.calls).toEqual([[''], ['']]);
  expect(await objections()).toEqual([]);
  await rerender({ value: '' });
  expect(screen.queryByRole('button')).toBeNull();
});
