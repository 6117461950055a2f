import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import OptionCards from '../components/overview/OptionCards.svelte';
import AnswerBar from '../components/shell/AnswerBar.svelte';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import { frames, picture } from './browser';
import { cards } from './fake-screens.svelte';
import services from './recorded/services.json';

/** What stands beside a screen in the window, in pixels. */
const RAIL = 208;
/** The least height of what is pressed, in pixels. */
const TARGET = 24;

afterEach(cleanup);

test.each([1280, 900])('every figure of the answer is seen whole at %i', async (width) => {
  await page.viewport(width, 700);
  const workspace = services as unknown as Workspace;
  const { container } = render(AnswerBar, { workspace, outdated: false, onexplain: () => {} });
  container.style.width = `${width - RAIL}px`;
  await frames();
  await picture(`answer-bar-${width}`);
  const buttons = [...container.querySelectorAll('button')];
  expect(buttons.length).toBeGreaterThan(services.options.length);
  const sentence = page.getByTestId('answer').element();
  for (const button of buttons) {
    button.focus();
    const { left, right, top, bottom } = button.getBoundingClientRect();
    expect(right, button.textContent).toBeLessThanOrEqual(width - RAIL);
    const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    expect(middle, button.textContent).toBe(button);
    expect(sentence.scrollLeft).toBe(0);
  }
  expect(sentence.scrollWidth).toBeLessThanOrEqual(sentence.clientWidth);
});

test('a figure that stands alone on a card is as high as what is pressed', async () => {
  const figure = { kind: 'month', month: 0, basis: 'all_costs' } as const;
  const options = cards().map((card) => ({ ...card, notes: [{ text: 'Over 3 years', figure }] }));
  const { container } = render(OptionCards, { options, onexplain: () => {} });
  await frames();
  const heights = [...container.querySelectorAll('.note button')].map(
    (button) => button.getBoundingClientRect().height,
  );
  expect(heights).toHaveLength(options.length);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(TARGET);
});
