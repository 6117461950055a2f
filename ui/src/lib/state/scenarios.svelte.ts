import type { Failure } from '../errors/failure';
import type { ScenarioColumn } from '../ipc/generated/ScenarioColumn';
import type { ScenarioComparison } from '../ipc/generated/ScenarioComparison';
import type { ScenariosScreen } from '../ipc/generated/ScenariosScreen';
import type { StudyEdit } from '../ipc/generated/StudyEdit';
import { LastRefusal } from './last-refusal.svelte';
import { SlowAnswer } from './slow-answer.svelte';
import { versionOf, type StudyScreens } from './study-screen';

/** What a new scenario begins with: nothing that differs, what was changed, or another scenario. */
export type Beginning = { kind: 'nothing' } | { kind: 'changes' } | { kind: 'copy'; id: string };

/** Scenarios side by side, and one of them compared with the study. */
export class ScenariosController {
  readonly comparison: SlowAnswer<string, ScenarioComparison>;
  readonly #refusal: LastRefusal;
  #compared = $state<string | null>(null);
  /** Which figures were asked for how far; going on is worth while as long as fewer are missing. */
  #missing = { version: '', omitted: Infinity };

  constructor(private readonly screens: StudyScreens) {
    this.#refusal = new LastRefusal(screens);
    this.comparison = new SlowAnswer((id) =>
      screens.host.call('compare_scenario', { id, basis: screens.view.basis }),
    );
  }

  /** Why the last change was refused. */
  get failure(): Failure | null {
    return this.#refusal.why;
  }

  set failure(why: Failure | null) {
    this.#refusal.why = why;
  }

  /** `null` until the screen is there. */
  get screen(): ScenariosScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'scenarios' ? screen : null;
  }

  get columns(): ScenarioColumn[] {
    return this.screen?.columns ?? [];
  }

  /** The scenarios without the study itself. */
  get scenarios(): ScenarioColumn[] {
    return this.columns.filter(({ id }) => id !== null);
  }

  /** The scenario that is compared: the one that was asked for, the one that is shown, or the first. */
  get compared(): ScenarioColumn | null {
    const { scenarios } = this;
    const asked = scenarios.find(({ id }) => id === this.#compared);
    return asked ?? scenarios.find(({ isShown }) => isShown) ?? scenarios[0] ?? null;
  }

  /** Compares by the figures as they stand. To be called whenever those change. */
  keepUp(): void {
    const version = versionOf(this.screens);
    const { screen, compared } = this;
    if (!screen) return;
    if (compared?.id) this.comparison.want(compared.id, version);
    else this.comparison.forget();
    const { omitted } = screen;
    const isFurther = version !== this.#missing.version || omitted < this.#missing.omitted;
    this.#missing = { version, omitted };
    if (omitted > 0 && isFurther) this.screens.show({ kind: 'scenarios' });
  }

  compare(id: string): void {
    this.#compared = id;
    this.keepUp();
  }

  show(id: string | null): void {
    if (id !== null) this.#compared = id;
    this.screens.showScenario(id);
  }

  /** Creates a scenario and shows it. Answers whether it is there. */
  async create(name: string, beginning: Beginning): Promise<boolean> {
    if (beginning.kind === 'changes') {
      const isKept = await this.#edit({ kind: 'keep_as_scenario', name });
      this.#compared = this.screens.workspace?.study.scenario?.id ?? this.#compared;
      return isKept;
    }
    const copyOf = beginning.kind === 'copy' ? beginning.id : null;
    if (!(await this.#edit({ kind: 'add_scenario', name, copyOf }))) return false;
    // It stands behind the others.
    const id = this.screens.workspace?.study.scenarios.at(-1)?.id;
    if (id !== undefined) this.show(id);
    return true;
  }

  async rename(id: string, name: string): Promise<boolean> {
    return this.#edit({ kind: 'rename_scenario', id, name });
  }

  async remove(id: string): Promise<boolean> {
    return this.#edit({ kind: 'remove_scenario', id });
  }

  stop(): void {
    this.comparison.forget();
  }

  async #edit(edit: StudyEdit): Promise<boolean> {
    this.failure = await this.screens.edit([edit]);
    return this.failure === null;
  }
}
