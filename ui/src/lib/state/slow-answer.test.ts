import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settle } from '../../test/scripted-host';
import { SlowAnswer } from './slow-answer.svelte';

interface Asked {
  question: string;
  answer: (text: string) => Promise<void>;
  fail: () => Promise<void>;
}

let asked: Asked[];
let slow: SlowAnswer<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  slow = new SlowAnswer(
    (question) =>
      new Promise((resolve, reject) => {
        asked.push({
          question,
          answer: (text) => (resolve(text), settle()),
          fail: () => (reject(new Error('lost')), settle()),
        });
      }),
  );
});
afterEach(() => vi.useRealTimers());

const rest = () => vi.advanceTimersByTimeAsync(1000);

test('a question is asked at once, and once', async () => {
  slow.want('a', '1');
  slow.want('a', '1');
  expect(slow.state).toBe('loading');
  expect(asked).toHaveLength(1);
  await asked[0]?.answer('of 1');
  expect([slow.state, slow.value, slow.isWorking]).toEqual(['ready', 'of 1', false]);
});

test('newer figures dim what is shown, and are asked about when they rest', async () => {
  slow.want('a', '1');
  await asked[0]?.answer('of 1');
  slow.want('a', '2');
  await vi.advanceTimersByTimeAsync(400);
  slow.want('a', '3');
  await vi.advanceTimersByTimeAsync(400);
  expect([slow.state, slow.value, asked.length]).toEqual(['outdated', 'of 1', 1]);
  await rest();
  expect(asked).toHaveLength(2);
  await asked[1]?.answer('of 3');
  expect([slow.state, slow.value]).toEqual(['ready', 'of 3']);
});

test('another question is shown from its beginning, one after the other', async () => {
  slow.want('a', '1');
  slow.want('b', '1');
  slow.want('c', '1');
  expect(asked.map(({ question }) => question)).toEqual(['a']);
  await asked[0]?.answer('of a');
  expect([slow.state, slow.value]).toEqual(['loading', null]);
  expect(asked.map(({ question }) => question)).toEqual(['a', 'c']);
  await asked[1]?.answer('of c');
  expect(slow.value).toBe('of c');
});

test('an answer that was overtaken while figures changed is dropped', async () => {
  slow.want('a', '1');
  slow.want('a', '2');
  await asked[0]?.answer('of 1');
  expect(slow.value).toBeNull();
  await asked[1]?.answer('of 2');
  expect([slow.state, slow.value]).toEqual(['ready', 'of 2']);
});

test('a failure is told, and asked again on demand', async () => {
  slow.want('a', '1');
  await asked[0]?.fail();
  expect([slow.state, slow.failure?.problems]).toEqual(['failed', ['lost']]);
  slow.retry();
  expect(slow.state).toBe('loading');
  await asked[1]?.answer('of 1');
  expect([slow.state, slow.failure]).toEqual(['ready', null]);
});

test('what is only outdated is not asked anew', async () => {
  slow.want('a', '1');
  await asked[0]?.answer('of 1');
  slow.outdate('1');
  expect(slow.state).toBe('ready');
  slow.outdate('2');
  await rest();
  expect([slow.state, slow.value, asked.length]).toEqual(['outdated', 'of 1', 1]);
});

test('forgotten answers do not come back', async () => {
  slow.want('a', '1');
  slow.forget();
  await asked[0]?.answer('of 1');
  expect([slow.state, slow.value, asked.length]).toEqual(['idle', null, 1]);
});
