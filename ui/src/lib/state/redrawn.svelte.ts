import { toFailure, type Failure } from '../errors/failure';
import type { ColourScheme } from '../ipc/generated/ColourScheme';

/**
 * Drawings of an answer. They are drawn anew when they are wanted in another way, without asking for
 * the answer again: one drawing at a time, and the last way that is wanted counts.
 */
export class Redrawn<Drawing extends { colours: ColourScheme }, Pictures> {
  pictures = $state.raw<Pictures | null>(null);
  #colours = $state<ColourScheme | null>(null);
  #drawn: Drawing | null = null;
  #isDrawing = false;

  /**
   * @param wanted How they are wanted now.
   * @param draw Draws them; some may stand as they are. `null` when there is nothing to draw any more.
   * @param settle Makes a way of drawing definite once it was drawn.
   */
  constructor(
    private readonly wanted: () => Drawing,
    private readonly draw: (drawing: Drawing, stands: Drawing | null) => Promise<Pictures | null>,
    private readonly settle: (drawing: Drawing, pictures: Pictures) => Drawing = (drawing) =>
      drawing,
  ) {}

  /** False while they are in the colours of the other scheme, in which they cannot be read. */
  get isLegible(): boolean {
    return this.#colours === null || this.#colours === this.wanted().colours;
  }

  /** They came with an answer, drawn this way. */
  came(pictures: Pictures, drawing: Drawing): void {
    this.#drawn = this.settle(drawing, pictures);
    this.#colours = drawing.colours;
    this.pictures = pictures;
  }

  forget(): void {
    this.pictures = null;
    this.#colours = null;
    this.#drawn = null;
  }

  /** Draws what is shown as it is wanted now. Answers with why it could not be drawn. */
  async keepUp(): Promise<Failure | null> {
    if (this.#isDrawing) return null;
    this.#isDrawing = true;
    try {
      for (let wanted = this.wanted(); this.#isOther(wanted); wanted = this.wanted()) {
        const pictures = await this.draw(wanted, this.#drawn);
        if (!pictures) return null;
        this.came(pictures, wanted);
      }
      return null;
    } catch (thrown) {
      return toFailure(thrown);
    } finally {
      this.#isDrawing = false;
    }
  }

  #isOther(wanted: Drawing): boolean {
    return this.#drawn !== null && JSON.stringify(wanted) !== JSON.stringify(this.#drawn);
  }
}
