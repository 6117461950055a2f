import { untrack } from 'svelte';
import type { Failure } from '../errors/failure';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ChartSource } from '../ipc/generated/ChartSource';
import type { OptionId } from '../ipc/generated/OptionId';
import type { Sensitivity } from '../ipc/generated/Sensitivity';
import type { SensitivityChart } from '../ipc/generated/SensitivityChart';
import type { SensitivityDrawing } from '../ipc/generated/SensitivityDrawing';
import type { SensitivityPictures } from '../ipc/generated/SensitivityPictures';
import type { SensitivityScreen } from '../ipc/generated/SensitivityScreen';
import { drawingFor } from './chart-place';
import { FollowedRun } from './followed-run.svelte';
import { Redrawn } from './redrawn.svelte';
import { SlowAnswer } from './slow-answer.svelte';
import { versionOf, type StudyScreens } from './study-screen';

const UNMEASURED: ChartSize = { width: 720, height: 420 };

/** What would change the answer, and what is worth finding out: worked out once the figures rest. */
export class SensitivityController {
  readonly answer: SlowAnswer<null, Sensitivity>;
  readonly run: FollowedRun;
  readonly drawings: Redrawn<SensitivityDrawing, SensitivityPictures>;
  failure = $state.raw<Failure | null>(null);
  /** The option whose saving is shown. */
  compared = $state<OptionId>('you_build_it_you_run_it');
  #sizes = $state.raw<Record<SensitivityChart, ChartSize>>({
    tornado: UNMEASURED,
    switching: UNMEASURED,
  });

  constructor(private readonly screens: StudyScreens) {
    this.run = new FollowedRun(screens.host);
    this.answer = new SlowAnswer(() => this.#ask());
    this.drawings = new Redrawn(
      () => this.#drawing,
      async (drawing) => {
        const answer = this.answer.value;
        if (!answer) return null;
        const pictures = await screens.host.call('draw_sensitivity', { run: answer.run, drawing });
        return this.answer.value === answer ? pictures : null;
      },
    );
  }

  /** `null` until the screen is there. */
  get screen(): SensitivityScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'sensitivity' ? screen : null;
  }

  get #drawing(): SensitivityDrawing {
    return { colours: this.screens.view.colours, compared: this.compared, ...this.#sizes };
  }

  /** What a chart of the screen is of, as it is shown. */
  sourceOf(chart: SensitivityChart): ChartSource | undefined {
    const answer = this.answer.value;
    if (!answer) return undefined;
    return { kind: 'sensitivity', run: answer.run, chart, compared: this.compared };
  }

  /** To be called whenever the figures, or the way to draw them, change. */
  keepUp(): void {
    if (!this.screen) return;
    const version = versionOf(this.screens);
    // What it reads of the way to draw is what it is to be called for.
    void this.#drawing;
    untrack(() => {
      this.answer.want(null, version);
      void this.#redraw();
    });
  }

  /** Tells how large the place of a chart is. */
  setSize(chart: SensitivityChart, size: ChartSize): void {
    const drawing = drawingFor(size);
    const before = this.#sizes[chart];
    if (!drawing || (drawing.width === before.width && drawing.height === before.height)) return;
    this.#sizes = { ...this.#sizes, [chart]: drawing };
  }

  /** The screen is left. */
  leave(): void {
    this.run.leave();
    this.answer.forget();
    this.drawings.forget();
  }

  async #ask(): Promise<Sensitivity> {
    const drawing = this.#drawing;
    const { basis } = this.screens.view;
    const run = this.run.begin();
    try {
      const answer = await this.screens.host.call('weigh_sensitivity', { run, basis, drawing });
      if (this.run.isCurrent(run)) this.drawings.came(answer.pictures, drawing);
      return answer;
    } finally {
      this.run.end(run);
    }
  }

  async #redraw(): Promise<void> {
    const failure = await this.drawings.keepUp();
    if (failure) this.failure = failure;
  }
}
