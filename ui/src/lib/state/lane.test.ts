import { expect, test } from 'vitest';
import { settle } from '../../test/scripted-host';
import { Lane } from './lane';

function task(log: string[], name: string) {
  let finish = () => {};
  const gate = new Promise<void>((resolve) => (finish = resolve));
  const run = async () => {
    log.push(`${name} begins`);
    await gate;
    log.push(`${name} ends`);
  };
  return { run, finish: async () => (finish(), await settle()) };
}

test('runs one task at a time, in the order of their keys', async () => {
  const log: string[] = [];
  const lane = new Lane();
  const [a, b] = [task(log, 'a'), task(log, 'b')];
  lane.put('a', a.run);
  lane.put('b', b.run);
  expect(log).toEqual(['a begins']);
  await a.finish();
  expect(log).toEqual(['a begins', 'a ends', 'b begins']);
  await b.finish();
  expect(log.at(-1)).toBe('b ends');
});

test('drops what waits when a newer task of the same key arrives', async () => {
  const log: string[] = [];
  const lane = new Lane();
  const [first, dropped, last] = [task(log, 'first'), task(log, 'dropped'), task(log, 'last')];
  lane.put('x', first.run);
  lane.put('x', dropped.run);
  lane.put('x', last.run);
  await first.finish();
  await last.finish();
  expect(log).toEqual(['first begins', 'first ends', 'last begins', 'last ends']);
});

test('what was put between two of a key keeps them apart', async () => {
  const log: string[] = [];
  const lane = new Lane();
  const [first, one, undo, two] = [task(log, 'first'), task(log, 'one'), task(log, 'undo'), task(log, 'two')]; // prettier-ignore
  lane.put('x', first.run);
  lane.put('x', one.run);
  lane.put('undo', undo.run);
  lane.put('x', two.run);
  for (const each of [first, one, undo, two]) await each.finish();
  expect(log.filter((line) => line.endsWith('begins'))).toEqual([
    'first begins',
    'one begins',
    'undo begins',
    'two begins',
  ]);
});
