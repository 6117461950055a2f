import type { ChartCopy } from '../ipc/generated/ChartCopy';
import type { ChartFormat } from '../ipc/generated/ChartFormat';
import type { WindowChart } from '../ipc/generated/WindowChart';
import type { Host } from '../ipc/host';
import { Deeds, savedAs } from './deeds.svelte';

const COPIED: Record<ChartCopy, string> = {
  picture: 'Copied as a picture.',
  table: 'Copied as a table.',
};

/** What can be done with a chart besides looking at it. A picture of a large one takes a moment. */
export class ChartActions extends Deeds<'copy' | 'save'> {
  constructor(
    private readonly host: Host,
    /** The chart as it is shown. */
    private readonly chart: () => WindowChart,
  ) {
    super();
  }

  copy(what: ChartCopy): Promise<void> {
    return this.do('copy', async () => {
      await this.host.call('copy_chart', { chart: this.chart(), what });
      return COPIED[what];
    });
  }

  /** Asks where to, and writes it there: a picture with so many pixels to one of the drawing. */
  save(format: ChartFormat, scale = 2): Promise<void> {
    return this.do('save', async () =>
      savedAs(await this.host.call('save_chart', { chart: this.chart(), format, scale })),
    );
  }
}
