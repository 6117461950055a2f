import { untrack } from 'svelte';
import { toFailure, type Failure } from '../errors/failure';
import type { ChartPicture } from '../ipc/generated/ChartPicture';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ColourScheme } from '../ipc/generated/ColourScheme';
import type { DrawChartRequest } from '../ipc/generated/DrawChartRequest';
import type { WindowChart } from '../ipc/generated/WindowChart';
import { drawingFor } from './chart-place';
import type { StudyScreens } from './study-screen';

/** A chart that is drawn for the whole window, and anew whenever the study or the window changes. */
export class LargeChart {
  picture = $state.raw<ChartPicture | null>(null);
  failure = $state.raw<Failure | null>(null);
  #size = $state.raw<ChartSize | null>(null);
  #colours = $state<ColourScheme | null>(null);
  #asked = 0;

  constructor(
    private readonly screens: StudyScreens,
    private readonly chart: () => WindowChart,
  ) {}

  /** False while it is in the colours of the other scheme, in which it cannot be read. */
  get isLegible(): boolean {
    return this.#colours === null || this.#colours === this.screens.view.colours;
  }

  /** Tells how large its place is. */
  setSize(size: ChartSize): void {
    const drawing = drawingFor(size);
    if (drawing) this.#size = drawing;
  }

  /** To be called whenever the study, or the way to draw it, changes. */
  keepUp(): void {
    const { colours } = this.screens.view;
    // The figures may have changed while the chart is the same.
    void this.screens.edition;
    const size = this.#size;
    const chart = this.chart();
    if (size) untrack(() => void this.#draw({ chart, size, colours }));
  }

  /** The last way that is wanted counts, whichever answer comes last. */
  async #draw(request: DrawChartRequest): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const picture = await this.screens.host.call('draw_chart', request);
      if (asked !== this.#asked) return;
      this.picture = picture;
      this.#colours = request.colours;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = toFailure(thrown);
    }
  }
}
