/** What is done with the selected block, and with the row or column one stands in. */
import type { GridController } from '../state/grid.svelte';
import { tabSeparated } from './block';
import { PICK, type Block, type Column } from './types';

/** The selected block; `isEditable` leaves read-only columns out. Null: there is nothing in it. */
export function blockOf(grid: GridController, isEditable = false): Block | null {
  const { source, rectangle } = grid;
  const firstRow = Math.max(rectangle.top, 0);
  const lastRow = Math.min(rectangle.bottom, source.total - 1);
  const columns = grid.columns
    .slice(rectangle.left, rectangle.right + 1)
    .filter(({ key, kind }) => key !== PICK && !(isEditable && kind === 'readonly'));
  if (rectangle.bottom < 0 || lastRow < firstRow || columns.length === 0) return null;
  const count = lastRow - firstRow + 1;
  const rows = loaded(grid, firstRow, count);
  return {
    firstRow,
    lastRow,
    keys: columns.map(({ key }) => key),
    rowIds: rows.length === count ? rows.map(({ id }) => id) : null,
  };
}

function loaded({ source }: GridController, firstRow: number, count: number) {
  const from = firstRow - source.first;
  return from < 0 ? [] : source.rows.slice(from, from + count);
}

/** The block's text, or null when there is none or it has to come from elsewhere. */
export function copy(grid: GridController): string | null {
  const block = blockOf(grid);
  if (!block) return null;
  const count = block.lastRow - block.firstRow + 1;
  if (!block.rowIds) {
    if (grid.source.oncopybeyond) grid.source.oncopybeyond(block);
    else grid.notice = 'Not copied: not all of these rows are loaded';
    return null;
  }
  const rows = loaded(grid, block.firstRow, count).map(({ cells }) => cells);
  const columns = grid.columns.filter(({ key }) => block.keys.includes(key));
  grid.notice = count === 1 ? 'Copied 1 row' : `Copied ${count} rows`;
  return tabSeparated(columns, rows);
}

/** Hands on what was pasted, for the first cell of the block. False: nothing can be pasted here. */
export function paste(grid: GridController, text: string): boolean {
  const { top, left } = grid.rectangle;
  const row = grid.rowAt(top);
  const column = grid.columns.slice(left).find(({ key }) => key !== PICK);
  if (!grid.source.onpaste || !row || !column || text === '') return false;
  grid.source.onpaste(text, row.id, column.key);
  return true;
}

export function clear(grid: GridController): boolean {
  const block = blockOf(grid, true);
  if (!block || !grid.source.onclear) return false;
  grid.source.onclear(block);
  return true;
}

export function fillDown(grid: GridController): boolean {
  const block = blockOf(grid, true);
  if (block && block.lastRow > block.firstRow) grid.source.onfill?.(block);
  // The key is the grid's even where there is nothing to fill: a browser would set a bookmark.
  return true;
}

/** Ticks the active row or takes its tick away; in the header, all rows. */
export function togglePick(grid: GridController): boolean {
  const { source, active } = grid;
  if (!source.onpick) return false;
  const row = grid.rowAt(active.row);
  if (active.row < 0) source.onpickall?.(!isEveryPicked(grid));
  else if (row) source.onpick(row.id, !source.picked?.has(row.id));
  return true;
}

export function isEveryPicked({ source }: GridController): boolean {
  return source.total > 0 && (source.picked?.size ?? 0) >= source.total;
}

export function sortBy(grid: GridController, column: Column | undefined): boolean {
  if (!column?.sortable || !grid.source.onsort) return false;
  grid.source.onsort(column.key);
  return true;
}

/** Enter or F2: sorts, edits or opens, whatever the cell is for. */
export function enter(grid: GridController, cursor: 'all' | 'end' = 'all'): boolean {
  const { row: index, column: at } = grid.active;
  const column = grid.columns[at];
  if (column?.key === PICK) return togglePick(grid);
  if (index < 0) return sortBy(grid, column);
  if (grid.edit(cursor)) return true;
  const row = grid.rowAt(index);
  if (!row || !column || !grid.source.onopen) return false;
  grid.source.onopen(row.id, column.key);
  return true;
}

/** Space: ticks, sorts, opens a choice, or begins to edit with a space like any other sign. */
export function space(grid: GridController): boolean {
  const column = grid.columns[grid.active.column];
  const isWritten = grid.active.row >= 0 && column?.kind !== 'choice' && column?.key !== PICK;
  return (isWritten && grid.edit('end', ' ')) || enter(grid);
}
