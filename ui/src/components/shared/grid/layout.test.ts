import { expect, test } from 'vitest';
import { groupsOf, leftOf, rightOf } from './layout';
import { fitting, frozenWidth } from '../../../lib/grid/frozen';
import type { Column } from '../../../lib/grid/types';

const column = (key: string, rest: Partial<Column> = {}): Column => ({ key, label: key, width: 100, kind: 'text', ...rest }); // prettier-ignore
const columns = [
  column('name', { frozen: 'start' }),
  column('team'),
  column('cost', { frozen: 'end', group: 'Cost' }),
  column('more', { frozen: 'end', group: 'Cost' }),
  column('up', { frozen: 'end', group: 'Availability' }),
];

test('columns at the end stay in sight where there is room for others beside them', () => {
  expect(frozenWidth(fitting(columns, 0), 'end')).toBe(300);
  expect(frozenWidth(fitting(columns, 640), 'end')).toBe(300);
  expect(frozenWidth(fitting(columns, 639), 'end')).toBe(0);
  expect(frozenWidth(fitting(columns, 639), 'start')).toBe(100);
});

test('what stays stands at its own distance from its edge', () => {
  expect(columns.map((_, at) => leftOf(columns, at))).toEqual(['0px', ...Array<undefined>(4)]);
  expect(columns.map((_, at) => rightOf(columns, at)).slice(1)).toEqual([
    undefined,
    '200px',
    '100px',
    '0px',
  ]);
});

test('neighbours share a heading', () => {
  expect(groupsOf(columns)).toEqual([
    { label: 'Cost', at: 2, count: 2 },
    { label: 'Availability', at: 4, count: 1 },
  ]);
});
