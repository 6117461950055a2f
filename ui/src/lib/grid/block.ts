/** A rectangle of cells, and its text for a spreadsheet. */
import type { Cell, Column } from './types';

export interface Place {
  /** -1 is the header. */
  row: number;
  column: number;
}

export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function between(one: Place, other: Place): Rectangle {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function isInside({ top, bottom, left, right }: Rectangle, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** What is read in a cell: of a choice, its label. */
export function shown(column: Column, text: string): string {
  return column.choices?.find((choice) => choice.value === text)?.label ?? text;
}

/** Lines of values separated by tabs, as spreadsheets exchange them. */
export function tabSeparated(
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, Cell>>[],
): string {
  const text = (column: Column, cell: Cell | undefined) =>
    cell?.sheet ?? shown(column, cell?.text ?? '');
  const line = (cells: Readonly<Record<string, Cell>>) =>
    columns.map((column) => quoted(text(column, cells[column.key]))).join('\t');
  return rows.map(line).join('\n');
}

/** A value that holds a separator or a quote is put into quotes. */
function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
