interface Waiting {
  key: string;
  task: () => Promise<void>;
}

/**
 * Runs one task at a time, in the order in which they were put. The last one that waits gives way to
 * a newer one of the same key, so that a slider dragged across its range costs as many questions as
 * can be answered, and no more. What was put between two of a key keeps them apart: an undo between
 * two values of a slider is about the first of them.
 */
export class Lane {
  readonly #waiting: Waiting[] = [];
  #running = false;

  /** Runs `task` when its turn comes, unless a newer one with the same key follows it directly. */
  put(key: string, task: () => Promise<void>): void {
    if (this.#waiting.at(-1)?.key === key) this.#waiting.pop();
    this.#waiting.push({ key, task });
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await next.task();
    this.#running = false;
  }
}
