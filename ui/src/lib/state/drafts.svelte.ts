import { SvelteSet } from 'svelte/reactivity';
import type { Host } from '../ipc/host';

/** How long changes must have rested before refused texts are judged again, in milliseconds. */
const REST = 250;

/** A place in which something can be typed. */
export interface Draft {
  /** Text to show. */
  readonly text: string;
  /** Why what is typed was refused. */
  readonly failure: object | null;
  /** Something is typed that was not sent, or may be sent again. */
  readonly isNew: boolean;
  /** Sends what is typed. */
  apply(): void;
  /** Gives up what is typed. */
  restore(): void;
  /** Judges a refused text by what the study is now. */
  judgeAgain(): Promise<void>;
  /** Keeps a refused text though its value has been replaced. */
  outlast(): void;
  /** Resolves when nothing is on its way any more. */
  judged(): Promise<void>;
}

/**
 * Why values are replaced: a `step` leads to another state of the study, an `import` changes some of it;
 * a `look` at a scenario takes back nothing that is typed.
 */
export type Replacing = 'step' | 'import' | 'look';

/**
 * What is typed anywhere and is not part of the study: nothing of it is lost unasked. A field comes
 * here with the first letter and goes when its text was accepted or given up, whether it is to be
 * seen or not.
 */
export class Drafts {
  #judging: ReturnType<typeof setTimeout> | undefined;
  readonly #typed = new SvelteSet<Draft>();

  /** @param host What reads a text without applying it. */
  constructor(private readonly host?: Host) {}

  typed(draft: Draft): void {
    this.#typed.add(draft);
  }

  settled(draft: Draft): void {
    this.#typed.delete(draft);
  }

  /** Something is typed that the study does not have. */
  get areThere(): boolean {
    return this.#typed.size > 0;
  }

  /** The texts that the study does not have. */
  get texts(): string[] {
    return [...this.#typed].map(({ text }) => text);
  }

  /** The reasons of all texts that are refused at this moment. */
  get refusals(): readonly object[] {
    return [...this.#typed].flatMap(({ failure }) => failure ?? []);
  }

  /** Whether a text can be read as the value at a path by what the study is now; `null`: nobody can tell. */
  async canBeRead(path: string, text: string): Promise<boolean | null> {
    try {
      const reading = await this.host?.call('read_entry', { path, text });
      return reading ? reading.understood !== null : null;
    } catch {
      return null;
    }
  }

  /** Sends everything that is typed. What was refused already stays refused. */
  apply(): void {
    for (const draft of [...this.#typed]) if (draft.isNew && !draft.failure) draft.apply();
  }

  /** Sends everything that is typed, and resolves when all of it has been judged. */
  async settle(): Promise<void> {
    this.apply();
    await Promise.all([...this.#typed].map((draft) => draft.judged()));
  }

  /** The study has changed: what was refused before is judged by what it is now, once changes rest. */
  judgeAgain(): void {
    clearTimeout(this.#judging);
    if (![...this.#typed].some(({ failure }) => failure !== null)) return;
    this.#judging = setTimeout(() => {
      for (const draft of [...this.#typed]) void draft.judgeAgain();
    }, REST);
  }

  /**
   * Values were replaced. What was refused before (`seen`) goes in another state of the study. What was
   * refused on the way there stays: nobody has seen the reason yet.
   */
  replaced(why: Replacing, seen: readonly object[]): void {
    for (const draft of [...this.#typed]) {
      const isSeen = draft.failure !== null && seen.includes(draft.failure);
      if (why === 'look' || !isSeen) draft.outlast();
      else if (why === 'step') draft.restore();
    }
    this.judgeAgain();
  }

  /** Gives up everything that is typed: it was for a study that is not open any more. */
  forget(): void {
    for (const draft of [...this.#typed]) draft.restore();
  }
}
