import { treatmentOf } from '../errors/classify';
import { ANOTHER_STUDY, toFailure, type Failure } from '../errors/failure';
import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ColourScheme } from '../ipc/generated/ColourScheme';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { Figure } from '../ipc/generated/Figure';
import type { ScreenView } from '../ipc/generated/ScreenView';
import type { View } from '../ipc/generated/View';
import type { Host } from '../ipc/host';
import type { AssumptionRow } from './assumption-row.svelte';
import { Assumptions } from './assumptions.svelte';
import { drawingFor, type ChartPlace } from './chart-place';
import { Drafts, type Replacing } from './drafts.svelte';
import { ExplanationController } from './explanation.svelte';
import { Field } from './field.svelte';
import { Kept } from './kept.svelte';
import { Leaving } from './leaving.svelte';
import { screenOf, Screens } from './screens.svelte';
import { ShownStudy, type AskForStudy } from './shown-study.svelte';
import type { Edits, StudyScreens } from './study-screen';

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
  /** Changes whenever another study is open: nothing of the one before is to be seen beside it. */
  opening = $state(0);

  readonly drafts = new Drafts(this.host);
  /** The study's name while it is typed. */
  readonly name = new Field<Failure>(
    () => this.workspace?.study.name ?? '',
    async (text) => (await this.edit([{ kind: 'set_value', path: 'name', text }])) ?? undefined,
    this.drafts,
    'name',
  );
  readonly assumptions: Assumptions;
  readonly explanation: ExplanationController;
  readonly screens: Screens;
  readonly leaving: Leaving;

  /** The ranking is for other values or another basis, and follows once the wanted view is shown. */
  #rankingWanted = false;
  #steps = 0;
  readonly #kept = new Kept();

  /** @param painted Resolves when what was just shown is on the screen. */
  constructor(
    host: Host,
    view: View,
    private readonly painted: () => Promise<void>,
  ) {
    super(host, view);
    this.screens = new Screens(view.screen);
    this.assumptions = new Assumptions(
      host,
      (row, value) => this.#setAssumption(row, value),
      this.drafts,
    );
    this.explanation = new ExplanationController(host);
    this.leaving = new Leaving(
      () => this.settle(),
      () => ({
        isUnsaved: this.workspace?.study.unsaved ?? false,
        isChanged: this.workspace?.study.changed ?? false,
        refused: this.drafts.texts,
      }),
    );
  }

  keep<T>(name: string, make: () => T): T {
    return this.#kept.get(name, make);
  }

  /** Applies what is typed; resolves when that, and all that was asked before, has been answered. */
  async settle(): Promise<void> {
    if (!this.workspace) return;
    await Promise.all([this.drafts.settle(), this.answered()]);
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
    void this.leaving.ask('reset', () => {
      this.drafts.forget();
      this.#replaceValues((view) => this.host.call('reset_study', { view }));
    });
  }

  undo(): void {
    const isPossible = () => Boolean(this.workspace?.study.undo);
    this.#replaceValues((view) => this.host.call('undo', { view }), isPossible);
  }

  redo(): void {
    const isPossible = () => Boolean(this.workspace?.study.redo);
    this.#replaceValues((view) => this.host.call('redo', { view }), isPossible);
  }

  /** The file dialog may be open for minutes, and the study is edited meanwhile. */
  async importServices(): Promise<void> {
    this.drafts.apply();
    try {
      if (!(await this.host.call('import_services', { view: this.view }))) return;
    } catch (thrown) {
      return this.report(toFailure(thrown));
    }
    // What was answered may be older than what is shown by now, so it is asked for in its turn.
    this.#replaceValues((view) => this.host.call('show_study', { view }), undefined, 'import');
  }

  showScenario(id: string | null): void {
    this.#replaceValues((view) => this.host.call('show_scenario', { id, view }), undefined, 'look');
  }

  /** Changes the study. Answers with why it could not be changed, or `null`. */
  edit(edits: Edits, gesture?: string): Promise<Failure | null> {
    return new Promise((resolve) => {
      const { opening } = this;
      this.#inTurn('edit', async () => {
        if (opening !== this.opening) return resolve(ANOTHER_STUDY);
        this.overdue.begin();
        try {
          const composed = typeof edits === 'function' ? await edits() : edits;
          if (composed.length === 0) return resolve(null);
          const view = this.view;
          const request = { edits: [...composed], gesture: gesture ?? null, view };
          const workspace = await this.host.call('edit_study', request);
          this.assumptions.outdate();
          this.#rankingWanted = true;
          this.shown(workspace, view);
          this.#figuresChanged();
          this.drafts.judgeAgain();
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
    // A field that leaves the page takes what is typed in it along, in some browsers without a word.
    if (screen.kind !== this.view.screen.kind) this.drafts.apply();
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

  protected viewOfAnother(): View {
    return { ...this.view, screen: this.screens.ofAnother(this.view.screen) };
  }

  protected replaced(isSameStudy: boolean): void {
    if (isSameStudy) {
      this.assumptions.outdate();
    } else {
      this.opening += 1;
      this.drafts.forget();
      this.#kept.forget();
      this.screens.forget();
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
    void this.painted().then(() => {
      if (!this.#rankingWanted) this.rankAgain();
    });
  }

  #figuresChanged(): void {
    this.edition += 1;
    this.explanation.refresh();
  }

  /** Pressing undo twice means two steps: neither gives way to the other, nor to anything else. */
  #inTurn(what: string, task: () => Promise<void>): void {
    this.#steps += 1;
    this.lane.put(`${what} ${this.#steps}`, task);
  }

  /** @param isPossible Asked when it is its turn: what is pressed before is done by then. */
  #replaceValues(call: AskForStudy, isPossible = () => true, why: Replacing = 'step'): void {
    const { refusals } = this.drafts;
    this.drafts.apply();
    const { opening } = this;
    this.#inTurn('step', async () => {
      if (opening !== this.opening || !isPossible()) return;
      this.assumptions.outdate();
      if (await this.replaceBy(call, true)) this.drafts.replaced(why, refusals);
      this.showWantedView();
    });
  }

  #setAssumption(row: AssumptionRow, value: string): void {
    // A field that leaves the page loses the focus, and with it would apply what is typed in it.
    if (!this.assumptions.holds(row)) return row.dropped(value);
    const { opening } = this;
    const { isTyped, gesture } = row.source;
    this.lane.put(`set ${row.path}`, async () => {
      if (opening !== this.opening) return row.dropped(value);
      const view = this.view;
      this.assumptions.changing();
      this.overdue.begin();
      try {
        const request = { path: row.path, value, isTyped, gesture, view };
        const changed = await this.host.call('set_assumption', request);
        row.accepted(value, changed.assumption, changed.remark);
        this.assumptions.changed();
        this.shown(changed.workspace, view);
        this.#figuresChanged();
        this.drafts.judgeAgain();
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
