import type { Host } from '../ipc/host';
import { AssumptionRow } from './assumption-row.svelte';

/** `refreshing`: the rows belong to figures that are being replaced. */
export type RankingState = 'loading' | 'refreshing' | 'ready' | 'failed';

/** The assumptions that drive the answer, ranked. Ranking is slow, so it never holds up the rest. */
export class Assumptions {
  rows = $state.raw<AssumptionRow[]>([]);
  state = $state<RankingState>('loading');
  #asked = 0;

  constructor(
    private readonly host: Host,
    private readonly send: (row: AssumptionRow, value: string) => void,
  ) {}

  /** Whether a row belongs to the values as they stand, so that it may change them. */
  holds(row: AssumptionRow): boolean {
    return this.state === 'ready' && this.rows.includes(row);
  }

  /** Another study is open: its assumptions are not known yet. */
  forget(): void {
    this.#asked += 1;
    this.rows = [];
    this.state = 'loading';
  }

  /** Same study, other values: the rows stay in place until the new ones are there. */
  outdate(): void {
    this.#asked += 1;
    this.state = this.rows.length > 0 ? 'refreshing' : 'loading';
  }

  /** Asks for the ranking of the open study. An answer that a newer question has overtaken is dropped. */
  async rank(): Promise<void> {
    this.outdate();
    const asked = this.#asked;
    try {
      const ranked = await this.host.call('rank_assumptions');
      if (asked !== this.#asked) return;
      this.rows = ranked.map((assumption) => new AssumptionRow(assumption, this.send));
      this.state = 'ready';
    } catch {
      if (asked !== this.#asked) return;
      this.rows = [];
      this.state = 'failed';
    }
  }
}
