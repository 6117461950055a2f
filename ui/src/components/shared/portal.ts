/**
 * Where to draw what floats above a trigger: at the end of the page, or in the dialog around the
 * trigger, because a modal dialog covers everything else and answers for it.
 */
export function layerOf(trigger: HTMLElement | null): HTMLElement | undefined {
  return trigger?.closest('dialog') ?? undefined;
}
