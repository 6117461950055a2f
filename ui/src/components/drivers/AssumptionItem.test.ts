import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { commandError } from '../../lib/ipc/fake-host';
import { assumptionOf, quantityAt } from '../../lib/ipc/fake/overviews';
import { AssumptionRow } from '../../lib/state/assumption-row.svelte';
import AssumptionItem from './AssumptionItem.svelte';

const quantity = quantityAt('models.ops_run_it.level_2_pickup')!;

let sent: string[];
let row: AssumptionRow;
let field: HTMLInputElement;
let slider: HTMLInputElement;

beforeEach(() => {
  sent = [];
  row = new AssumptionRow(assumptionOf(quantity, 1), (_row, value) => sent.push(value));
  render(AssumptionItem, { row, onexplain: () => {} });
  field = screen.getByTestId('assumption-field');
  slider = screen.getByTestId('assumption-slider');
});

test('says what it is, whose it is and how far it can be relied on', () => {
  expect(screen.getByTestId('assumption').dataset.path).toBe(quantity.path);
  expect(field.getAttribute('aria-label')).toBe('Level 2 pick-up, Ops Run It');
  expect(slider.getAttribute('aria-valuetext')).toBe('1 h');
  expect([slider.min, slider.max, slider.step, slider.value]).toEqual(['0.25', '6', '0.25', '1']);
  expect(screen.getByText('Estimate:')).toBeTruthy();
  expect(screen.getByText('Playbook cases')).toBeTruthy();
});

test('Enter applies, leaving the field applies, Escape restores', async () => {
  await fireEvent.input(field, { target: { value: '2' } });
  expect(sent).toEqual([]);
  await fireEvent.keyDown(field, { key: 'Enter' });
  expect(sent).toEqual(['2']);

  await fireEvent.input(field, { target: { value: '3 h' } });
  await fireEvent.blur(field);
  expect(sent).toEqual(['2', '3 h']);

  await fireEvent.input(field, { target: { value: '4' } });
  await fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('1 h');
  await fireEvent.blur(field);
  expect(sent).toEqual(['2', '3 h']);
});

test('a refused value stays in the field, with the reason beside it', async () => {
  await fireEvent.input(field, { target: { value: 'soon' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  const refusal = commandError('value_not_accepted', 'Expected hours, found “soon”.', 'Type 2 h.');
  row.refused('soon', refusal);
  await tick();
  const error = screen.getByTestId('assumption-error');
  expect(error.textContent).toContain('Expected hours, found “soon”.');
  expect(field.value).toBe('soon');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.getAttribute('aria-describedby')).toContain(error.id);

  await fireEvent.input(field, { target: { value: '2' } });
  expect(screen.queryByTestId('assumption-error')).toBeNull();
  expect(field.getAttribute('aria-invalid')).toBe('false');
});

test('the slider sends where it stands and shows what was accepted', async () => {
  await fireEvent.input(slider, { target: { value: '2.5' } });
  expect(sent).toEqual(['2.5']);
  row.accepted('2.5', assumptionOf(quantity, 2.5));
  await tick();
  expect(field.value).toBe('2.5 h');
  expect(slider.value).toBe('2.5');
});

test('what becomes of the range is said until the value is another one', async () => {
  const remark = () => screen.getByTestId('assumption-remark').textContent;
  row.accepted('9', assumptionOf(quantity, 9), 'The range moves.');
  await tick();
  expect(remark()).toBe('The range moves.');
  row.refresh(assumptionOf(quantity, 1));
  await tick();
  expect(remark(), 'undone').toBe('');
});

test('stays as it is while it has the focus, on the field or the slider', async () => {
  const refreshed = (text: string) => ({
    ...assumptionOf(quantity, 1),
    effect: { text, figure: null },
  });
  const about = () => screen.getByTestId('assumption').textContent;
  field.focus();
  row.refresh(refreshed('moves the saving by $7'));
  slider.focus();
  await tick();
  expect(about()).not.toContain('$7');
  slider.blur();
  await tick();
  expect(about()).toContain('moves the saving by $7');
});
