import type { CellPlace } from '../ipc/generated/CellPlace';
import type { SelectorController } from './selector.svelte';

/** How far the hand must have moved before a press is a drag, in CSS pixels. */
const THRESHOLD = 6;

interface Point {
  x: number;
  y: number;
}

/** Dragging a service of the grid to another cell by the pointer. */
export class GridDrag {
  /** Where the hand is; `null` when nothing is dragged. */
  at = $state.raw<Point | null>(null);
  #pressed: (Point & { id: string }) | null = null;

  constructor(
    private readonly controller: SelectorController,
    /** The cell under a point of the window. */
    private readonly cellAt: (point: Point) => CellPlace | null,
  ) {}

  press(id: string, { x, y }: Point): void {
    this.#pressed = { id, x, y };
  }

  /** The hand moved; `isHeld` says whether it still holds: it may have let go outside the window. */
  move({ x, y }: Point, isHeld: boolean): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    if (!isHeld) {
      this.cancel();
      return;
    }
    if (!this.at) {
      if (Math.hypot(x - pressed.x, y - pressed.y) < THRESHOLD) return;
      this.controller.grab(pressed.id);
    }
    this.at = { x, y };
    this.controller.hold(this.cellAt({ x, y }));
  }

  async release(): Promise<void> {
    const isDragged = this.at !== null;
    this.#pressed = null;
    this.at = null;
    if (isDragged) await this.controller.drop();
  }

  cancel(): void {
    const isDragged = this.at !== null;
    this.#pressed = null;
    this.at = null;
    if (isDragged) this.controller.letGo();
  }
}
