import type { ChartMark } from '../ipc/generated/ChartMark';

/** How far beside a mark the pointer may be, in pixels of the drawing: thin bars can be hit, too. */
const REACH = 12;

/** Index of the mark that a pointer at (x, y) means: the smallest one under it, else the nearest. */
export function markAt(marks: readonly ChartMark[], x: number, y: number): number | null {
  let best: { index: number; distance: number; area: number } | null = null;
  for (const [index, mark] of marks.entries()) {
    const distance = Math.hypot(
      beside(x, mark.x, mark.x + mark.width),
      beside(y, mark.y, mark.y + mark.height),
    );
    if (distance > REACH) continue;
    const area = mark.width * mark.height;
    const isBetter =
      !best || distance < best.distance || (distance === best.distance && area < best.area);
    if (isBetter) best = { index, distance, area };
  }
  return best?.index ?? null;
}

/** Where the arrow keys lead from a mark; undefined for any other key. */
export function markAfter(key: string, index: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: Math.min(index + 1, count - 1),
    ArrowDown: Math.min(index + 1, count - 1),
    ArrowLeft: Math.max(index - 1, 0),
    ArrowUp: Math.max(index - 1, 0),
    Home: 0,
    End: count - 1,
  };
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}

function beside(value: number, low: number, high: number): number {
  return Math.max(low - value, 0, value - high);
}
