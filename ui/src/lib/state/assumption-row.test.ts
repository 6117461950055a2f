import { beforeEach, expect, test } from 'vitest';
import { toFailure } from '../errors/failure';
import { commandError } from '../ipc/fake-host';
import { assumptionOf, quantityAt } from '../ipc/fake/overviews';
import { AssumptionRow } from './assumption-row.svelte';

const quantity = quantityAt('incidents.loss_in_major')!;
const refusal = toFailure(commandError('value_not_accepted', 'Expected a share.'));

let sent: string[];
let row: AssumptionRow;
beforeEach(() => {
  sent = [];
  row = new AssumptionRow(assumptionOf(quantity, 0.35), (_row, value) => sent.push(value));
});

test('typing applies nothing until it is finished', () => {
  row.type('0.5');
  expect(sent).toEqual([]);
  row.apply();
  row.apply();
  expect(sent, 'leaving the field after Enter does not send it twice').toEqual(['0.5']);
  row.accepted('0.5', assumptionOf(quantity, 0.5));
  expect(row.text).toBe('50 %');
});

test('the text that is shown already is not sent', () => {
  row.type('35 % ');
  row.apply();
  expect(sent).toEqual([]);
  expect(row.text).toBe('35 %');
});

test('Escape gives up what was typed and the refusal', () => {
  row.type('lots');
  row.apply();
  row.refused('lots', refusal);
  expect(row.failure).toBe(refusal);
  row.restore();
  expect([row.text, row.failure]).toEqual(['35 %', null]);
});

test('typing on takes the refusal away, and the same text can be tried again', () => {
  row.type('lots');
  row.apply();
  row.refused('lots', refusal);
  row.type('lot');
  expect(row.failure).toBeNull();
  row.type('lots');
  row.apply();
  expect(sent).toEqual(['lots', 'lots']);
});

test('a refusal of a text that has been changed since is not shown', () => {
  row.type('lots');
  row.apply();
  row.type('0.4');
  row.refused('lots', refusal);
  expect(row.failure).toBeNull();
  expect(row.text).toBe('0.4');
});

test('an accepted value does not overwrite what is being typed', () => {
  row.type('0.4');
  row.apply();
  row.type('0.45');
  row.accepted('0.4', assumptionOf(quantity, 0.4));
  expect(row.text).toBe('0.45');
});

test('moving the slider replaces what was typed', () => {
  row.type('lots');
  row.apply();
  row.refused('lots', refusal);
  row.slide('0.6');
  expect([row.position, row.text, row.failure]).toEqual(['0.6', '35 %', null]);
  row.refused('0.6', refusal);
  expect([row.position, row.failure]).toEqual(['0.35', refusal]);
});
