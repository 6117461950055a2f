import type { Assumption } from '../ipc/generated/Assumption';
import type { Failure } from '../errors/failure';
import type { Drafts } from './drafts.svelte';
import { Field } from './field.svelte';

/** Movements of a slider that follow each other sooner are one, in milliseconds. */
const ONE_MOVEMENT = 900;

/** Where a value that was sent came from. */
export interface ValueSource {
  /** Typed, in the style of the system; or a plain decimal of the slider. */
  isTyped: boolean;
  /** Names the movement of the hand, which is one step to undo. */
  gesture: string | null;
}

let movements = 0;

/**
 * One assumption while it is edited: what the study says, what is typed, where the slider stands.
 * A value counts only once the application has accepted it.
 */
export class AssumptionRow {
  /** As the application last gave it. */
  assumption = $state.raw() as Assumption;
  /** What is typed. */
  readonly field: Field<Failure>;

  /** What became of the range when the last value lay beyond it; empty for nothing. */
  remark = $state('');

  /** Where the value that was sent last came from. */
  source: ValueSource = { isTyped: true, gesture: null };
  #movedAt = -Infinity;

  /** Where the slider was moved to, until the application has answered. */
  #slid = $state<string | null>(null);
  /** The focus is on the field or the slider. */
  #isHeld = false;
  /** What the application gave while the row must not change under the hand. */
  #waiting: Assumption | null = null;

  constructor(
    assumption: Assumption,
    private readonly send: (row: AssumptionRow, value: string) => void,
    drafts?: Drafts,
  ) {
    this.assumption = assumption;
    this.field = new Field(
      () => this.assumption.valueText,
      (text) => {
        this.source = { isTyped: true, gesture: null };
        this.send(this, text);
      },
      drafts,
      assumption.path,
    );
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
    return this.field.text;
  }

  /** Why the last value was refused, typed or moved. */
  get failure(): Failure | null {
    return this.field.failure;
  }

  /** Moves the slider. */
  slide(value: string): void {
    this.restore();
    this.#slid = value;
    this.source = { isTyped: false, gesture: this.#movement() };
    this.send(this, value);
  }

  /** Types into the field; nothing is applied yet. */
  type(text: string): void {
    this.remark = '';
    this.field.type(text);
  }

  /** Applies what is typed. */
  apply(): void {
    this.field.apply();
    this.#catchUp();
  }

  /** Gives up what is typed. */
  restore(): void {
    this.field.restore();
    this.#catchUp();
  }

  /** The focus comes to the row. */
  hold(): void {
    this.#isHeld = true;
  }

  /** The focus leaves the row. */
  release(): void {
    this.#isHeld = false;
    this.#catchUp();
  }

  /** The same value as before, its effect worked out anew; shown when nobody is at work on the row. */
  refresh(assumption: Assumption): void {
    this.#waiting = assumption;
    this.#catchUp();
  }

  /** The same value as before, its effect under another basis. What is typed stays. */
  weighed(assumption: Assumption): void {
    this.#waiting = null;
    // what became of the range was said of the value that is gone
    if (assumption.value !== this.assumption.value) this.remark = '';
    this.assumption = assumption;
  }

  /** The application took `value`; a newer one may be waiting already. */
  accepted(value: string, assumption: Assumption, remark = ''): void {
    this.weighed(assumption);
    this.remark = remark;
    this.#settle(value);
    this.field.accepted(value);
  }

  /** The application refused `value`: the study keeps its own, the field keeps what was typed. */
  refused(value: string, failure: Failure): void {
    if (this.#slid === value) this.field.failure = failure;
    else if (this.#slid === null) this.field.refused(value, failure);
    this.#settle(value);
  }

  /** The value was never judged: another study is open, or the call broke. */
  dropped(value: string): void {
    this.#settle(value);
    this.field.dropped(value);
  }

  /** The movement that a step of the slider belongs to. */
  #movement(): string {
    const now = performance.now();
    if (now - this.#movedAt > ONE_MOVEMENT) movements += 1;
    this.#movedAt = now;
    return `movement ${movements}`;
  }

  #settle(value: string): void {
    if (this.#slid === value) this.#slid = null;
  }

  #catchUp(): void {
    const isBusy = this.#isHeld || this.#slid !== null || this.field.draft !== null || this.failure;
    if (isBusy || !this.#waiting) return;
    this.weighed(this.#waiting);
  }
}
