/** Which rows are drawn and which are asked for. All rows have the same height. */

export const ROW_HEIGHT = 36;
/** What a page shows that nobody has measured yet. */
export const UNMEASURED = 600;

/** More rows than this are drawn only where more than this fit on the screen. */
const DRAWN = 56;
/** Rows beyond each edge, so that a short scroll meets rows that are there already. */
const BEYOND = 8;
/** Rows are asked for in whole pieces, so that scrolling does not ask for each row. */
const PIECE = 50;

export interface Span {
  first: number;
  /** Exclusive. */
  end: number;
}

/** The rows to draw. */
export function drawn(top: number, height: number, total: number): Span {
  const visible = Math.ceil(height / ROW_HEIGHT) + 1;
  const beyond = Math.min(BEYOND, Math.max(1, Math.floor((DRAWN - visible) / 2)));
  const from = Math.floor(Math.max(top, 0) / ROW_HEIGHT);
  // A list that became shorter is drawn at its end until the browser has corrected the scroll.
  const first = Math.max(0, Math.min(from, total - visible) - beyond);
  return { first, end: Math.min(total, Math.max(from, 0) + visible + beyond) };
}

/** The rows to ask for so that a span can be drawn. */
export function wanted(span: Span, total: number): Span {
  return {
    first: Math.floor(span.first / PIECE) * PIECE,
    end: Math.min(total, Math.ceil(span.end / PIECE) * PIECE),
  };
}

/** How many rows a page key moves: what fits, less one row to go on reading from. */
export function pageOf(height: number): number {
  return Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
}

/** Where to scroll so that a row is in sight; the present place when it is already. */
export function reveal(row: number, top: number, height: number): number {
  const start = row * ROW_HEIGHT;
  if (start < top) return start;
  return Math.max(top, Math.min(start, start + ROW_HEIGHT - height));
}
