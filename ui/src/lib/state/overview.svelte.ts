import { treatmentOf } from '../errors/classify';
import { toFailure, type Failure } from '../errors/failure';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ColourScheme } from '../ipc/generated/ColourScheme';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { Overview } from '../ipc/generated/Overview';
import type { SampleEntry } from '../ipc/generated/SampleEntry';
import type { View } from '../ipc/generated/View';
import type { Host } from '../ipc/host';
import type { AssumptionRow } from './assumption-row.svelte';
import { Assumptions } from './assumptions.svelte';
import { drawingFor, type ChartPlace } from './chart-place';
import { Lane } from './lane';
import { Leaving } from './leaving.svelte';
import { Overdue } from './overdue.svelte';

/** `none`: nothing could be opened, so there is no study to show. */
export type Phase = 'loading' | 'ready' | 'none';

/** An answer that takes longer than this makes what is shown look outdated, in milliseconds. */
const PATIENCE = 150;

/**
 * The overview screen without its picture: which study is open, how it is viewed, what is asked of
 * the application and what came back.
 *
 * Everything that answers with an overview at once goes through one lane, so answers cannot overtake
 * each other. Changes of the view (basis, colours, sizes) are not queued at all: after every answer the
 * view that was shown is compared with the one that is wanted, and asked for if they differ.
 */
export class OverviewController {
  phase = $state<Phase>('loading');
  overview = $state.raw<Overview | null>(null);
  samples = $state.raw<SampleEntry[]>([]);
  /** Shown in a dialog. */
  alarm = $state.raw<Failure | null>(null);
  /** Shown in a strip above the answer. */
  notice = $state.raw<Failure | null>(null);
  /** The file dialog of the system is open. */
  choosing = $state(false);

  readonly assumptions: Assumptions;
  readonly overdue = new Overdue(PATIENCE);
  readonly leaving = new Leaving(
    () => this.overview?.study.changed || this.assumptions.areUnsettled,
  );

  #view = $state.raw() as View;
  /** The view that `overview` was made for. */
  #shownView = $state.raw<View | null>(null);
  /** A view that could not be shown; asking for the same one again would fail again. */
  #failedView: View | null = null;
  #pickedSample = $state<string | null>(null);
  #lane = new Lane();
  /** Changes whenever the values of the study are replaced: edits made before do not apply after. */
  #edition = 0;
  /** The ranking is for other values or another basis, and follows once the wanted view is shown. */
  #rankingWanted = false;
  #started = false;

  /** @param painted Resolves when what was just shown is on the screen. */
  constructor(
    private readonly host: Host,
    view: View,
    private readonly painted: () => Promise<void>,
  ) {
    this.#view = view;
    this.assumptions = new Assumptions(host, (row, value) => this.#setAssumption(row, value));
  }

  get view(): View {
    return this.#view;
  }

  /** Whether the drawings are in the colours of the page. Until then they would be unreadable. */
  get colourMatches(): boolean {
    return this.#shownView?.colours === this.#view.colours;
  }

  /** The sample to show as chosen: the one being opened, or the one that is open. */
  get pickedSample(): string {
    return this.#pickedSample ?? this.overview?.study.sample ?? '';
  }

  /** Opens what the window was started with. To be called once the places of the charts are known. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    void this.#listSamples();
    this.#open((view) => this.host.call('open_initial', { view }));
  }

  openSample(id: string): void {
    const call = (view: View) => this.host.call('open_sample', { id, view });
    const stay = () => (this.#pickedSample = null);
    // Also while the question is open: staying then brings the picker back to the open sample.
    this.#pickedSample = id;
    this.leaving.ask('leave', () => this.#open(call), stay);
  }

  /** Lets the person choose a file. The dialog belongs to the application; the page only waits. */
  chooseStudy(): void {
    if (!this.choosing) this.leaving.ask('leave', () => void this.#choose());
  }

  /** Goes back to the values that the study was opened with. */
  reset(): void {
    this.leaving.ask('reset', () => this.#reset());
  }

  rankAgain(): void {
    void this.assumptions.rank(this.#view.basis);
  }

  setBasis(basis: CostBasis): void {
    if (basis === this.#view.basis) return;
    this.assumptions.weighAnew();
    this.#rankingWanted = true;
    this.#want({ basis });
  }

  setColours(colours: ColourScheme): void {
    if (colours !== this.#view.colours) this.#want({ colours });
  }

  /** Tells how large the place of a chart is. */
  setChartSize(place: ChartPlace, size: ChartSize): void {
    const drawing = drawingFor(size);
    const { width, height } = this.#view[place];
    if (!drawing || (drawing.width === width && drawing.height === height)) return;
    this.#want({ [place]: drawing });
  }

  dismissAlarm(): void {
    this.alarm = null;
  }

  dismissNotice(): void {
    this.notice = null;
  }

  async #listSamples(): Promise<void> {
    try {
      this.samples = await this.host.call('list_samples');
    } catch {
      // Without the list there is nothing to pick from; files can still be opened.
      this.samples = [];
    }
  }

  #open(call: (view: View) => Promise<Overview>): void {
    if (!this.overview) this.phase = 'loading';
    this.#lane.put('open', async () => {
      await this.#ask(call);
      this.#showWantedView();
    });
  }

  async #choose(): Promise<void> {
    this.choosing = true;
    // Not in the lane: choosing may take minutes, and the open study stays usable meanwhile.
    await this.#ask((view) => this.host.call('choose_study', { view }), { patient: true });
    this.choosing = false;
    this.#showWantedView();
  }

  #reset(): void {
    this.#edition += 1;
    this.assumptions.outdate();
    this.#lane.put('reset', async () => {
      await this.#ask((view) => this.host.call('reset_study', { view }), { sameStudy: true });
      this.#showWantedView();
    });
  }

  #setAssumption(row: AssumptionRow, value: string): void {
    // A field that leaves the page loses the focus, and with it would apply what is typed in it.
    if (!this.assumptions.holds(row)) return row.dropped(value);
    const edition = this.#edition;
    this.#lane.put(`set ${row.path}`, async () => {
      if (edition !== this.#edition) return row.dropped(value);
      const view = this.#view;
      this.assumptions.changing();
      this.overdue.begin();
      try {
        const changed = await this.host.call('set_assumption', { path: row.path, value, view });
        if (edition === this.#edition) {
          row.accepted(value, changed.assumption);
          this.assumptions.changed();
          this.#show(changed.overview, view);
        }
      } catch (thrown) {
        this.#failSetting(row, value, toFailure(thrown));
      } finally {
        this.overdue.end();
        this.assumptions.settle(this.#view.basis);
      }
      this.#showWantedView();
    });
  }

  #failSetting(row: AssumptionRow, value: string, failure: Failure): void {
    if (treatmentOf(failure.code).place === 'field') return row.refused(value, failure);
    row.dropped(value);
    this.#report(failure);
  }

  /** Asks for a study that replaces the one that is shown, or its values. */
  async #ask(
    call: (view: View) => Promise<Overview | null>,
    { patient = false, sameStudy = false } = {},
  ): Promise<void> {
    const view = this.#view;
    if (!patient) this.overdue.begin();
    try {
      const overview = await call(view);
      if (overview) this.#replace(overview, view, sameStudy);
    } catch (thrown) {
      this.#report(toFailure(thrown));
      if (!this.overview) this.phase = 'none';
      else if (sameStudy) this.#askAnew();
    } finally {
      if (!patient) this.overdue.end();
      this.#pickedSample = null;
    }
  }

  /** The values could not be replaced. What was answered meanwhile was not shown, so it is asked for. */
  #askAnew(): void {
    this.#shownView = null;
    this.#rankingWanted = true;
  }

  #replace(overview: Overview, view: View, sameStudy: boolean): void {
    this.#edition += 1;
    this.alarm = null;
    this.#show(overview, view);
    this.phase = 'ready';
    if (sameStudy) this.assumptions.outdate();
    else this.assumptions.forget();
    this.#rankingWanted = true;
    // Whatever was asked was about the values before.
    this.leaving.stay();
  }

  /** The overview comes first: ranking takes the processor for a second or two. */
  #rankIfWanted(): void {
    if (!this.#rankingWanted) return;
    this.#rankingWanted = false;
    const edition = this.#edition;
    void this.painted().then(() => {
      if (edition === this.#edition && !this.#rankingWanted) this.rankAgain();
    });
  }

  #show(overview: Overview, view: View): void {
    this.overview = overview;
    this.#shownView = view;
    this.#failedView = null;
    this.notice = null;
  }

  #want(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#showWantedView();
  }

  /** Asks for the overview in the wanted view, unless it is shown or another answer will bring it. */
  #showWantedView(): void {
    if (!this.overview) return;
    const isSettled = this.#view === this.#shownView || this.#view === this.#failedView;
    if (isSettled) return this.#rankIfWanted();
    this.#lane.put('view', async () => {
      const view = this.#view;
      if (!this.overview || view === this.#shownView) return;
      const edition = this.#edition;
      this.overdue.begin();
      try {
        const overview = await this.host.call('show_overview', { view });
        const { basis, colours } = this.#view;
        // Another basis was chosen meanwhile: its figures must not flash up beside the wrong word.
        const isWanted = view.basis === basis && view.colours === colours;
        if (isWanted && edition === this.#edition) this.#show(overview, view);
      } catch (thrown) {
        this.#failedView = view;
        this.#report(toFailure(thrown));
      } finally {
        this.overdue.end();
      }
      this.#showWantedView();
    });
  }

  #report(failure: Failure): void {
    if (treatmentOf(failure.code).place === 'strip') this.notice = failure;
    else this.alarm = failure;
  }
}
