import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ScreenView } from '../ipc/generated/ScreenView';
import type { StudyScreens } from './study-screen';

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

type ChartScreen = Extract<ScreenView, { kind: 'timeline' | 'balance' | 'insurance' }>;
/** Names of the places of a screen's charts. */
export type PlaceOf<Kind extends ChartScreen['kind']> = {
  [Key in keyof Extract<ChartScreen, { kind: Kind }>]: Extract<
    ChartScreen,
    { kind: Kind }
  >[Key] extends ChartSize
    ? Key
    : never;
}[keyof Extract<ChartScreen, { kind: Kind }>];

/** Tells how large the place of a chart of the screen that is shown is. */
export function placed<Kind extends ChartScreen['kind']>(
  screens: Pick<StudyScreens, 'view' | 'show'>,
  kind: Kind,
  place: PlaceOf<Kind>,
  size: ChartSize,
): void {
  const drawing = drawingFor(size);
  const screen = screens.view.screen as Extract<ChartScreen, { kind: Kind }>;
  if (!drawing || screen.kind !== kind) return;
  const before = screen[place] as ChartSize;
  if (drawing.width === before.width && drawing.height === before.height) return;
  screens.show({ ...screen, [place]: drawing });
}
