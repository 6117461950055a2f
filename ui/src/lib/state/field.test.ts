import { beforeEach, expect, test, vi } from 'vitest';
import { settle } from '../../test/scripted-host';
import { Drafts } from './drafts.svelte';
import { Field, type Refusal } from './field.svelte';

const refusal: Refusal = { message: 'Expected an amount.', hint: 'Type 250k.' };

let value: string;
let sent: string[];
let answer: (why: void | Refusal) => void;
let fail: () => void;
let field: Field;
let drafts: Drafts;

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

/** A field whose text is refused, with what reading it says at first and from then on. */
async function refusedAsRead(atFirst: boolean | null, then: boolean | null): Promise<Field> {
  drafts = new Drafts();
  drafts.canBeRead = vi.fn().mockResolvedValue(then).mockResolvedValueOnce(atFirst);
  const judged = new Field(() => value, (text) => (sent.push(text), Promise.resolve(refusal)), drafts, 'horizon'); // prettier-ignore
  judged.type('40');
  judged.apply();
  await settle();
  await judged.judgeAgain();
  return judged;
}

test('a reason that does not stand any more goes, and the text waits to be applied', async () => {
  const judged = await refusedAsRead(false, true);
  expect([sent, judged.text, judged.failure, judged.isNew]).toEqual([['40'], '40', null, true]);
  judged.apply();
  expect(sent).toEqual(['40', '40']);
});

test.each([
  ['it still cannot be read', false, false],
  ['it could be read when it was refused', true, true],
  ['nobody can tell how it reads', null, null],
  ['nobody could tell when it was refused', null, true],
])('a reason stands as long as %s', async (_, atFirst, then) => {
  const judged = await refusedAsRead(atFirst, then);
  expect([sent, judged.text, judged.failure]).toEqual([['40'], '40', refusal]);
  drafts.apply();
  expect(sent, 'nobody applied this field').toEqual(['40']);
  judged.apply();
  expect(sent).toEqual(['40', '40']);
});

test('a refused text gives way to another value in its place', async () => {
  field.type('lots');
  field.apply();
  answer(refusal);
  await settle();
  value = '$20';
  await field.judgeAgain();
  expect([field.text, field.failure, sent]).toEqual(['$20', null, ['lots']]);
});
