import { expect, test } from 'vitest';
import { markAfter, markAt } from './marks';

const mark = (x: number, y: number, width: number, height: number) => ({
  x,
  y,
  width,
  height,
  label: '',
  value: '',
  figure: null,
  path: null,
});
const bars = [mark(0, 0, 100, 20), mark(100, 0, 2, 20), mark(102, 0, 60, 20), mark(0, 0, 400, 200)];

test('the smallest mark under the pointer is meant', () => {
  expect(markAt(bars, 50, 10)).toBe(0);
  expect(markAt(bars, 101, 10)).toBe(1);
  expect(markAt(bars, 300, 150)).toBe(3);
});

test('a thin mark can be hit from beside it, but not from afar', () => {
  const thin = [mark(100, 0, 1, 20)];
  expect(markAt(thin, 92, 28)).toBe(0);
  expect(markAt(thin, 80, 10)).toBeNull();
  expect(markAt([], 0, 0)).toBeNull();
});

test('the arrow keys lead along the marks and stop at the ends', () => {
  expect(markAfter('ArrowRight', 0, 3)).toBe(1);
  expect(markAfter('ArrowDown', 2, 3)).toBe(2);
  expect(markAfter('ArrowLeft', 0, 3)).toBe(0);
  expect(markAfter('Home', 2, 3)).toBe(0);
  expect(markAfter('End', 0, 3)).toBe(2);
  expect(markAfter('a', 0, 3)).toBeUndefined();
  expect(markAfter('constructor', 0, 3)).toBeUndefined();
});
