import { untrack } from 'svelte';
import { toFailure, type Failure } from '../errors/failure';

/**
 * `idle`: nothing was asked. `outdated`: what is shown belongs to figures that have been replaced;
 * the question is asked anew once they rest.
 */
export type SlowState = 'idle' | 'loading' | 'outdated' | 'ready' | 'failed';

/** How long nothing must have changed before a question is asked anew, in milliseconds. */
const REST = 700;

interface Wanted<Question> {
  question: Question;
  key: string;
  version: string;
}

/**
 * The answer to a question that takes many evaluations. It never holds up anything else: there is at
 * most one question under way, and an answer that a newer question has overtaken is dropped.
 */
export class SlowAnswer<Question, Answer> {
  #value = $state.raw<Answer | null>(null);
  #state = $state<SlowState>('idle');
  #failure = $state.raw<Failure | null>(null);
  #wanted: Wanted<Question> | null = null;
  #isAsking = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: (question: Question) => Promise<Answer>) {}

  get value(): Answer | null {
    return this.#value;
  }

  get state(): SlowState {
    return this.#state;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether an answer is on its way, to the first question or to the same one asked anew. */
  get isWorking(): boolean {
    return this.#state === 'loading' || this.#state === 'outdated';
  }

  /**
   * Wants the answer to a question about the figures of this version. Another question is asked at
   * once; the same question about newer figures when they have rested.
   */
  want(question: Question, version: string): void {
    untrack(() => {
      const key = JSON.stringify(question);
      const before = this.#wanted;
      if (before?.key === key && before.version === version) return;
      this.#wanted = { question, key, version };
      this.#stopResting();
      if (before?.key === key && this.#value !== null) {
        this.#state = 'outdated';
        this.#rest = setTimeout(() => {
          this.#rest = undefined;
          void this.#send();
        }, REST);
      } else {
        this.#value = null;
        this.#failure = null;
        this.#state = 'loading';
        void this.#send();
      }
    });
  }

  /** The figures are of another version: what is shown belongs to the old ones. Nothing is asked. */
  outdate(version: string): void {
    untrack(() => {
      if (!this.#wanted || this.#wanted.version === version) return;
      this.#stopResting();
      this.#wanted = null;
      this.#state = this.#value === null ? 'idle' : 'outdated';
    });
  }

  /** Asks the last question once more. */
  retry(): void {
    const wanted = this.#wanted;
    if (!wanted) return;
    this.#wanted = null;
    this.want(wanted.question, wanted.version);
  }

  /** Nothing is wanted any more. */
  forget(): void {
    this.#stopResting();
    this.#wanted = null;
    this.#value = null;
    this.#failure = null;
    this.#state = 'idle';
  }

  async #send(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted || this.#isAsking) return;
    this.#isAsking = true;
    try {
      const answer = await this.ask(wanted.question);
      if (wanted === this.#wanted) {
        this.#value = answer;
        this.#failure = null;
        this.#state = 'ready';
      }
    } catch (thrown) {
      if (wanted === this.#wanted) {
        this.#value = null;
        this.#failure = toFailure(thrown);
        this.#state = 'failed';
      }
    }
    this.#isAsking = false;
    // What was wanted meanwhile had to wait, unless it still rests.
    if (wanted !== this.#wanted && this.#rest === undefined) void this.#send();
  }

  #stopResting(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }
}
