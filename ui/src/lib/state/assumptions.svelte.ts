import type { CostBasis } from '../ipc/generated/CostBasis';
import type { Host } from '../ipc/host';
import { AssumptionRow } from './assumption-row.svelte';
import type { Drafts } from './drafts.svelte';

/** `refreshing`: the rows belong to figures that are being replaced. */
export type RankingState = 'loading' | 'refreshing' | 'ready' | 'failed';

/** How long nothing must have changed before the other effects are worked out anew, in milliseconds. */
const REST = 700;

/** The assumptions that drive the answer, ranked. Ranking is slow, so it never holds up the rest. */
export class Assumptions {
  rows = $state.raw<AssumptionRow[]>([]);
  state = $state<RankingState>('loading');
  #asked = 0;
  /** Rows that the next ranking takes over, with whatever is typed in them. */
  #kept: readonly AssumptionRow[] = [];
  /** A value was changed since the effects were worked out. */
  #isStale = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly send: (row: AssumptionRow, value: string) => void,
    private readonly drafts: Drafts,
  ) {}

  /** Whether a row belongs to the values as they stand, so that it may change them. */
  holds(row: AssumptionRow): boolean {
    return this.state === 'ready' && this.rows.includes(row);
  }

  /** Another study is open: its assumptions are not known yet. */
  forget(): void {
    this.rows = [];
    this.outdate();
  }

  /** Same study, other values: the rows stay in place until the new ones are there. */
  outdate(): void {
    this.#keepTyped();
    this.#wait();
  }

  /** Same values, other basis: the rows come back in another order, with what is typed in them. */
  weighAnew(): void {
    if (this.state === 'ready') this.#kept = [...this.#typedElsewhere(), ...this.rows];
    this.#wait();
  }

  /** Asks for the ranking of the open study. An answer that a newer question has overtaken is dropped. */
  async rank(basis: CostBasis): Promise<void> {
    this.weighAnew();
    const asked = this.#asked;
    try {
      const ranked = await this.host.call('rank_assumptions', { basis, paths: [] });
      if (asked !== this.#asked) return;
      // Something may have been typed since it was asked.
      const known = [...this.#kept, ...this.rows.filter(isTyped)];
      const rows = ranked.map((assumption) => {
        const row = known.find(({ path }) => path === assumption.path);
        row?.weighed(assumption);
        return row ?? new AssumptionRow(assumption, this.send, this.drafts);
      });
      // A row that is not shown any more stays for a ranking that has it, with what is typed in it.
      this.#kept = known.filter((row) => !rows.includes(row) && isTyped(row));
      this.rows = rows;
      this.#isStale = false;
      this.state = 'ready';
    } catch {
      if (asked !== this.#asked) return;
      this.#keepTyped();
      this.rows = [];
      this.state = 'failed';
    }
  }

  /** A change is under way: effects worked out before it would be outdated when they arrive. */
  changing(): void {
    // A ranking under way is about to replace the rows; it must not be overtaken by nothing.
    if (this.state === 'ready') this.#overtake();
  }

  /** A value is another one now, so the effects beside the others are outdated. */
  changed(): void {
    this.#isStale = true;
  }

  /** No change is under way. If none follows for a while, outdated effects are worked out anew. */
  settle(basis: CostBasis): void {
    if (this.state !== 'ready' || !this.#isStale) return;
    this.#overtake();
    this.#rest = setTimeout(() => void this.#refresh(basis), REST);
  }

  /** The rows stay where they are: an order that changes under the hand would be worse than an old one. */
  async #refresh(basis: CostBasis): Promise<void> {
    const asked = this.#asked;
    try {
      // By path: a row that matters less by now would be missing from a new ranking.
      const paths = this.rows.map(({ path }) => path);
      const ranked = await this.host.call('rank_assumptions', { basis, paths });
      if (asked !== this.#asked) return;
      for (const row of this.rows) {
        const assumption = ranked.find(({ path }) => path === row.path);
        if (assumption) row.refresh(assumption);
      }
      this.#isStale = false;
    } catch {
      // Nobody asked for it, so nobody is told; the next change asks again.
    }
  }

  #keepTyped(): void {
    this.#kept = [...this.#typedElsewhere(), ...this.rows.filter(isTyped)];
  }

  /** Rows of other rankings in which something is typed. */
  #typedElsewhere(): AssumptionRow[] {
    return this.#kept.filter((row) => !this.rows.includes(row) && isTyped(row));
  }

  #wait(): void {
    this.#overtake();
    this.state = this.rows.length > 0 ? 'refreshing' : 'loading';
  }

  #overtake(): void {
    this.#asked += 1;
    clearTimeout(this.#rest);
  }
}

const isTyped = (row: AssumptionRow) => row.field.draft !== null;
