import { toFailure, type Failure } from '../errors/failure';
import type { Explanation } from '../ipc/generated/Explanation';
import type { Figure } from '../ipc/generated/Figure';
import type { Host } from '../ipc/host';

/** A figure that was explained on the way to the one that is shown. */
interface Visited {
  figure: Figure;
  title: string;
}

/** The explanation of a figure, and the way that led to it: each part can be explained in turn. */
export class ExplanationController {
  /** What is shown; the one before stays until the next has come. */
  explanation = $state.raw<Explanation | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  /** Where the person came from, the first figure first. */
  way = $state.raw<readonly Visited[]>([]);
  #figure = $state.raw<Figure | null>(null);
  #asked = 0;

  constructor(private readonly host: Host) {}

  get isOpen(): boolean {
    return this.#figure !== null;
  }

  /** Explains a figure of a screen. */
  open(figure: Figure): void {
    this.way = [];
    this.explanation = null;
    void this.#ask(figure);
  }

  /** Explains a part of what is shown. */
  follow(figure: Figure): void {
    if (this.#figure && this.explanation) {
      this.way = [...this.way, { figure: this.#figure, title: this.explanation.title }];
    }
    void this.#ask(figure);
  }

  /** Back to a figure on the way, the last one unless another is meant. */
  back(to = this.way.length - 1): void {
    const visited = this.way[to];
    if (!visited) return;
    this.way = this.way.slice(0, to);
    void this.#ask(visited.figure);
  }

  /** The study is another: what is shown may not be true any more. */
  refresh(): void {
    if (this.#figure) void this.#ask(this.#figure);
  }

  close(): void {
    this.#asked += 1;
    this.#figure = null;
    this.explanation = null;
    this.failure = null;
    this.loading = false;
    this.way = [];
  }

  async #ask(figure: Figure): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.#figure = figure;
    this.loading = true;
    this.failure = null;
    try {
      const explanation = await this.host.call('explain_figure', { figure });
      if (asked === this.#asked) this.explanation = explanation;
    } catch (thrown) {
      if (asked === this.#asked) {
        this.explanation = null;
        this.failure = toFailure(thrown);
      }
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }
}
