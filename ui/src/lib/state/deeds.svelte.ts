import { toFailure, type Failure } from '../errors/failure';

/** How long it is said that something was done, in milliseconds. */
const TOLD = 6000;

/** Things that are done one at a time and take a moment, and what became of the last. */
export class Deeds<What extends string = string> {
  /** What was done last; empty when that is long ago. */
  told = $state('');
  failure = $state.raw<Failure | null>(null);
  /** What is being done; `null` when nothing is. */
  doing = $state<What | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get isWorking(): boolean {
    return this.doing !== null;
  }

  dismiss(): void {
    this.failure = null;
  }

  /** Nobody sees any more what is told. */
  leave(): void {
    clearTimeout(this.#timer);
    this.told = '';
  }

  /** Does something and tells what comes of it; nothing while something else is being done. */
  async do(what: What, task: () => Promise<string>): Promise<void> {
    if (this.doing !== null) return;
    this.doing = what;
    this.failure = null;
    this.told = '';
    clearTimeout(this.#timer);
    try {
      this.told = await task();
      this.#timer = setTimeout(() => (this.told = ''), TOLD);
    } catch (thrown) {
      this.failure = toFailure(thrown);
    } finally {
      this.doing = null;
    }
  }
}

/** What is told of a file that was written; nothing when no file was chosen. */
export function savedAs(name: string | null): string {
  return name === null ? '' : `Saved as ${name}.`;
}
