import { toFailure, type Failure } from '../errors/failure';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { FuturesDrawing } from '../ipc/generated/FuturesDrawing';
import type { TimelineScreen } from '../ipc/generated/TimelineScreen';
import { FollowedRun } from './followed-run.svelte';
import type { StudyScreens } from './study-screen';

/** The drawings that come with a run are of another screen; here they are not looked at. */
const SMALL: ChartSize = { width: 320, height: 200 };

/** The timeline, and the run whose bands it shows. */
export class TimelineController {
  failure = $state.raw<Failure | null>(null);
  readonly run: FollowedRun;

  constructor(private readonly screens: StudyScreens) {
    this.run = new FollowedRun(screens.host);
  }

  /** `undefined` until the screen is there. */
  get screen(): TimelineScreen | undefined {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'timeline' ? screen : undefined;
  }

  /** Runs the futures of the study as it stands. */
  async simulate(): Promise<void> {
    const { basis, colours } = this.screens.view;
    const run = this.run.begin();
    this.failure = null;
    try {
      const drawing: FuturesDrawing = {
        colours,
        compared: 'you_build_it_you_run_it',
        tolerance: { kind: 'usual' },
        costs: SMALL,
        saving: SMALL,
        exceedance: SMALL,
        cumulative: SMALL,
      };
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
