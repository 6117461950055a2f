/**
 * Runs one task at a time. A task that waits gives way to a newer one of the same key, so that a
 * slider dragged across its range costs as many questions as can be answered, and no more.
 */
export class Lane {
  #waiting = new Map<string, () => Promise<void>>();
  #running = false;

  /** Runs `task` when its turn comes, unless a newer one with the same key replaces it. */
  put(key: string, task: () => Promise<void>): void {
    this.#waiting.set(key, task);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // A map keeps the order in which keys were first put, also when a value is replaced.
    for (let next = this.#take(); next; next = this.#take()) await next();
    this.#running = false;
  }

  #take(): (() => Promise<void>) | undefined {
    const first = this.#waiting.entries().next();
    if (first.done) return undefined;
    const [key, task] = first.value;
    this.#waiting.delete(key);
    return task;
  }
}
