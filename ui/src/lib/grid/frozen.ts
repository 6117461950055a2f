/** Which columns stay in sight when a grid is scrolled sideways. */
import type { Column } from './types';

/** What has to be left between what is frozen at either side, in pixels: a wide column and some more. */
const ROOM = 240;

export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

export function frozenWidth(columns: readonly Column[], side: 'start' | 'end'): number {
  return widthOf(columns.filter(({ frozen }) => frozen === side));
}

/** The columns as they fit a width: where it is too small, those at the end move with the others. */
export function fitting(columns: readonly Column[], width: number): readonly Column[] {
  const frozen = frozenWidth(columns, 'start') + frozenWidth(columns, 'end');
  // What nobody has measured yet is wide enough.
  if (width === 0 || width >= frozen + ROOM) return columns;
  return columns.map((column) =>
    column.frozen === 'end' ? { ...column, frozen: undefined } : column,
  );
}
