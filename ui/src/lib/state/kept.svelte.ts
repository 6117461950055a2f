/** What screens keep as long as the study is open, whichever of them is shown. */
export class Kept {
  // Who asks makes it, which nothing may react to.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #things = new Map<string, { thing: unknown; end: () => void }>();

  /** The thing of a name, made when it is asked for first. */
  get<T>(name: string, make: () => T): T {
    let kept = this.#things.get(name);
    if (!kept) {
      let thing: T | undefined;
      // What it derives must not end with the component that happened to ask for it first.
      const end = $effect.root(() => void (thing = make()));
      kept = { thing, end };
      this.#things.set(name, kept);
    }
    return kept.thing as T;
  }

  /** Another study is open. */
  forget(): void {
    for (const { end } of this.#things.values()) end();
    this.#things.clear();
  }
}
