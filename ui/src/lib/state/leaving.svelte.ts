/**
 * `leave`: another study would take the place of the open one; `close`: the window would close; `reset`:
 * its changes would go.
 */
export type LeaveReason = 'leave' | 'close' | 'reset';

/** How long is waited for what is typed to be applied, in milliseconds. Then it counts as lost. */
const PATIENCE = 5000;

/** What would be lost. */
export interface AtStake {
  /** The study has changes that are not saved. */
  isUnsaved: boolean;
  /** There are changes to take back. */
  isChanged: boolean;
  /** Texts that the study did not take. */
  refused: readonly string[];
  /** The answers for a new study, of which none has been made. */
  hasAnswers: boolean;
}

const NOTHING: AtStake = { isUnsaved: false, isChanged: false, refused: [], hasAnswers: false };

/** What is asked before changes are given up, and what each answer does. Nothing is lost unasked. */
export class Leaving {
  reason = $state<LeaveReason | null>(null);
  /** What the question is about. */
  atStake = $state.raw<AtStake>(NOTHING);
  #isAsking = false;
  #go = () => {};
  #stay = () => {};

  /**
   * @param settle Applies what is typed, and resolves when that is answered.
   * @param look What would be lost now.
   */
  constructor(
    private readonly settle: () => Promise<void>,
    private readonly look: () => Omit<AtStake, 'hasAnswers'>,
  ) {}

  /**
   * Applies what is typed and does `go`, after a question if anything would be lost with it. A question
   * that is open stays.
   *
   * @param hasAnswers Whether answers for a new study go as well.
   */
  async ask(
    reason: LeaveReason,
    go: () => void,
    stay = () => {},
    hasAnswers = () => false,
  ): Promise<void> {
    if (this.reason || this.#isAsking) return stay();
    this.#isAsking = true;
    const isSettled = await inTime(this.settle());
    this.#isAsking = false;
    const atStake = { ...this.look(), hasAnswers: hasAnswers() };
    const { isUnsaved, isChanged, refused } = atStake;
    const isTyped = refused.length > 0 || atStake.hasAnswers;
    const isLoss = !isSettled || isTyped || (reason === 'reset' ? isChanged : isUnsaved);
    if (!isLoss) return go();
    // Of what is not answered nobody knows whether it is part of the study.
    this.atStake = isSettled ? atStake : { ...atStake, isUnsaved: true };
    this.#go = go;
    this.#stay = stay;
    this.reason = reason;
  }

  goOn(): void {
    if (!this.reason) return;
    this.reason = null;
    this.#go();
  }

  /** Also when the question has become idle, because what it was about is gone. */
  stay(): void {
    if (!this.reason) return;
    this.reason = null;
    this.#stay();
  }
}

/** Whether a promise is kept before patience ends. */
function inTime(promise: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    void promise.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
