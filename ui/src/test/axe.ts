/** What axe objects to without layout: colours and sizes are looked at in a browser. */
import axe from 'axe-core';

export async function objections(within: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(within, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}
