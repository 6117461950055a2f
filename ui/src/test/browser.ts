/** What tests in a browser have in common. */
import axe from 'axe-core';
import { inject } from 'vitest';
import { page } from 'vitest/browser';

/** Waits until what was changed has been drawn. */
export async function frames(count = 3): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(requestAnimationFrame);
}

/** What axe objects to, each with an element to look for. A part alone has no landmarks around it. */
export async function objections(within: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(within, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

/** Takes a picture when somebody asked for pictures. */
export async function picture(name: string): Promise<void> {
  const folder = inject('pictures');
  if (folder) await page.screenshot({ path: `${folder}/ui-${name}.png` });
}
