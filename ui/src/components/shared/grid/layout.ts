/** Where the columns of a grid are, and which cell an event happened in. */
import type { Place } from '../../../lib/grid/block';
import { widthOf } from '../../../lib/grid/frozen';
import type { Column } from '../../../lib/grid/types';

/** Frozen columns keep their width, because their neighbours' places depend on it. */
export function templateOf(columns: readonly Column[]): string {
  return columns
    .map(({ width, frozen }) => (frozen ? `${width}px` : `minmax(${width}px, ${width}fr)`))
    .join(' ');
}

/** Distance of a column that is frozen at the start from the left edge; undefined for the others. */
export function leftOf(columns: readonly Column[], at: number): string | undefined {
  return columns[at]?.frozen === 'start' ? `${widthOf(columns.slice(0, at))}px` : undefined;
}

/** Distance of a column that is frozen at the end from the right edge; undefined for the others. */
export function rightOf(columns: readonly Column[], at: number): string | undefined {
  return columns[at]?.frozen === 'end' ? `${widthOf(columns.slice(at + 1))}px` : undefined;
}

/** The side on which a column that stays casts a line over those that move. */
export function edgeOf(columns: readonly Column[], at: number): string | undefined {
  const frozen = columns[at]?.frozen;
  if (frozen === 'start') return columns[at + 1]?.frozen === 'start' ? undefined : 'edge-after';
  return frozen && columns[at - 1]?.frozen !== 'end' ? 'edge-before' : undefined;
}

/** A heading over neighbouring columns. */
export interface Group {
  label: string;
  /** Place of the first column. */
  at: number;
  count: number;
}

export function groupsOf(columns: readonly Column[]): Group[] {
  const groups: Group[] = [];
  columns.forEach(({ group }, at) => {
    const last = groups.at(-1);
    if (!group) return;
    if (last?.label === group && last.at + last.count === at) last.count += 1;
    else groups.push({ label: group, at, count: 1 });
  });
  return groups;
}

export function isAtEnd({ kind, align }: Column): boolean {
  return (align ?? (kind === 'number' ? 'end' : 'start')) === 'end';
}

/** The cell around the target of an event. */
export function cellOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const [row, column] = (cell?.dataset.place ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
