import type { Failure } from '../errors/failure';
import type { AdjustmentRow } from '../ipc/generated/AdjustmentRow';
import type { AdjustmentsScreen } from '../ipc/generated/AdjustmentsScreen';
import type { AdjustmentWeight } from '../ipc/generated/AdjustmentWeight';
import type { AdjustmentWeights } from '../ipc/generated/AdjustmentWeights';
import { LastRefusal } from './last-refusal.svelte';
import { SlowAnswer } from './slow-answer.svelte';
import { versionOf, type StudyScreens } from './study-screen';

/** Countermeasures and pitfalls: their switches, and what each does to the totals. */
export class AdjustmentsController {
  readonly weights: SlowAnswer<null, AdjustmentWeights>;
  readonly #refusal: LastRefusal;

  constructor(private readonly screens: StudyScreens) {
    this.#refusal = new LastRefusal(screens);
    this.weights = new SlowAnswer(() =>
      screens.host.call('weigh_adjustments', { basis: screens.view.basis }),
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
  get screen(): AdjustmentsScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'adjustments' ? screen : null;
  }

  get countermeasures(): AdjustmentRow[] {
    return this.#ofKind('countermeasure');
  }

  get pitfalls(): AdjustmentRow[] {
    return this.#ofKind('pitfall');
  }

  /** Asks for the weights of the figures as they stand. To be called whenever those change. */
  keepUp(): void {
    const version = versionOf(this.screens);
    if (this.screen) this.weights.want(null, version);
  }

  weightOf(id: string): AdjustmentWeight | undefined {
    return this.weights.value?.adjustments.find((weight) => weight.id === id);
  }

  async set(id: string, isActive: boolean): Promise<void> {
    this.failure = await this.screens.edit([{ kind: 'set_adjustment', id, isActive }]);
  }

  stop(): void {
    this.weights.forget();
  }

  #ofKind(kind: AdjustmentRow['kind']): AdjustmentRow[] {
    return this.screen?.adjustments.filter((row) => row.kind === kind) ?? [];
  }
}
