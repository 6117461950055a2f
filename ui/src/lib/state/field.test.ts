import { beforeEach, expect, test } from 'vitest';
import { settle } from '../../test/scripted-host';
import { Field, type Refusal } from './field.svelte';

const refusal: Refusal = { message: 'Expected an amount.', hint: 'Type 250k.' };

let value: string;
let sent: string[];
let answer: (why: void | Refusal) => void;
let fail: () => void;
let field: Field;

beforeEach(() => {
  value = '$10';
  sent = [];
  field = new Field(
    () => value,
    (text) => {
      sent.push(text);
      return new Promise((resolve, reject) => ([answer, fail] = [resolve, reject]));
    },
  );
});

test('typing applies nothing until it is finished, and then once', async () => {
  field.type('12');
  expect([field.text, field.isUnsettled, field.isWaiting, sent]).toEqual(['12', true, false, []]);
  field.apply();
  field.apply();
  expect([field.isWaiting, sent]).toEqual([true, ['12']]);
  value = '$12';
  answer();
  await settle();
  expect([field.text, field.draft, field.isUnsettled]).toEqual(['$12', null, false]);
});

test('the value that is there already is not sent', () => {
  field.type(' $10 ');
  field.apply();
  expect([sent, field.draft]).toEqual([[], null]);
});

test('a refused text stays with its reason until it is changed or given up', async () => {
  field.type('lots');
  field.apply();
  answer(refusal);
  await settle();
  expect([field.text, field.failure, field.isUnsettled]).toEqual(['lots', refusal, false]);
  field.type('lot');
  expect(field.failure).toBeNull();
  field.restore();
  expect(field.text).toBe('$10');
});

test('an answer to what was changed since does not touch what is typed', async () => {
  field.type('12');
  field.apply();
  const first = answer;
  field.type('13');
  first(refusal);
  await settle();
  expect([field.text, field.failure]).toEqual(['13', null]);
});

test('a text whose sending broke can be sent again', async () => {
  field.type('12');
  field.apply();
  fail();
  await settle();
  expect([field.text, field.isWaiting]).toEqual(['12', false]);
  field.apply();
  expect(sent).toEqual(['12', '12']);
});

test('the value that is there is sent again while another one is on its way', async () => {
  field.type('500');
  field.apply();
  const answerFirst = answer;
  field.type('$10');
  field.apply();
  expect(sent).toEqual(['500', '$10']);
  value = '$500';
  answerFirst();
  await settle();
  expect(field.text).toBe('$10');
  value = '$10';
  answer();
  await settle();
  expect([field.text, field.draft]).toEqual(['$10', null]);
});

test('a refused text is judged again, with its reason until then', async () => {
  field.type('40');
  field.apply();
  answer(refusal);
  await settle();
  field.judgeAgain();
  field.judgeAgain();
  expect([sent, field.failure]).toEqual([['40', '40'], refusal]);
  const other: Refusal = { message: 'At most 36.' };
  answer(other);
  await settle();
  expect([field.text, field.failure]).toEqual(['40', other]);
  field.judgeAgain();
  value = '40';
  answer();
  await settle();
  expect([field.text, field.draft, field.failure]).toEqual(['40', null, null]);
});

test('a refused text gives way to another value in its place', async () => {
  field.type('lots');
  field.apply();
  answer(refusal);
  await settle();
  value = '$20';
  field.judgeAgain();
  expect([field.text, field.failure, sent]).toEqual(['$20', null, ['lots']]);
});
