import type { RunProgress } from '../ipc/generated/RunProgress';
import type { Host } from '../ipc/host';

/** How often a run is asked how far it is, in milliseconds. */
const INTERVAL = 100;

/** No two runs have the same name, whichever screen began them. */
let begun = 0;

/** Work of the application that takes a while: how far it is, and a way to stop it. */
export class FollowedRun {
  /** How far it is; `null` while none is under way that is to be seen. */
  progress = $state.raw<RunProgress | null>(null);
  #name: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: Host) {}

  /** Begins a run in place of the one before. It is seen unless it is over before anybody would look. */
  begin({ isSeen = true } = {}): string {
    this.#unfollow();
    begun += 1;
    const name = `run ${begun}`;
    this.#name = name;
    if (isSeen) {
      this.progress = { done: '', share: null };
      this.#timer = setInterval(() => void this.#ask(name), INTERVAL);
    }
    return name;
  }

  /** Whether no other run has taken its place. */
  isCurrent(name: string): boolean {
    return this.#name === name;
  }

  /** A run is over. */
  end(name: string): void {
    if (!this.isCurrent(name)) return;
    this.#unfollow();
  }

  /** Stops the run; what it has done by then is its answer. */
  async stop(): Promise<void> {
    const run = this.#name;
    if (run === null || !this.progress) return;
    try {
      await this.host.call('stop_run', { run });
    } catch {
      // The run goes on and says itself what broke.
    }
  }

  /** Nobody waits for it any more. */
  leave(): void {
    void this.stop();
    this.#unfollow();
    this.#name = null;
  }

  async #ask(run: string): Promise<void> {
    try {
      const progress = await this.host.call('follow_run', { run });
      if (progress && this.isCurrent(run) && this.#timer !== undefined) this.progress = progress;
    } catch {
      // The run itself says what broke; without its progress it is only not seen how far it is.
    }
  }

  #unfollow(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.progress = null;
  }
}
