import { SvelteMap } from 'svelte/reactivity';
import type { Cell, Row } from '../grid/types';
import { Field, type Refusal } from './field.svelte';

/** A value that was refused, by place. */
export interface Refused {
  rowId: string;
  key: string;
  refusal: Refusal;
}

/** What is typed into the cells of a grid and not yet accepted; it outlives the window of its row. */
export class CellDrafts {
  readonly #fields = new SvelteMap<string, Field>();

  constructor(
    private readonly find: (rowId: string) => Row | undefined,
    private readonly send: (rowId: string, key: string, text: string) => Promise<void | Refusal>,
  ) {}

  /** The values that were refused and not yet changed. */
  readonly refused: Refused[] = $derived.by(() =>
    [...this.#fields].flatMap(([name, { failure }]) =>
      failure ? [{ ...placeOf(name), refusal: failure }] : [],
    ),
  );

  of(rowId: string, key: string): Field | undefined {
    return this.#fields.get(nameOf(rowId, key));
  }

  /** The field to edit a cell in, with what was typed there and refused. */
  open(row: Row, key: string): Field {
    const known = this.of(row.id, key);
    if (known && (known.draft !== null || known.failure)) return known;
    this.#sweep();
    const field = new Field(
      () => startOf((this.find(row.id) ?? row).cells[key]),
      (text) => this.send(row.id, key, text),
    );
    this.#fields.set(nameOf(row.id, key), field);
    return field;
  }

  /** Forgets fields in which nothing is typed any more. */
  #sweep(): void {
    for (const [name, field] of this.#fields) {
      if (field.draft === null && !field.failure) this.#fields.delete(name);
    }
  }
}

const startOf = (cell: Cell | undefined) => cell?.edit ?? cell?.text ?? '';
const nameOf = (rowId: string, key: string) => JSON.stringify([rowId, key]);

function placeOf(name: string): { rowId: string; key: string } {
  const [rowId = '', key = ''] = JSON.parse(name) as string[];
  return { rowId, key };
}
