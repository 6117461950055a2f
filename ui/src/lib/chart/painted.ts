/** A window that is covered draws no frames; nothing may wait for them for ever. */
const PATIENCE = 300;

/** Resolves once what is in the document now has been drawn: after the next frame has begun twice. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

let isMarked = false;

/** Notes when the first chart was on the screen, for the measurement of the start. */
export function markFirstChart(): void {
  if (isMarked) return;
  isMarked = true;
  void painted().then(() => performance.mark('first-chart'));
}
