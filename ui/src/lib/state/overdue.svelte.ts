/** Says when an answer has been waited for so long that what is shown must look outdated. */
export class Overdue {
  #value = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param patience How long an answer may take without being noticed, in milliseconds. */
  constructor(private readonly patience: number) {}

  get value(): boolean {
    return this.#value;
  }

  /** A question was sent. */
  begin(): void {
    this.#timer ??= setTimeout(() => (this.#value = true), this.patience);
  }

  /** It was answered. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#value = false;
  }
}
