import { untrack } from 'svelte';
import { toFailure, type Failure } from '../errors/failure';
import type { ChartPicture } from '../ipc/generated/ChartPicture';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ColourScheme } from '../ipc/generated/ColourScheme';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { FutureBands } from '../ipc/generated/FutureBands';
import type { FuturesDrawing } from '../ipc/generated/FuturesDrawing';
import type { ScenarioName } from '../ipc/generated/ScenarioName';
import type { TimelineScreen } from '../ipc/generated/TimelineScreen';
import { FollowedRun } from './followed-run.svelte';
import { Redrawn } from './redrawn.svelte';
import type { StudyScreens } from './study-screen';

/** The drawings that come with a run are of another screen; here they are not looked at. */
const SMALL: ChartSize = { width: 320, height: 200 };

const BASES: Record<CostBasis, string> = {
  all_costs: 'all costs',
  spending_only: 'spending only',
};

/** How the bands are drawn. */
interface Drawn {
  colours: ColourScheme;
  size: ChartSize;
}

/** Bands, and what they are of. */
interface Shown {
  bands: FutureBands;
  basis: CostBasis;
  scenario: ScenarioName | null;
}

/** The timeline, and the run whose bands it shows. */
export class TimelineController {
  failure = $state.raw<Failure | null>(null);
  readonly run: FollowedRun;
  #last = $state.raw<Shown | null>(null);
  /** The bands that were shown last, drawn by their run while the screen has none. */
  readonly #drawings: Redrawn<Drawn, ChartPicture>;

  constructor(private readonly screens: StudyScreens) {
    this.run = new FollowedRun(screens.host);
    this.#drawings = new Redrawn(
      () => this.#wanted,
      (drawing) => this.#draw(drawing),
    );
  }

  /** `undefined` until the screen is there. */
  get screen(): TimelineScreen | undefined {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'timeline' ? screen : undefined;
  }

  /** The bands of the study as it stands, or else those that were shown last. */
  get bands(): FutureBands | undefined {
    const bands = this.screen?.bands;
    if (bands?.picture || !this.#last) return bands;
    return { ...this.#last.bands, picture: this.#drawings.pictures };
  }

  /** What the bands that are shown are of, when it is not what is shown besides; else `undefined`. */
  get outdated(): string | undefined {
    if (!this.#last || this.screen?.bands.picture) return undefined;
    const { basis, scenario } = this.#last;
    const { view, workspace } = this.screens;
    if (basis !== view.basis) {
      return `These futures count ${BASES[basis]}; what is shown now counts ${BASES[view.basis]}.`;
    }
    if (scenario?.id !== workspace?.study.scenario?.id) {
      return scenario
        ? `These futures are of the scenario “${scenario.name}”, which is not shown now.`
        : 'These futures are of the study itself; a scenario is shown now.';
    }
    return 'The study has changed since these futures were run.';
  }

  /** False while the bands are in the colours of the other scheme, in which they cannot be read. */
  get isLegible(): boolean {
    return this.outdated === undefined ? this.screens.colourMatches : this.#drawings.isLegible;
  }

  /** To be called whenever other bands are shown, or the way to draw them changes. */
  keepUp(): void {
    const bands = this.screen?.bands;
    const { basis, colours } = this.screens.shownView ?? this.screens.view;
    const { size } = this.#wanted;
    const scenario = this.screens.workspace?.study.scenario ?? null;
    untrack(() => {
      if (!bands?.picture) return void this.#redraw();
      this.#last = { bands, basis, scenario };
      this.#drawings.came(bands.picture, { colours, size });
    });
  }

  get #wanted(): Drawn {
    const { colours, screen } = this.screens.view;
    return { colours, size: screen.kind === 'timeline' ? screen.bands : SMALL };
  }

  async #redraw(): Promise<void> {
    const failure = await this.#drawings.keepUp();
    if (failure) this.failure = failure;
  }

  async #draw({ colours, size }: Drawn): Promise<ChartPicture | null> {
    const last = this.#last;
    if (!last?.bands.run) return null;
    const drawing = drawn(colours, size);
    const request = { run: last.bands.run, drawing, stands: null };
    const { cumulative } = await this.screens.host.call('draw_futures', request);
    return this.#last === last ? cumulative : null;
  }

  /** Runs the futures of the study as it stands. */
  async simulate(): Promise<void> {
    const { basis, colours } = this.screens.view;
    const run = this.run.begin();
    this.failure = null;
    try {
      const drawing = drawn(colours, SMALL);
      await this.screens.host.call('simulate_study', { run, basis, extent: 'whole', drawing });
      const { screen } = this.screens.view;
      // Asked for anew, the screen has the bands of the run.
      if (this.run.isCurrent(run) && screen.kind === 'timeline') this.screens.show({ ...screen });
    } catch (thrown) {
      if (this.run.isCurrent(run)) this.failure = toFailure(thrown);
    } finally {
      this.run.end(run);
    }
  }

  /** The screen is left. */
  leave(): void {
    this.run.leave();
  }
}

/** How a run is drawn of which only the bands are looked at. */
function drawn(colours: ColourScheme, cumulative: ChartSize): FuturesDrawing {
  return {
    colours,
    compared: 'you_build_it_you_run_it',
    tolerance: { kind: 'usual' },
    costs: SMALL,
    saving: SMALL,
    exceedance: SMALL,
    cumulative,
  };
}
