import type { ChartSize } from '../ipc/generated/ChartSize';

/** The two charts whose places on the page are measured. */
export type ChartPlace = 'costs' | 'payback';

/** The sizes that a chart can be drawn in; a smaller place shows a smaller picture of the smallest. */
const WIDTHS = [320, 3840] as const;
const HEIGHTS = [160, 2160] as const;

/** The drawing for a place of this size; null for a place that is not seen. Parts of a pixel do not count. */
export function drawingFor({ width, height }: ChartSize): ChartSize | null {
  if (width <= 0 || height <= 0) return null;
  return { width: within(Math.round(width), WIDTHS), height: within(Math.round(height), HEIGHTS) };
}

function within(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}
