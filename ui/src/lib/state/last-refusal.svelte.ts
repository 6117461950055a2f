import type { Failure } from '../errors/failure';

/** Why the last change that a screen asked for was refused, until the study changes. */
export class LastRefusal {
  #last = $state.raw<{ why: Failure; edition: number } | null>(null);

  /** @param screens What tells by its edition that the study has changed. */
  constructor(private readonly screens: { readonly edition: number }) {}

  get why(): Failure | null {
    return this.#last?.edition === this.screens.edition ? this.#last.why : null;
  }

  set why(why: Failure | null) {
    this.#last = why && { why, edition: this.screens.edition };
  }
}
