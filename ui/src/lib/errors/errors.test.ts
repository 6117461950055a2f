import { expect, test } from 'vitest';
import { commandError } from '../ipc/fake-host';
import { isErrorCode, treatmentOf } from './classify';
import { toFailure } from './failure';

test('the place of a failure depends on its code alone', () => {
  expect(treatmentOf('study_not_valid').place).toBe('dialog');
  expect(treatmentOf('value_not_accepted').place).toBe('field');
  expect(treatmentOf('chart_not_drawn').place).toBe('strip');
  expect(treatmentOf(null).place).toBe('dialog');
});

test('names of inherited properties are not codes', () => {
  expect(isErrorCode('constructor')).toBe(false);
  expect(isErrorCode('toString')).toBe(false);
  expect(isErrorCode(undefined)).toBe(false);
});

test("a command's error passes unchanged", () => {
  const error = commandError('file_not_read', 'The file is locked.', 'Close the other program.');
  expect(toFailure(error)).toBe(error);
});

test.each([
  ['a text', 'invalid args `request`', ['invalid args `request`']],
  ['an Error', new Error('connection lost'), ['connection lost']],
  ['nothing', undefined, []],
  ['an unknown code', { code: 'new_kind', message: '', hint: '', problems: [] }, []],
])('%s becomes a failure with its text as detail', (_name, thrown, problems) => {
  const failure = toFailure(thrown);
  expect(failure.code).toBeNull();
  expect(failure.message).not.toBe('');
  expect(failure.problems).toEqual(problems);
});
