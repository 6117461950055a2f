/**
 * `leave`: another study would take the place of the open one; `close`: the window would close; `reset`:
 * its changes would go.
 */
export type LeaveReason = 'leave' | 'close' | 'reset';

/** What is asked before changes are given up, and what each answer does. Nothing is lost unasked. */
export class Leaving {
  reason = $state<LeaveReason | null>(null);
  #go = () => {};
  #stay = () => {};

  /**
   * @param wouldLose Whether leaving the study would lose anything.
   * @param hasChanges Whether there is anything to take back.
   */
  constructor(
    private readonly wouldLose: () => boolean,
    private readonly hasChanges: () => boolean | undefined,
  ) {}

  /** Does `go`, after a question if changes would be lost with it. A question that is open stays. */
  ask(reason: LeaveReason, go: () => void, stay = () => {}): void {
    if (this.reason) return;
    const isAtStake = reason === 'reset' ? this.hasChanges() : this.wouldLose();
    if (!isAtStake) return go();
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
