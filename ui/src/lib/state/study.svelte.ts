import { treatmentOf } from '../errors/classify';
import { toFailure, type Failure } from '../errors/failure';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ColourScheme } from '../ipc/generated/ColourScheme';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { Figure } from '../ipc/generated/Figure';
import type { ScreenView } from '../ipc/generated/ScreenView';
import type { StudyEdit } from '../ipc/generated/StudyEdit';
import type { View } from '../ipc/generated/View';
import type { Host } from '../ipc/host';
import type { AssumptionRow } from './assumption-row.svelte';
import { Assumptions } from './assumptions.svelte';
import { drawingFor, type ChartPlace } from './chart-place';
import { ExplanationController } from './explanation.svelte';
import { Leaving } from './leaving.svelte';
import { screenOf, Screens } from './screens.svelte';
import { ShownStudy, type AskForStudy } from './shown-study.svelte';
import type { StudyScreens } from './study-screen';

/** Screens with the assumptions that drive the answer beside them. */
const WITH_DRIVERS: ReadonlySet<ScreenView['kind']> = new Set([
  'overview',
  'uncertainty',
  'sensitivity',
]);

/**
 * The open study as every screen sees it: edited, undone, shown in other ways. Opening, saving and
 * closing studies is for whoever holds it.
 */
export class StudyController extends ShownStudy implements StudyScreens {
  /** Changes whenever the figures change. */
  edition = $state(0);

  readonly assumptions: Assumptions;
  readonly explanation: ExplanationController;
  readonly screens: Screens;
  readonly leaving: Leaving;

  /** The ranking is for other values or another basis, and follows once the wanted view is shown. */
  #rankingWanted = false;
  #steps = 0;

  /** @param painted Resolves when what was just shown is on the screen. */
  constructor(
    host: Host,
    view: View,
    private readonly painted: () => Promise<void>,
  ) {
    super(host, view);
    this.screens = new Screens(view.screen);
    this.assumptions = new Assumptions(host, (row, value) => this.#setAssumption(row, value));
    this.explanation = new ExplanationController(host);
    this.leaving = new Leaving(
      () => (this.workspace?.study.unsaved ?? false) || this.assumptions.areUnsettled,
      () => this.workspace?.study.changed || this.assumptions.areUnsettled,
    );
  }

  /** The path of the input that the screen is to show and focus. */
  get target(): string | null {
    return this.screens.target;
  }

  /** The screen shows it. */
  reached(): void {
    this.screens.take();
  }

  /** Goes back to the values that the study was opened with. */
  reset(): void {
    this.leaving.ask('reset', () =>
      this.#replaceValues((view) => this.host.call('reset_study', { view })),
    );
  }

  undo(): void {
    if (!this.workspace?.study.undo) return;
    this.#replaceValues((view) => this.host.call('undo', { view }));
  }

  redo(): void {
    if (!this.workspace?.study.redo) return;
    this.#replaceValues((view) => this.host.call('redo', { view }));
  }

  importServices(): void {
    const call: AskForStudy = (view) => this.host.call('import_services', { view });
    void this.replaceBy(call, { patient: true, sameStudy: true }).then(() => this.showWantedView());
  }

  showScenario(id: string | null): void {
    this.#replaceValues((view) => this.host.call('show_scenario', { id, view }));
  }

  /** Changes the study. Answers with why it could not be changed, or `null`. */
  edit(edits: StudyEdit[], gesture?: string): Promise<Failure | null> {
    return new Promise((resolve) => {
      // A key of its own: no edit may give way to a later one.
      this.#steps += 1;
      this.lane.put(`edit ${this.#steps}`, async () => {
        const view = this.view;
        this.overdue.begin();
        try {
          const request = { edits, gesture: gesture ?? null, view };
          const workspace = await this.host.call('edit_study', request);
          this.generation += 1;
          this.assumptions.outdate();
          this.#rankingWanted = true;
          this.shown(workspace, view);
          this.#figuresChanged();
          resolve(null);
        } catch (thrown) {
          const failure = toFailure(thrown);
          // What belongs to a field is for whoever asked; the rest is nobody's in particular.
          if (treatmentOf(failure.code).place !== 'field') this.report(failure);
          resolve(failure);
        } finally {
          this.overdue.end();
        }
        this.showWantedView();
      });
    });
  }

  show(screen: ScreenView): void {
    this.screens.remember(screen);
    this.want({ screen });
  }

  explain(figure: Figure): void {
    this.explanation.open(figure);
  }

  goTo(path: string): void {
    this.screens.aim(path);
    this.show(screenOf(path, this.screens));
  }

  rankAgain(): void {
    void this.assumptions.rank(this.view.basis);
  }

  setBasis(basis: CostBasis): void {
    if (basis === this.view.basis) return;
    this.assumptions.weighAnew();
    this.#rankingWanted = true;
    this.want({ basis });
  }

  setColours(colours: ColourScheme): void {
    if (colours !== this.view.colours) this.want({ colours });
  }

  /** Tells how large the place of a chart is. */
  setChartSize(place: ChartPlace, size: ChartSize): void {
    const drawing = drawingFor(size);
    const before = this.screens.overview[place];
    if (!drawing || (drawing.width === before.width && drawing.height === before.height)) return;
    this.screens.resize(place, drawing);
    if (this.view.screen.kind === 'overview') this.want({ screen: this.screens.overview });
  }

  protected replaced(isSameStudy: boolean): void {
    if (isSameStudy) {
      this.assumptions.outdate();
    } else {
      this.assumptions.forget();
      this.explanation.close();
    }
    this.#rankingWanted = true;
    this.#figuresChanged();
    // Whatever was asked was about the values before.
    this.leaving.stay();
  }

  protected notReplaced(): void {
    this.#rankingWanted = true;
  }

  /** The overview comes first: ranking takes the processor for a second or two. */
  protected settled(): void {
    if (!this.#rankingWanted || !WITH_DRIVERS.has(this.view.screen.kind)) return;
    this.#rankingWanted = false;
    const generation = this.generation;
    void this.painted().then(() => {
      if (generation === this.generation && !this.#rankingWanted) this.rankAgain();
    });
  }

  #figuresChanged(): void {
    this.edition += 1;
    this.explanation.refresh();
  }

  #replaceValues(call: AskForStudy): void {
    this.generation += 1;
    this.assumptions.outdate();
    // Pressing undo twice means two steps: neither gives way to the other.
    this.#steps += 1;
    this.lane.put(`step ${this.#steps}`, async () => {
      await this.replaceBy(call, { sameStudy: true });
      this.showWantedView();
    });
  }

  #setAssumption(row: AssumptionRow, value: string): void {
    // A field that leaves the page loses the focus, and with it would apply what is typed in it.
    if (!this.assumptions.holds(row)) return row.dropped(value);
    const generation = this.generation;
    const { isTyped, gesture } = row.source;
    this.lane.put(`set ${row.path}`, async () => {
      if (generation !== this.generation) return row.dropped(value);
      const view = this.view;
      this.assumptions.changing();
      this.overdue.begin();
      try {
        const request = { path: row.path, value, isTyped, gesture, view };
        const changed = await this.host.call('set_assumption', request);
        if (generation === this.generation) {
          row.accepted(value, changed.assumption);
          this.assumptions.changed();
          this.shown(changed.workspace, view);
          this.#figuresChanged();
        }
      } catch (thrown) {
        this.#failSetting(row, value, toFailure(thrown));
      } finally {
        this.overdue.end();
        this.assumptions.settle(this.view.basis);
      }
      this.showWantedView();
    });
  }

  #failSetting(row: AssumptionRow, value: string, failure: Failure): void {
    if (treatmentOf(failure.code).place === 'field') return row.refused(value, failure);
    row.dropped(value);
    this.report(failure);
  }
}
