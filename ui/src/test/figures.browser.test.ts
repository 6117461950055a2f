import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import AnswerBar from '../components/shell/AnswerBar.svelte';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import { frames, picture } from './browser';
import services from './recorded/services.json';

/** What stands beside a screen in the window, in pixels. */
const RAIL = 208;

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
