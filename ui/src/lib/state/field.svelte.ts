import type { Draft, Drafts } from './drafts.svelte';

/** Why a value was not accepted, and what would be. */
export interface Refusal {
  message: string;
  hint?: string;
}

/** What came of a text that was sent: nothing when somebody else will tell, or a promise of it. */
type Outcome<Why> = void | Promise<void | Why>;

/**
 * A value that people type. It counts only once it was accepted: until then the field keeps what was
 * typed, and a refused text stays with its reason until it is changed or given up.
 */
export class Field<Why extends Refusal = Refusal> implements Draft {
  /** What is typed and not yet accepted; null when the field shows the accepted value. */
  draft = $state<string | null>(null);
  /** Why the last value was refused. */
  failure = $state.raw<Why | null>(null);
  /** The text that was last sent, so that leaving the field does not send it twice. */
  #sent = $state<string | null>(null);
  /** The text that was last sent and is not judged yet, whatever was typed since. */
  #onItsWay: string | null = null;
  /** The accepted value that a refused text was meant to replace; `null`: the one that is next seen. */
  #before: string | null = null;
  /** Whether the refused text could be read when it was refused; `null`: nobody can tell. */
  #couldBeRead: Promise<boolean | null> = Promise.resolve(null);
  /** Who waits for what is on its way to be judged. */
  #waiting: (() => void)[] = [];

  constructor(
    /** The accepted value as text. */
    private readonly current: () => string,
    private readonly send: (text: string) => Outcome<Why>,
    /** Where it is known that something is typed here. */
    private readonly drafts?: Drafts,
    /** Path of the value, where what is typed can be read as it without being applied. */
    private readonly path?: string,
  ) {}

  /** Text to show. */
  get text(): string {
    return this.draft ?? this.current();
  }

  /** Something was typed that has not been judged. */
  get isUnsettled(): boolean {
    return this.draft !== null && this.failure === null;
  }

  /** What is shown was sent and waits for its answer. */
  get isWaiting(): boolean {
    return this.isUnsettled && this.draft === this.#sent;
  }

  /** Types; nothing is applied yet. */
  type(text: string): void {
    this.draft = text;
    this.failure = null;
    this.#sent = null;
    this.drafts?.typed(this);
  }

  /** Something is typed that was not sent yet. */
  get isNew(): boolean {
    return this.draft !== null && this.draft !== this.#sent;
  }

  /** Applies what is typed. */
  apply(): void {
    const text = this.isNew ? this.begin() : null;
    if (text === null) return;
    const outcome = this.send(text);
    if (outcome) void this.#settleWith(text, outcome);
  }

  /** Takes what is typed to be judged; `null` when it is the accepted value, which is shown again. */
  begin(): string | null {
    if (this.draft === null) return null;
    // what is shown as accepted is not the last word while another text is on its way
    if (this.#onItsWay === null && this.draft.trim() === this.current()) {
      this.restore();
      return null;
    }
    this.failure = null;
    this.#before = this.current();
    this.#sent = this.draft;
    this.#onItsWay = this.draft;
    return this.draft;
  }

  /**
   * The study has changed since a text was refused. Where the value itself has, that is the last word.
   * Elsewhere the reason goes when the text could not be read and now can; it is not applied, as nobody
   * asked for that. What was refused though it could be read keeps its reason: reading it tells nothing.
   * Whoever applies the field itself has it judged by what the study is now.
   */
  async judgeAgain(): Promise<void> {
    const { draft, failure } = this;
    if (!failure || this.#onItsWay !== null) return;
    const now = this.current();
    if (draft === null || (this.#before !== null && now !== this.#before)) return this.restore();
    this.#before = now;
    this.#sent = null;
    if ((await this.#couldBeRead) !== false || (await this.#canBeRead(draft)) !== true) return;
    if (this.draft === draft && this.failure === failure) this.failure = null;
  }

  /** The value has been replaced before anybody saw why the text was refused: the text stays. */
  outlast(): void {
    this.#before = null;
  }

  /** Gives up what is typed. */
  restore(): void {
    this.draft = null;
    this.failure = null;
    this.#sent = null;
    this.drafts?.settled(this);
  }

  /** Resolves when no text is on its way any more. */
  judged(): Promise<void> {
    if (this.#onItsWay === null) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** `text` is the value now; a newer text may have been typed already. */
  accepted(text: string): void {
    this.#judged(text);
    if (this.draft === text) this.restore();
  }

  /** `text` was refused; that no longer matters when it was changed since. */
  refused(text: string, why: Why): void {
    this.#judged(text);
    if (this.draft !== text) return;
    this.failure = why;
    this.#couldBeRead = this.#canBeRead(text);
  }

  /** `text` was not taken because of another that it counts with; it is judged again with that one. */
  held(text: string): void {
    this.#judged(text);
  }

  /** `text` was never judged, so it can be sent again. */
  dropped(text: string): void {
    this.#judged(text);
    if (this.#sent === text) this.#sent = null;
  }

  async #canBeRead(text: string): Promise<boolean | null> {
    if (this.path === undefined || !this.drafts) return null;
    return this.drafts.canBeRead(this.path, text);
  }

  #judged(text: string): void {
    if (this.#onItsWay !== text) return;
    this.#onItsWay = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  async #settleWith(text: string, outcome: Promise<void | Why>): Promise<void> {
    try {
      const why = await outcome;
      if (why) this.refused(text, why);
      else this.accepted(text);
    } catch {
      // Whoever sends reports what broke; the field only lets the text be sent again.
      this.dropped(text);
    }
  }
}
