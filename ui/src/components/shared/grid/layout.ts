/** Where the columns of a grid are, and which cell an event happened in. */
import type { Place } from '../../../lib/grid/block';
import type { Column } from '../../../lib/grid/types';

/** Frozen columns keep their width, because their neighbours' places depend on it. */
export function templateOf(columns: readonly Column[]): string {
  return columns
    .map(({ width, frozen }) => (frozen ? `${width}px` : `minmax(${width}px, ${width}fr)`))
    .join(' ');
}

export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

export function frozenWidth(columns: readonly Column[]): number {
  return widthOf(columns.filter(({ frozen }) => frozen));
}

/** Distance of a frozen column from the left edge; undefined for the others. */
export function leftOf(columns: readonly Column[], at: number): string | undefined {
  return columns[at]?.frozen ? `${widthOf(columns.slice(0, at))}px` : undefined;
}

/** The last column that stays casts a line over those that move. */
export function isLastFrozen(columns: readonly Column[], at: number): boolean {
  return !!columns[at]?.frozen && !columns[at + 1]?.frozen;
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
