import type { Assumption } from '../ipc/generated/Assumption';
import type { Failure } from '../errors/failure';

/**
 * One assumption while it is edited: what the study says, what is typed, where the slider stands.
 * A value counts only once the application has accepted it.
 */
export class AssumptionRow {
  /** As the application last gave it. */
  assumption = $state.raw() as Assumption;
  /** What is typed and not yet accepted; null when the field shows the study's value. */
  draft = $state<string | null>(null);
  /** Why the last value was refused. */
  failure = $state.raw<Failure | null>(null);

  /** Where the slider was moved to, until the application has answered. */
  #slid = $state<string | null>(null);
  /** The text that was last sent from the field, so that leaving the field does not send it twice. */
  #sentText: string | null = null;

  constructor(
    assumption: Assumption,
    private readonly send: (row: AssumptionRow, value: string) => void,
  ) {
    this.assumption = assumption;
  }

  get path(): string {
    return this.assumption.path;
  }

  /** Position of the slider: the hand comes before the study. */
  get position(): string {
    return this.#slid ?? this.assumption.value;
  }

  /** Text of the field. */
  get text(): string {
    return this.draft ?? this.assumption.valueText;
  }

  /** Moves the slider. */
  slide(value: string): void {
    this.restore();
    this.#slid = value;
    this.send(this, value);
  }

  /** Types into the field; nothing is applied yet. */
  type(text: string): void {
    this.draft = text;
    this.failure = null;
    this.#sentText = null;
  }

  /** Applies what is typed. */
  apply(): void {
    if (this.draft === null || this.draft === this.#sentText) return;
    if (this.draft.trim() === this.assumption.valueText) {
      this.restore();
      return;
    }
    this.#sentText = this.draft;
    this.send(this, this.draft);
  }

  /** Gives up what is typed. */
  restore(): void {
    this.draft = null;
    this.failure = null;
    this.#sentText = null;
  }

  /** The application took `value`; a newer one may be waiting already. */
  accepted(value: string, assumption: Assumption): void {
    this.assumption = assumption;
    this.#settle(value);
    if (this.draft === value) this.restore();
  }

  /** The application refused `value`: the study keeps its own, the field keeps what was typed. */
  refused(value: string, failure: Failure): void {
    const isCurrent = this.#slid === null ? this.draft === value : this.#slid === value;
    this.#settle(value);
    if (isCurrent) this.failure = failure;
  }

  /** The value was never judged: another study is open, or the call broke. */
  dropped(value: string): void {
    this.#settle(value);
    if (this.#sentText === value) this.#sentText = null;
  }

  #settle(value: string): void {
    if (this.#slid === value) this.#slid = null;
  }
}
