/** `leave`: another study would take the place of the open one; `reset`: its changes would go. */
export type LeaveReason = 'leave' | 'reset';

/** What is asked before changes are given up, and what each answer does. Nothing is lost unasked. */
export class Leaving {
  reason = $state<LeaveReason | null>(null);
  #go = () => {};
  #stay = () => {};

  /** @param hasChanges Whether there is anything to lose. */
  constructor(private readonly hasChanges: () => boolean | undefined) {}

  /** Does `go`, after a question if changes would be lost with it. A question that is open stays. */
  ask(reason: LeaveReason, go: () => void, stay = () => {}): void {
    if (this.reason) return;
    if (!this.hasChanges()) return go();
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
