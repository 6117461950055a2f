import { between, isInside, type Place, type Rectangle } from '../grid/block';
import { PICK, type Column, type GridSource, type Row } from '../grid/types';
import { fitting } from '../grid/frozen';
import { drawn, pageOf, ROW_HEIGHT, UNMEASURED, wanted } from '../grid/window';
import { CellDrafts, type Typed } from './cell-drafts.svelte';
import type { Field } from './field.svelte';

const PICK_COLUMN: Column = {
  key: PICK,
  label: 'Picked',
  width: 36,
  kind: 'readonly',
  frozen: 'start',
};

/** A cell that is being edited. */
interface Editing {
  rowId: string;
  key: string;
  field: Field;
  /** All of the text is selected, or the cursor stands behind it. */
  cursor: 'all' | 'end';
}

/**
 * Where one stands in a grid, which block is selected, what is edited and which rows are drawn. It
 * holds no rows of its own but the one being edited: they come and go with the window.
 */
export class GridController {
  /** The cell being edited. */
  editing = $state.raw<Editing | null>(null);
  /** Read out by a screen reader. */
  notice = $state('');
  /** Changes when the active cell has to be brought into sight and given the focus. */
  moves = $state(0);
  readonly drafts: CellDrafts;

  /** The end of the selected block that moves, which is the active cell, and the end that stays. */
  #place = $state.raw<Place>({ row: 0, column: 0 });
  #anchor = $state.raw<Place>({ row: 0, column: 0 });
  #top = $state(0);
  #height = $state(UNMEASURED);
  #width = $state(0);
  /** The row of the active cell as it was last seen. */
  #kept: { index: number; row: Row } | null = null;

  constructor(readonly source: GridSource) {
    this.drafts =
      source.drafts ??
      new CellDrafts(
        (rowId) => this.source.rows.find(({ id }) => id === rowId),
        async (rowId, key, text) => this.source.onedit?.(rowId, key, text),
      );
  }

  readonly columns: readonly Column[] = $derived.by(() => {
    const { columns, onpick } = this.source;
    return fitting(onpick ? [PICK_COLUMN, ...columns] : columns, this.#width);
  });

  /** The cell that has, or would get, the focus. Row -1 is the header. */
  readonly active: Place = $derived.by(() => this.#clamped(this.#place));
  readonly rectangle: Rectangle = $derived.by(() =>
    between(this.#clamped(this.#anchor), this.active),
  );

  /** Rows to draw, and rows to ask for. */
  readonly drawn = $derived.by(() => drawn(this.#top, this.#height, this.source.total));
  readonly wanted = $derived.by(() => wanted(this.drawn, this.source.total));

  /** Rows to draw one by one; the active one stays, so that the focus does not go with a scroll. */
  readonly indexes: number[] = $derived.by(() => {
    const { first, end } = this.drawn;
    const { row } = this.active;
    const span = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    // In the order of the page: an element that is moved loses the focus.
    if (row >= 0 && row < first) return [row, ...span];
    return row >= end ? [...span, row] : span;
  });

  /** Some of the rows to draw are not loaded. */
  get isWaiting(): boolean {
    const { first, end } = this.drawn;
    return first < this.source.first || end > this.source.first + this.source.rows.length;
  }

  /** A row by its place among all; undefined when it is not loaded. */
  rowAt(index: number): Row | undefined {
    return this.source.rows[index - this.source.first];
  }

  /** A row to show: that of the active cell stays as it was when its window is gone. */
  shownAt(index: number): Row | undefined {
    const row = this.rowAt(index);
    if (index !== this.active.row) return row;
    if (row) this.#kept = { index, row };
    return row ?? (this.#kept?.index === index ? this.#kept.row : undefined);
  }

  /** Place of the column that names the rows. */
  readonly naming: number = $derived.by(() => this.columns.findIndex(({ key }) => key !== PICK));

  /** What a row is called. */
  nameOf(row: Row | undefined, index: number): string {
    const key = this.columns[this.naming]?.key ?? '';
    return row?.cells[key]?.text || `row ${index + 1}`;
  }

  isActive(row: number, column: number): boolean {
    return this.active.row === row && this.active.column === column;
  }

  get hasBlock(): boolean {
    const { top, bottom, left, right } = this.rectangle;
    return top !== bottom || left !== right;
  }

  /** Whether a cell belongs to a block of more than one cell. */
  isInBlock(row: number, column: number): boolean {
    return this.hasBlock && isInside(this.rectangle, { row, column });
  }

  /** Whether a row is in the lower half of what is seen, where there is more room above it. */
  isLow(row: number): boolean {
    return row * ROW_HEIGHT - this.#top > this.#height / 2;
  }

  scrolled(top: number): void {
    // Within a row nothing else is drawn, so nothing has to be worked out.
    this.#top = Math.floor(top / ROW_HEIGHT) * ROW_HEIGHT;
  }

  /** The height in which rows are seen, and the width of the columns that are seen. */
  measured(height: number, width: number): void {
    if (height > 0) this.#height = height;
    this.#width = width;
  }

  move(rows: number, columns: number, isExtending = false): void {
    const { row, column } = this.active;
    this.moveTo({ row: row + rows, column: column + columns }, isExtending);
  }

  movePage(direction: 1 | -1, isExtending: boolean): void {
    const row = Math.max(0, this.active.row + direction * pageOf(this.#height));
    this.moveTo({ row, column: this.active.column }, isExtending);
  }

  moveToEdge(rows: number, columns: number, isExtending: boolean): void {
    const far = (by: number, from: number) =>
      by === 0 ? from : by < 0 ? 0 : Number.MAX_SAFE_INTEGER;
    const { row, column } = this.active;
    this.moveTo({ row: far(rows, row), column: far(columns, column) }, isExtending);
  }

  /** Goes to a cell; extending, the other end of the block stays where it is. */
  moveTo(place: Place, isExtending = false): void {
    this.commit();
    const to = this.#clamped(place);
    // A block does not reach into the header.
    this.#place = isExtending ? { ...to, row: Math.max(to.row, 0) } : to;
    if (!isExtending) this.#anchor = this.#place;
    this.moves += 1;
  }

  selectAll(): void {
    this.commit();
    this.#anchor = { row: 0, column: 0 };
    this.#place = { row: this.source.total - 1, column: this.columns.length - 1 };
    this.notice = `Selected ${this.source.total} rows`;
  }

  /** Goes to where something was typed; to where it was then, when the row is not loaded. */
  goTo({ rowId, key, index }: Typed): void {
    const at = this.source.rows.findIndex(({ id }) => id === rowId);
    const column = this.columns.findIndex((candidate) => candidate.key === key);
    this.moveTo({ row: at < 0 ? index : this.source.first + at, column });
  }

  /** Goes to a cell whose row is loaded. False: it is not, or there is no such column. */
  goToLoaded(rowId: string, key: string): boolean {
    const isThere = this.source.rows.some(({ id }) => id === rowId);
    if (!isThere || !this.columns.some((column) => column.key === key)) return false;
    this.goTo({ rowId, key, index: 0, name: '' });
    return true;
  }

  /** Starts to edit the active cell; what is `typed` takes its text's place. False: it cannot be edited. */
  edit(cursor: Editing['cursor'], typed?: string): boolean {
    const column = this.columns[this.active.column];
    if (this.active.row < 0 || column?.kind === undefined) return false;
    if (column.kind === 'readonly' || !this.source.onedit) return false;
    const row = this.rowAt(this.active.row);
    if (row) {
      const place = { rowId: row.id, key: column.key, index: this.active.row };
      const field = this.drafts.open(row, { ...place, name: this.nameOf(row, place.index) });
      const start = column.kind === 'choice' ? choiceThatBegins(column, typed) : typed;
      if (start !== undefined) field.type(start);
      this.#place = this.#anchor = this.active;
      this.editing = { rowId: row.id, key: column.key, field, cursor };
    } else {
      // It is out of sight. Nobody edits what cannot be seen; by the next key it is there.
      this.moves += 1;
    }
    return true;
  }

  /** Applies what is typed. */
  commit(): void {
    const { editing } = this;
    if (!editing) return;
    this.editing = null;
    editing.field.apply();
  }

  /** Gives up what is typed. */
  cancel(): void {
    this.editing?.field.restore();
    this.editing = null;
    this.moves += 1;
  }

  /** Escape outside of an editor: gives up a refused text, or a block. */
  escape(): boolean {
    const row = this.rowAt(this.active.row);
    const column = this.columns[this.active.column];
    const field = row && column && this.drafts.of(row.id, column.key);
    if (field?.failure) field.restore();
    else if (this.hasBlock) this.moveTo(this.active);
    else return false;
    return true;
  }

  #clamped({ row, column }: Place): Place {
    return {
      row: Math.max(-1, Math.min(row, this.source.total - 1)),
      column: Math.max(0, Math.min(column, this.columns.length - 1)),
    };
  }
}

function choiceThatBegins(column: Column, typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const start = typed.toLowerCase();
  return column.choices?.find(({ label }) => label.toLowerCase().startsWith(start))?.value;
}
