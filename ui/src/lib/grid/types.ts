/** What a grid shows and what it asks for. It knows no domain: cells are texts, worded elsewhere. */
import type { CellDrafts } from '../state/cell-drafts.svelte';
import type { Refusal } from '../state/field.svelte';

/** One of the values a choice cell may have. */
export interface Choice {
  value: string;
  label: string;
}

export interface Column {
  key: string;
  label: string;
  /** A heading over neighbouring columns, which then stand close together. */
  group?: string;
  /** What is shown of the label below that heading. */
  short?: string;
  /** In pixels. A column that is not frozen takes its share of what is left over. */
  width: number;
  kind: 'text' | 'number' | 'choice' | 'readonly';
  /** For `choice`. */
  choices?: readonly Choice[];
  /** Numbers stand at the end unless this says otherwise. */
  align?: 'start' | 'end';
  /**
   * Stays in sight when scrolled sideways: at the start come the first columns, of which the first one
   * names the row; at the end the last ones, unless the grid is too narrow.
   */
  frozen?: 'start' | 'end';
  sortable?: boolean;
  /** A sentence that says what the column holds. */
  help?: string;
}

/** Key of the column of ticks, which exists when rows can be picked. */
export const PICK = '';

/** `good` and `bad` carry a sign besides their colour; `changed` marks what differs from a default. */
export type Tone = 'good' | 'bad' | 'quiet' | 'changed';

export interface Cell {
  /** As it is read. Of a choice: the value. */
  text: string;
  /** What editing starts with, where that is not the text. */
  edit?: string;
  /** What is copied for a spreadsheet, where that is not what is read. */
  sheet?: string;
  tone?: Tone;
  /** Sentences on what is doubtful about it. */
  warnings?: readonly string[];
}

export interface Row {
  id: string;
  cells: Readonly<Record<string, Cell>>;
}

export interface Sort {
  key: string;
  descending: boolean;
}

/** A rectangle of cells. Rows are counted from 0 in the order that is shown. */
export interface Block {
  firstRow: number;
  lastRow: number;
  keys: readonly string[];
  /** The rows' ids, or null when some of them are not loaded. */
  rowIds: readonly string[] | null;
}

/** Everything a grid is given. */
export interface GridSource {
  columns: readonly Column[];
  /** How many rows there are in all. */
  total: number;
  /** Where `rows` begins. */
  first: number;
  /** The window of rows that is loaded. */
  rows: readonly Row[];
  sort?: Sort | null;
  /** What is typed into the cells, where that is to outlive the grid; it then calls `onedit`'s like. */
  drafts?: CellDrafts;
  /** Rows that are ticked; without `onpick` there is no such column. */
  picked?: ReadonlySet<string>;
  /** Rows `first` to `first + count` come into sight and are wanted. */
  onwindow: (first: number, count: number) => void;
  onsort?: (key: string) => void;
  /**
   * A cell was edited. The promise is kept once `rows` has the new text, or brings the refusal. If it
   * breaks, the cell keeps what was typed and can be applied again.
   */
  onedit?: (rowId: string, key: string, text: string) => Promise<void | Refusal>;
  /** Text was pasted; the cell is where its first value belongs. */
  onpaste?: (text: string, rowId: string, key: string) => void;
  /** Delete was pressed. Read-only columns are not in the block. */
  onclear?: (block: Block) => void;
  /** Fill down: the first row of the block goes into the others. */
  onfill?: (block: Block) => void;
  /** A block was copied that reaches beyond the loaded rows, so its text has to come from elsewhere. */
  oncopybeyond?: (block: Block) => void;
  /** Enter or double-click on a cell that cannot be edited. */
  onopen?: (rowId: string, key: string) => void;
  onpick?: (rowId: string, isPicked: boolean) => void;
  onpickall?: (isPicked: boolean) => void;
}
