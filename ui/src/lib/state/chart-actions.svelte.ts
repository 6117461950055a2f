import { toFailure, type Failure } from '../errors/failure';
import type { ChartCopy } from '../ipc/generated/ChartCopy';
import type { ChartFormat } from '../ipc/generated/ChartFormat';
import type { WindowChart } from '../ipc/generated/WindowChart';
import type { Host } from '../ipc/host';

/** How long it is said that something was done, in milliseconds. */
const TOLD = 6000;

const COPIED: Record<ChartCopy, string> = {
  picture: 'Copied as a picture.',
  table: 'Copied as a table.',
};

/** What can be done with a chart besides looking at it. */
export class ChartActions {
  /** What was done last; empty when that is long ago. */
  told = $state('');
  failure = $state.raw<Failure | null>(null);
  /** A picture of a large chart takes a moment. */
  isWorking = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    /** The chart as it is shown. */
    private readonly chart: () => WindowChart,
  ) {}

  copy(what: ChartCopy): Promise<void> {
    return this.#do(async () => {
      await this.host.call('copy_chart', { chart: this.chart(), what });
      return COPIED[what];
    });
  }

  /** Asks where to, and writes it there. */
  save(format: ChartFormat): Promise<void> {
    return this.#do(async () => {
      const name = await this.host.call('save_chart', { chart: this.chart(), format });
      return name === null ? '' : `Saved as ${name}.`;
    });
  }

  dismiss(): void {
    this.failure = null;
  }

  /** Nobody sees any more what is told. */
  leave(): void {
    clearTimeout(this.#timer);
  }

  async #do(task: () => Promise<string>): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    this.failure = null;
    this.told = '';
    clearTimeout(this.#timer);
    try {
      this.told = await task();
      this.#timer = setTimeout(() => (this.told = ''), TOLD);
    } catch (thrown) {
      this.failure = toFailure(thrown);
    } finally {
      this.isWorking = false;
    }
  }
}
