import { SvelteMap } from 'svelte/reactivity';
import type { Cell, Row } from '../grid/types';
import type { Drafts } from './drafts.svelte';
import { Field, type Refusal } from './field.svelte';

/** Where a value was typed. The place among all rows is that of the time. */
export interface Typed {
  rowId: string;
  key: string;
  index: number;
  /** What the row was called. */
  name: string;
}

/** A value that was refused. */
export interface Refused extends Typed {
  refusal: Refusal;
}

/** What is typed into the cells of a grid and not yet accepted; it outlives the window of its row. */
export class CellDrafts {
  readonly #fields = new SvelteMap<string, { field: Field; typed: Typed }>();

  constructor(
    private readonly find: (rowId: string) => Row | undefined,
    private readonly send: (rowId: string, key: string, text: string) => Promise<void | Refusal>,
    private readonly drafts?: Drafts,
    /** Path of the value of a cell, where there is one. */
    private readonly pathOf?: (rowId: string, key: string) => string,
  ) {}

  /** The values that were refused and not yet changed. */
  readonly refused: Refused[] = $derived.by(() =>
    [...this.#fields.values()].flatMap(({ field: { failure }, typed }) =>
      failure ? [{ ...typed, refusal: failure }] : [],
    ),
  );

  of(rowId: string, key: string): Field | undefined {
    return this.#fields.get(nameOf(rowId, key))?.field;
  }

  /** The field to edit a cell in, with what was typed there and refused. */
  open(row: Row, typed: Typed): Field {
    const { rowId, key } = typed;
    const known = this.of(rowId, key);
    if (known && (known.draft !== null || known.failure)) return known;
    this.#sweep();
    const field = new Field(
      () => startOf((this.find(rowId) ?? row).cells[key]),
      (text) => this.send(rowId, key, text),
      this.drafts,
      this.pathOf?.(rowId, key),
    );
    this.#fields.set(nameOf(rowId, key), { field, typed });
    return field;
  }

  /** Gives up what is typed into rows that are not there any more: an id may come back. */
  forget(rowIds: readonly string[]): void {
    for (const [name, { field, typed }] of this.#fields) {
      if (!rowIds.includes(typed.rowId)) continue;
      field.restore();
      this.#fields.delete(name);
    }
  }

  /** Forgets fields in which nothing is typed any more. */
  #sweep(): void {
    for (const [name, { field }] of this.#fields) {
      if (field.draft === null && !field.failure) this.#fields.delete(name);
    }
  }
}

const startOf = (cell: Cell | undefined) => cell?.edit ?? cell?.text ?? '';
const nameOf = (rowId: string, key: string) => JSON.stringify([rowId, key]);
