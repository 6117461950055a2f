import { beforeEach, expect, test } from 'vitest';
import { settle } from '../../test/scripted-host';
import type { Failure } from '../errors/failure';
import { Drafts } from './drafts.svelte';
import { RangeEntry, type RangePart, type RangeTexts } from './range-entry.svelte';

const refusal = (message: string, ...parts: RangePart[]): Failure => ({
  code: 'value_not_accepted',
  message,
  hint: '',
  problems: parts.map((part) => `hours.${part}: ${message}`),
});

let values: Record<RangePart, string>;
let sent: RangeTexts[];
let answer: (why: void | Failure) => Promise<void>;
let drafts: Drafts;
let entry: RangeEntry;

beforeEach(() => {
  values = { low: '5', likely: '10', high: '20' };
  sent = [];
  drafts = new Drafts();
  entry = new RangeEntry(
    'hours',
    (part) => values[part],
    (texts) => {
      sent.push(texts);
      return new Promise((resolve) => {
        answer = async (why) => {
          if (!why) values = { ...values, ...texts };
          resolve(why);
          await settle();
        };
      });
    },
    drafts,
  );
});

const { keys } = Object;
const part = (name: RangePart) => entry.parts[name];
const failures = () =>
  (keys(values) as RangePart[]).map((name) => part(name).failure?.message ?? '');
const texts = () => (keys(values) as RangePart[]).map((name) => part(name).text);

test('a range wholly apart from the one before is typed and applied in one step', async () => {
  part('low').type('30');
  part('likely').type('40');
  part('high').type('50');
  expect(sent).toEqual([]);
  entry.apply();
  entry.apply();
  expect(sent).toEqual([{ low: '30', likely: '40', high: '50' }]);
  expect(part('high').isWaiting).toBe(true);
  await answer();
  expect([texts(), drafts.areThere]).toEqual([['30', '40', '50'], false]);
});

test('Enter in any of the fields applies them all, and what was not typed is not sent', () => {
  part('likely').type('12');
  part('high').type('20');
  part('likely').apply();
  expect(sent).toEqual([{ likely: '12' }]);
});

test('the reason stands beside the field that is wrong, and all is judged again with what changes', async () => {
  part('low').type('30');
  part('likely').type('lots');
  entry.apply();
  await answer(refusal('Expected a number.', 'likely'));
  expect(failures()).toEqual(['', 'Expected a number.', '']);
  expect(texts()).toEqual(['30', 'lots', '20']);
  entry.apply();
  expect(sent, 'nothing has changed').toHaveLength(1);
  part('likely').type('40');
  part('high').type('50');
  expect(failures()).toEqual(['', '', '']);
  entry.apply();
  expect(sent[1]).toEqual({ low: '30', likely: '40', high: '50' });
  await answer();
  expect([texts(), drafts.areThere]).toEqual([['30', '40', '50'], false]);
});

test('of two that do not ascend the one that was typed is wrong', async () => {
  part('high').type('8');
  entry.apply();
  await answer(refusal('The likely value is above the highest.', 'likely', 'high'));
  expect(failures()).toEqual(['', '', 'The likely value is above the highest.']);
  part('high').restore();
  expect([texts(), drafts.areThere]).toEqual([['5', '10', '20'], false]);
});

test('a refusal that names no part stands beside the first that was typed', async () => {
  part('likely').type('1e30');
  part('high').type('1e31');
  entry.apply();
  await answer(refusal('The figures are too large.'));
  expect(failures()).toEqual(['', 'The figures are too large.', '']);
});

test('leaving the study applies what is typed', async () => {
  part('low').type('6');
  let isSettled = false;
  void drafts.settle().then(() => (isSettled = true));
  await settle();
  expect([sent, isSettled]).toEqual([[{ low: '6' }], false]);
  await answer();
  expect(isSettled).toBe(true);
});

test('a part that was refused is never applied by a change elsewhere, and keeps its reason', async () => {
  part('low').type('30');
  entry.apply();
  await answer(refusal('The lowest value is above the likely one.', 'low', 'likely'));
  values = { ...values, likely: '40', high: '50' };
  await part('low').judgeAgain();
  expect([sent, texts()]).toEqual([[{ low: '30' }], ['30', '40', '50']]);
  expect(failures()).toEqual(['The lowest value is above the likely one.', '', '']);
  drafts.apply();
  expect(sent).toHaveLength(1);
  part('low').apply();
  await answer();
  expect([sent.length, texts(), drafts.areThere]).toEqual([2, ['30', '40', '50'], false]);
});
