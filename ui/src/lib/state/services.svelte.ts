import { SvelteSet } from 'svelte/reactivity';
import { toFailure, type Failure } from '../errors/failure';
import type { Block, Cell, Column, Row, Sort } from '../grid/types';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { Figure } from '../ipc/generated/Figure';
import type { ServiceCell } from '../ipc/generated/ServiceCell';
import type { ServiceColumn } from '../ipc/generated/ServiceColumn';
import type { ServicesScreen } from '../ipc/generated/ServicesScreen';
import type { ServicesView } from '../ipc/generated/ServicesView';
import type { StudyEdit } from '../ipc/generated/StudyEdit';
import { CellDrafts } from './cell-drafts.svelte';
import { cellAt, CellWarnings, NAME, pathOf } from './service-places';
import type { Edits, StudyScreens } from './study-screen';

/** Rows beyond those in sight that are fetched with them. */
const AHEAD = 30;
/** Most rows of a window. */
const MOST_ROWS = 200;
/** Most services that one paste, fill or copy reaches. */
const ALL = 2000;

/** Widths of columns whose contents are longer or shorter than usual, in pixels. */
const WIDTHS: Record<string, number> = {
  name: 158,
  team: 108,
  domain: 96,
  launch_month: 92,
  feature_demand: 172,
  exposure_per_hour: 196,
  value_per_feature_month: 196,
  out_of_hours_exposure: 164,
  availability_target: 136,
  operating_model: 144,
  // Results are in sight beside the inputs and take no more than they need.
  cost_ops_run_it: 66,
  cost_you_build_it_you_run_it: 66,
  cost_difference: 80,
  availability_ops_run_it: 92,
  availability_you_build_it_you_run_it: 92,
  restore_hours_ops_run_it: 76,
  restore_hours_you_build_it_you_run_it: 76,
};
/** What each further letter in front of an amount takes: `CHF` is longer than `$`. */
const LETTER = 9;

type Screen = { kind: 'services' } & ServicesScreen;

/** The table as somebody sees it: what is done to it may have to wait, and is about what was seen. */
interface Seen {
  table: Screen | null;
  view: ServicesView | null;
  basis: CostBasis;
}

/** The table of services between the application's rows and the grid's. */
export class ServicesController {
  /** What was refused of a whole block, with every reason. */
  failure = $state.raw<Failure | null>(null);
  readonly picked = new SvelteSet<string>();
  /** What was just done outside the study: the name of a file that was written. */
  told = $state('');
  filter = $state('');
  /** What is typed into the cells and not accepted. */
  readonly drafts: CellDrafts;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly screens: StudyScreens) {
    this.filter = this.view?.filter ?? '';
    this.drafts = new CellDrafts(
      (id) => this.rows.find((row) => row.id === id),
      (id, key, text) => this.change(id, key, text),
      screens.drafts,
      pathOf,
    );
  }

  /** The table as it was answered last. */
  get table(): Screen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'services' ? screen : null;
  }

  get view(): ServicesView | null {
    const { screen } = this.screens.view;
    return screen.kind === 'services' ? screen : null;
  }

  /** The rows that are seen, and how they were asked for: the wanted view may be another by now. */
  get #seen(): Seen {
    const { screen, basis } = this.screens.shownView ?? this.screens.view;
    return { table: this.table, view: screen.kind === 'services' ? screen : null, basis };
  }

  get columns(): Column[] {
    const { columns = [], rows = [] } = this.table ?? {};
    return columns.map((column, at) => columnOf(column, signOf(rows[0]?.cells[at]?.text)));
  }

  readonly rows: Row[] = $derived.by(() => {
    const table = this.table;
    if (!table) return [];
    const warnings = new CellWarnings(this.screens.workspace?.warnings ?? []);
    return table.rows.map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(
        table.columns.map((column, at) => {
          const found = warnings.of(id, column.key);
          const cell = cellOf(column, cells[at]);
          return [column.key, found.length > 0 ? { ...cell, warnings: found } : cell];
        }),
      ),
    }));
  });

  get sort(): Sort | null {
    const sort = this.view?.sort;
    return sort ? { key: sort.column, descending: sort.isDescending } : null;
  }

  /** The cell that a path is about; `null`: none of this table. */
  cellAt(path: string): { id: string; key: string } | null {
    return cellAt(path, this.table?.columns.map(({ key }) => key) ?? []);
  }

  /** Somebody was led to a service: every service is shown, whatever was filtered before. */
  showsAll(): void {
    clearTimeout(this.#rest);
    this.filter = this.view?.filter ?? '';
  }

  /** Whether every service is shown. */
  get isComplete(): boolean {
    return this.table?.total === this.table?.matching;
  }

  /** Asks for the rows that come into sight, and some beside them. */
  showWindow(first: number, count: number): void {
    const from = Math.max(0, first - AHEAD);
    this.#show({ first: from, count: Math.min(count + 2 * AHEAD, MOST_ROWS), reveal: null });
  }

  /** Orders by a column: ascending, descending, and as in the study again. */
  sortBy(column: string): void {
    const before = this.view?.sort;
    const isSame = before?.column === column;
    if (isSame && before.isDescending) this.#show({ first: 0, sort: null });
    else this.#show({ first: 0, sort: { column, isDescending: isSame } });
  }

  /** Shows the services that have every word; asked for when typing rests. */
  filterBy(text: string): void {
    this.filter = text;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#show({ first: 0, filter: text, reveal: null }), 120);
  }

  pick(id: string, isPicked: boolean): void {
    if (isPicked) this.picked.add(id);
    else this.picked.delete(id);
  }

  async pickAll(isPicked: boolean): Promise<void> {
    const ids = isPicked ? await this.#ids(0, this.table?.matching ?? 0, this.#seen) : [];
    this.picked.clear();
    for (const id of ids) this.picked.add(id);
  }

  /** Changes a cell. Answers with why it cannot be that, for the cell to show. */
  async change(id: string, key: string, text: string): Promise<void | Failure> {
    const edit: StudyEdit = { kind: 'set_value', path: pathOf(id, key), text };
    return (await this.screens.edit([edit])) ?? undefined;
  }

  add(): Promise<void> {
    const after = [...this.picked].at(-1) ?? null;
    return this.#do([{ kind: 'add_service', after }]);
  }

  duplicate(): Promise<void> {
    return this.#do([{ kind: 'duplicate_services', ids: [...this.picked] }]);
  }

  async remove(): Promise<void> {
    const ids = [...this.picked];
    this.picked.clear();
    await this.#do([{ kind: 'remove_services', ids }]);
    if (!this.failure) this.drafts.forget(ids);
  }

  fill({ firstRow, lastRow, keys, rowIds }: Block): Promise<void> {
    const seen = this.#seen;
    return this.#do(async () => {
      const ids = rowIds ?? (await this.#ids(firstRow, lastRow - firstRow + 1, seen));
      return [{ kind: 'fill_down', ids: [...ids], columns: [...keys] }];
    });
  }

  /** Puts a block of a spreadsheet into the cells from one on. */
  paste(text: string, id: string, column: string): Promise<void> {
    const seen = this.#seen;
    const { first = 0, rows = [], matching = 0 } = seen.table ?? {};
    const at = rows.findIndex((row) => row.id === id);
    return this.#do(async () => {
      const ids = at < 0 ? [] : await this.#ids(first + at, matching - first - at, seen);
      return [{ kind: 'paste_services', text, ids, column }];
    });
  }

  /** Text of rows beyond those that are loaded, for a spreadsheet. */
  async copy({ firstRow, lastRow, keys }: Block): Promise<void> {
    try {
      const { view, basis } = this.#seen;
      const rows = rowsFrom(firstRow, lastRow - firstRow + 1, view);
      const request = { rows, basis, columns: [...keys], withHeadings: false };
      await navigator.clipboard.writeText(await this.screens.host.call('copy_services', request));
      this.told = 'Copied.';
    } catch (thrown) {
      this.failure = toFailure(thrown);
    }
  }

  async exportFile(): Promise<void> {
    try {
      const file = await this.screens.host.call('export_services');
      if (file) this.told = `Written to ${file}.`;
    } catch (thrown) {
      this.failure = toFailure(thrown);
    }
  }

  /** What a result rests on; `null` for an input. */
  figureAt(id: string, key: string): Figure | null {
    const table = this.table;
    const at = table?.columns.findIndex((column) => column.key === key) ?? -1;
    return table?.rows.find((row) => row.id === id)?.cells[at]?.figure ?? null;
  }

  async #do(edits: Edits): Promise<void> {
    this.told = '';
    this.failure = await this.screens.edit(edits);
  }

  /** Ids of services in the order that was seen. */
  async #ids(first: number, count: number, { table, view, basis }: Seen): Promise<string[]> {
    const rows = table?.rows ?? [];
    const from = first - (table?.first ?? 0);
    if (from >= 0 && from + count <= rows.length) {
      return rows.slice(from, from + count).map((row) => row.id);
    }
    const request = { rows: rowsFrom(first, count, view), basis };
    const listed = await this.screens.host.call('list_services', request);
    // A change may have put them in another order since: a row that was seen is the one that is meant.
    const isLoaded = (id: string) => rows.some((row) => row.id === id);
    return listed.flatMap((id, at) => rows[from + at]?.id ?? (isLoaded(id) ? [] : id));
  }

  #show(change: Partial<ServicesView>): void {
    const view = this.view;
    if (view) this.screens.show({ kind: 'services', ...view, ...change });
  }
}

/** Rows in the order of a view. */
function rowsFrom(first: number, count: number, view: ServicesView | null): ServicesView {
  const { sort = null, filter = '' } = view ?? {};
  return { first, count: Math.min(count, ALL), sort, filter, reveal: null };
}

/** How many letters beyond the first stand in front of an amount. */
function signOf(text = ''): number {
  const [sign = ''] = /^[^\d−+]+(?=\d)/.exec(text.replace(/^[−+]/, '')) ?? [];
  return Math.max(0, sign.length - 1);
}

function columnOf(column: ServiceColumn, letters: number): Column {
  const { key, label, group, shortLabel, kind, unit, help, choices } = column;
  return {
    key,
    label: unit ? `${label}, ${unit}` : label,
    group: group || undefined,
    short: shortLabel,
    width: (WIDTHS[key] ?? 136) + (kind === 'result' ? letters * LETTER : 0),
    kind: kind === 'result' ? 'readonly' : kind,
    align: kind === 'number' || kind === 'result' ? 'end' : 'start',
    choices: choices.map((choice) => ({ value: choice.id, label: choice.label })),
    // What is typed moves between the service and what comes of it.
    frozen: key === NAME ? 'start' : kind === 'result' ? 'end' : undefined,
    sortable: true,
    help,
  };
}

function cellOf(column: ServiceColumn, cell: ServiceCell | undefined): Cell {
  if (!cell) return { text: '' };
  const { sheet } = cell;
  if (column.kind === 'choice') return { text: cell.choice, sheet };
  const shown = { text: cell.short, edit: cell.text, sheet };
  return cell.isDoubtful ? { ...shown, tone: 'bad' } : shown;
}
