import { beforeEach, expect, test } from 'vitest';
import { COLUMNS, serviceRow } from '../../test/rows';
import { settle } from '../../test/scripted-host';
import { GridController } from '../state/grid.svelte';
import { blockOf, copy, paste } from './actions';
import { tabSeparated } from './block';
import { press, type Pressed } from './keys';
import type { GridSource } from './types';
import { drawn, pageOf, reveal, ROW_HEIGHT, wanted } from './window';

type Keys = 'Control' | 'Shift';
let source: GridSource;
let grid: GridController;
let asked: unknown[];

beforeEach(() => {
  asked = [];
  source = {
    columns: COLUMNS,
    total: 2000,
    first: 0,
    rows: Array.from({ length: 50 }, (_, at) => serviceRow(at, {})),
    onwindow: () => {},
    onedit: async (...edit) => {
      asked.push(edit);
      if (edit[2] === 'soon') return { message: 'Expected an amount.' };
    },
    onpaste: (...pasted) => asked.push(pasted),
    onclear: (block) => asked.push(block),
    onfill: (block) => asked.push(block),
  };
  grid = new GridController(source);
});

function key(name: string, ...held: Keys[]): boolean {
  const event: Pressed = {
    key: name,
    shiftKey: held.includes('Shift'),
    ctrlKey: held.includes('Control'),
    metaKey: false,
    altKey: false,
  };
  return press(grid, event);
}

test('few rows are drawn, wherever one is', () => {
  for (let top = 0; top <= 2000 * ROW_HEIGHT; top += 977) {
    for (const height of [200, 700, 1440]) {
      const { first, end } = drawn(top, height, 2000);
      expect(end - first).toBeLessThanOrEqual(60);
      expect(first * ROW_HEIGHT).toBeLessThanOrEqual(top);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(Math.min(2000, Math.floor((top + height) / ROW_HEIGHT)));
    }
  }
  expect(drawn(0, 700, 0)).toEqual({ first: 0, end: 0 });
  expect(drawn(9999, 700, 3), 'a list that became shorter').toEqual({ first: 0, end: 3 });
});

test('rows are asked for in pieces', () => {
  expect(wanted({ first: 40, end: 70 }, 2000)).toEqual({ first: 0, end: 100 });
  expect(wanted({ first: 1960, end: 1990 }, 1990)).toEqual({ first: 1950, end: 1990 });
});

test('scrolling stops as soon as a row is in sight', () => {
  expect(reveal(0, 500, 300)).toBe(0);
  expect(reveal(20, 700, 300)).toBe(700);
  expect(reveal(30, 0, 360)).toBe(31 * ROW_HEIGHT - 360);
  expect(pageOf(360)).toBe(9);
});

test('moves as far as there are cells', () => {
  key('ArrowLeft');
  expect(grid.active).toEqual({ row: 0, column: 0 });
  key('End', 'Control');
  expect(grid.active).toEqual({ row: 1999, column: COLUMNS.length - 1 });
  key('ArrowDown');
  expect(grid.active.row).toBe(1999);
  key('ArrowUp', 'Control');
  key('Home');
  expect(grid.active).toEqual({ row: 0, column: 0 });
  key('ArrowUp');
  expect(grid.active.row, 'the header').toBe(-1);
  key('PageDown');
  expect(grid.active.row).toBeGreaterThan(5);
  expect(key('Tab'), 'leaves the grid').toBe(false);
});

test('stays inside when rows vanish', () => {
  key('End', 'Control');
  source.total = 3;
  expect(new GridController(source).indexes).toEqual([0, 1, 2]);
});

test('the active row is drawn even out of sight, in its place', () => {
  grid.scrolled(60_000);
  expect(grid.indexes[0]).toBe(0);
  expect([...grid.indexes].sort((one, other) => one - other)).toEqual(grid.indexes);
  key('End', 'Control');
  grid.scrolled(0);
  expect(grid.indexes.at(-1)).toBe(1999);
});

test('typing begins an edit, and going on applies it', async () => {
  key('ArrowRight');
  expect(key('M')).toBe(true);
  expect(grid.editing?.field.text).toBe('M');
  grid.editing?.field.type('Money');
  grid.move(1, 0);
  expect([grid.editing, grid.active.row, asked]).toEqual([null, 1, [['s0', 'team', 'Money']]]);
  key('Enter');
  expect(grid.editing?.field.text).toBe('Findability');
  grid.cancel();
  expect(asked).toHaveLength(1);
  await settle();
});

test('a refused text is opened again and can be given up', async () => {
  key('ArrowRight');
  key('x');
  grid.editing?.field.type('soon');
  grid.move(0, 0);
  await settle();
  expect(grid.drafts.refused).toMatchObject([{ rowId: 's0', key: 'team', name: 'Checkout 1' }]);
  key('ArrowDown');
  grid.goTo(grid.drafts.refused[0]!);
  expect(grid.active).toEqual({ row: 0, column: 1 });
  key('F2');
  expect(grid.editing?.field.text).toBe('soon');
  grid.move(0, 0);
  expect(asked, 'nothing was changed, so nothing is sent').toHaveLength(1);
  key('Escape');
  expect(grid.drafts.refused).toEqual([]);
});

test('a sign leads to the first choice that begins with it', () => {
  grid.moveTo({ row: 0, column: 5 });
  key('9');
  expect(grid.editing?.field.text).toBe('95');
  grid.cancel();
  key('z');
  expect(grid.editing?.field.draft).toBeNull();
});

test('what is read only is not edited, cleared or filled', () => {
  grid.moveTo({ row: 0, column: 6 });
  expect([key('5'), key('Delete')]).toEqual([false, false]);
  key('ArrowLeft', 'Shift');
  key('ArrowDown', 'Shift');
  key('d', 'Control');
  expect(asked).toEqual([{ firstRow: 0, lastRow: 1, keys: ['target'], rowIds: ['s0', 's1'] }]);
});

test('a block is copied as it is read, and says so', () => {
  grid.moveTo({ row: 1, column: 5 });
  key('ArrowDown', 'Shift');
  key('ArrowLeft', 'Shift');
  expect(copy(grid)).toBe('$47,000\t99 %\n$84,000\t99.9 %');
  expect(grid.notice).toBe('Copied 2 rows');
});

test('what is copied is what a spreadsheet is to get, where that differs', () => {
  const [name] = COLUMNS;
  const rows = [
    { name: { text: '$1.2M', sheet: '$1,234,567' } },
    { name: { text: '=1', sheet: "'=1" } },
  ];
  expect(tabSeparated([name!], rows)).toBe("$1,234,567\n'=1");
  const empty = [{ name: { text: 'never active', sheet: '' } }];
  expect(tabSeparated([name!], empty)).toBe('');
});

test('a block beyond what is loaded is asked for elsewhere, never cut short', () => {
  key('a', 'Control');
  expect(blockOf(grid)).toMatchObject({ firstRow: 0, lastRow: 1999, rowIds: null });
  expect(copy(grid)).toBeNull();
  expect(grid.notice).toContain('Not copied');
  source.oncopybeyond = (block) => asked.push(block);
  copy(grid);
  expect(asked).toMatchObject([{ lastRow: 1999 }]);
});

test('values with separators are quoted', () => {
  const [name] = COLUMNS;
  const cells = (text: string) => ({ name: { text } });
  const rows = [cells('a\tb'), cells('say "x"'), cells('two\nlines'), cells('plain')];
  expect(tabSeparated([name!], rows)).toBe('"a\tb"\n"say ""x"""\n"two\nlines"\nplain');
});

test('what is pasted belongs to the first cell of the block', () => {
  grid.moveTo({ row: 3, column: 2 });
  key('ArrowUp', 'Shift');
  expect(paste(grid, '1\t2')).toBe(true);
  expect(asked).toEqual([['1\t2', 's2', 'launch']]);
  expect(paste(grid, '')).toBe(false);
});

test('a cell whose row is not loaded is not edited', () => {
  key('End', 'Control');
  key('Home');
  expect(key('x')).toBe(true);
  expect(grid.editing).toBeNull();
});
