import { untrack } from 'svelte';
import { toFailure, type Failure } from '../errors/failure';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ChartSource } from '../ipc/generated/ChartSource';
import type { Futures } from '../ipc/generated/Futures';
import type { FuturesChart } from '../ipc/generated/FuturesChart';
import type { FuturesDrawing } from '../ipc/generated/FuturesDrawing';
import type { FuturesPictures } from '../ipc/generated/FuturesPictures';
import type { OptionId } from '../ipc/generated/OptionId';
import type { RunExtent } from '../ipc/generated/RunExtent';
import type { Tolerance } from '../ipc/generated/Tolerance';
import type { UncertaintyScreen } from '../ipc/generated/UncertaintyScreen';
import { drawingFor } from './chart-place';
import { Field } from './field.svelte';
import { FollowedRun } from './followed-run.svelte';
import { Redrawn } from './redrawn.svelte';
import { versionOf, type StudyScreens } from './study-screen';
import { whileShown } from './while-shown';

/** How long the figures must have rested before the whole run follows its preview, in milliseconds. */
const REST = 400;

const UNMEASURED: ChartSize = { width: 520, height: 260 };

/**
 * Simulations of the open study. Whenever its figures change a preview follows at once and replaces
 * what is shown; once they rest, the whole run replaces the preview. What belongs to other figures is
 * outdated and never shown as current.
 */
export class UncertaintyController {
  /** What is shown; `null` until there is any. */
  futures = $state.raw<Futures | null>(null);
  /** What is shown belongs to figures that have been replaced. */
  isOutdated = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** The option whose saving is shown. */
  compared = $state<OptionId>('you_build_it_you_run_it');
  readonly run: FollowedRun;
  readonly drawings: Redrawn<FuturesDrawing, FuturesPictures>;
  /** How many futures, as typed. */
  readonly trials: Field<Failure>;
  /** What names the random numbers, as typed. */
  readonly seed: Field<Failure>;

  #tolerance = $state.raw<Tolerance>({ kind: 'usual' });
  #sizes = $state.raw<Record<FuturesChart, ChartSize>>({
    costs: UNMEASURED,
    saving: UNMEASURED,
    exceedance: UNMEASURED,
    cumulative: UNMEASURED,
  });
  #version = '';
  #isPreviewing = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly screens: StudyScreens) {
    this.run = new FollowedRun(screens.host);
    this.drawings = new Redrawn(
      () => this.#drawing,
      async (drawing, stands) => {
        const { futures } = this;
        if (!futures) return null;
        const request = { run: futures.run, drawing, stands };
        const pictures = await screens.host.call('draw_futures', request);
        return this.futures === futures
          ? withThoseThatStand(pictures, this.drawings.pictures)
          : null;
      },
      (drawing, pictures) => this.#held(drawing, pictures),
    );
    this.trials = this.#setting('trials');
    this.seed = this.#setting('seed');
  }

  /** `null` until the screen is there. */
  get screen(): UncertaintyScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'uncertainty' ? screen : null;
  }

  get #drawing(): FuturesDrawing {
    const { colours } = this.screens.view;
    return { colours, compared: this.compared, tolerance: this.#tolerance, ...this.#sizes };
  }

  /** What is shown belongs to other figures than the study has; `undefined`: it does not. */
  get outdated(): string | undefined {
    return this.isOutdated ? 'These futures are of the figures before the last change.' : undefined;
  }

  /** What a chart of the screen is of, as it is shown. */
  sourceOf(chart: FuturesChart): ChartSource | undefined {
    const { futures, compared } = this;
    const amount = this.drawings.pictures?.tolerance.amount;
    if (!futures || amount === undefined) return undefined;
    return {
      kind: 'futures',
      run: futures.run,
      chart,
      compared,
      tolerance: { kind: 'amount', amount },
    };
  }

  /** To be called whenever the figures, or the way to draw them, change. */
  keepUp(): void {
    if (!this.screen) return;
    const version = versionOf(this.screens);
    // What it reads of the way to draw is what it is to be called for.
    void this.#drawing;
    untrack(() => {
      if (version === this.#version) return void this.#redraw();
      this.#version = version;
      this.isOutdated = this.futures !== null;
      this.#cease();
      void this.#preview();
    });
  }

  /** Tells how large the place of a chart is. */
  setSize(chart: FuturesChart, size: ChartSize): void {
    const drawing = drawingFor(size);
    const before = this.#sizes[chart];
    if (!drawing || (drawing.width === before.width && drawing.height === before.height)) return;
    this.#sizes = { ...this.#sizes, [chart]: drawing };
  }

  /** Moves the line of the tolerance along the axis. */
  moveTolerance(share: string): void {
    this.#tolerance = { kind: 'position', share };
  }

  /** Puts the line at an amount as typed. Answers with why it cannot be there. */
  async typeTolerance(text: string): Promise<Failure | void> {
    const run = this.futures?.run;
    if (run === undefined) return;
    const drawing: FuturesDrawing = { ...this.#drawing, tolerance: { kind: 'typed', text } };
    try {
      const pictures = await this.screens.host.call('draw_futures', { run, drawing, stands: null });
      this.#tolerance = drawing.tolerance;
      this.drawings.came(pictures, drawing);
    } catch (thrown) {
      return toFailure(thrown);
    }
  }

  async setChance(isOn: boolean): Promise<void> {
    this.failure = (await this.#set('simulation.chance', String(isOn))) ?? null;
  }

  /** Runs anew: as many futures as the study says, or until the median saving is known. */
  runAgain(extent: Exclude<RunExtent, 'preview'>): void {
    this.#cease();
    void this.#simulate(extent);
  }

  /** The screen is left. What is done is there again when it is shown again, unless figures change. */
  leave(): void {
    this.#cease();
    this.run.leave();
    const isDone = this.futures && !this.futures.isPreview && !this.isOutdated;
    if (!isDone) this.#version = '';
  }

  /** One preview at a time; figures that change meanwhile get theirs when it has answered. */
  async #preview(): Promise<void> {
    if (this.#isPreviewing) return;
    this.#isPreviewing = true;
    for (let version = ''; version !== this.#version;) {
      version = this.#version;
      await this.#simulate('preview');
    }
    this.#isPreviewing = false;
    if (this.futures?.isPreview && !this.isOutdated && this.#version !== '') {
      this.#rest = setTimeout(() => void this.#simulate('whole'), REST);
    }
  }

  async #simulate(extent: RunExtent): Promise<void> {
    const version = this.#version;
    const drawing = this.#drawing;
    const { basis } = this.screens.view;
    const run = this.run.begin({ isSeen: extent !== 'preview' });
    const isWanted = () => this.run.isCurrent(run) && version === this.#version;
    try {
      const request = { run, basis, extent, drawing };
      const futures = await this.screens.host.call('simulate_study', request);
      if (!isWanted()) return;
      this.futures = futures;
      this.drawings.came(futures.pictures, drawing);
      this.isOutdated = false;
      this.failure = null;
    } catch (thrown) {
      if (!isWanted()) return;
      this.failure = toFailure(thrown);
      // Nothing of the figures as they stand can be shown; what is shown is of others.
      this.isOutdated = this.futures !== null;
    } finally {
      this.run.end(run);
    }
    // The line may have been dragged on, or the window resized, while it ran.
    await this.#redraw();
  }

  async #redraw(): Promise<void> {
    const failure = await this.drawings.keepUp();
    if (failure) this.failure = failure;
  }

  /** From a drag on it is the amount that stays, wherever another run or another size puts it. */
  #held(drawing: FuturesDrawing, pictures: FuturesPictures): FuturesDrawing {
    if (drawing.tolerance.kind === 'usual') return drawing;
    const tolerance: Tolerance = { kind: 'amount', amount: pictures.tolerance.amount };
    if (this.#tolerance === drawing.tolerance) this.#tolerance = tolerance;
    return { ...drawing, tolerance };
  }

  /** A field that outlives the screen, with what the study did not take of it. */
  #setting(name: 'trials' | 'seed'): Field<Failure> {
    const { screens } = this;
    const path = `simulation.${name}`;
    return screens.keep(path, () => {
      const current = whileShown(() => {
        const screen = screens.workspace?.screen;
        return screen?.kind === 'uncertainty' ? screen[name] : null;
      });
      return new Field(current, (text) => this.#set(path, text), screens.drafts, path);
    });
  }

  async #set(path: string, text: string): Promise<Failure | void> {
    return (await this.screens.edit([{ kind: 'set_value', path, text }])) ?? undefined;
  }

  /** The whole run does not follow any more. */
  #cease(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }
}

/** Drawings that came, and those that stand as they are. */
function withThoseThatStand(came: FuturesPictures, stand: FuturesPictures | null): FuturesPictures {
  const { costs, saving, cumulative } = came;
  return {
    ...came,
    costs: costs ?? stand?.costs ?? null,
    saving: saving ?? stand?.saving ?? null,
    cumulative: cumulative ?? stand?.cumulative ?? null,
  };
}
