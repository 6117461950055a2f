import { render } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { frames, objections, picture } from './browser';
import Gallery from './Gallery.svelte';

/** What the content security policy of the application would have refused. */
const refused: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
/** The application's policy for styles. What was loaded before stays, as the test runner puts it in. */
const policy = document.createElement('meta');
policy.httpEquiv = 'Content-Security-Policy';
policy.content = "style-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'";
document.head.append(policy);

let done: string[];
beforeEach(async () => {
  await page.viewport(1280, 1000);
  done = [];
  refused.length = 0;
});

const draw = async () => {
  render(Gallery, { done });
  await frames();
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const activeText = () => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim();

test('the policy is in force', () => {
  const style = document.createElement('style');
  style.textContent = 'body { outline: 3px solid }';
  document.body.append(style);
  expect(getComputedStyle(document.body).outlineStyle).toBe('none');
});

test.each(['light', 'dark'])('axe has no objection to any part in %s', async (colours) => {
  document.documentElement.dataset.colours = colours;
  await draw();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await picture(`parts-${colours}`);
  expect(await objections()).toEqual([]);

  await button('Rows').click();
  await frames();
  await picture(`menu-${colours}`);
  expect(await objections()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await button('New study').click();
  await frames();
  await picture(`dialog-${colours}`);
  expect(await objections()).toEqual([]);
  expect(refused).toEqual([]);
});

test('a menu is used with the keyboard and gives the focus back', async () => {
  await draw();
  (button('Rows').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await frames();
  expect(activeText()).toContain('Duplicate');
  // What cannot be done is passed over.
  await userEvent.keyboard('{ArrowDown}');
  expect(activeText()).toBe('Show totals');
  expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await frames();
  expect(done).toEqual(['delete']);
  await expect.element(page.getByTestId('menu')).not.toBeInTheDocument();
  await expect.poll(activeText).toBe('Rows');
  expect(refused).toEqual([]);
});

test('a tooltip shows at the focus, is referred to, and goes with Escape', async () => {
  await draw();
  const open = button('Open').element() as HTMLElement;
  await userEvent.keyboard('{Tab}');
  open.focus();
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('Open a study from a file');
  const id = open.getAttribute('aria-describedby');
  expect(document.getElementById(id ?? '')?.textContent).toContain('Open a study');
  await picture('tooltip');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument();
  expect(refused).toEqual([]);
});

test('what floats works inside of a dialog, and Escape closes one thing at a time', async () => {
  await draw();
  await button('New study').click();
  await button('More').click();
  const menu = page.getByTestId('menu-in-dialog');
  await expect.element(menu).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  const dialog = page.getByRole('dialog', { name: 'New study' });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
});

test('a field gives up what is typed before its dialog closes', async () => {
  await draw();
  await button('New study').click();
  await page.getByLabelText('Teams').fill('40');
  await userEvent.keyboard('{Escape}');
  const dialog = page.getByRole('dialog', { name: 'New study' });
  await expect.element(page.getByLabelText('Teams')).toHaveValue('12');
  await expect.element(dialog).toBeVisible();
});

test('a switch answers to the keyboard and to its words', async () => {
  await draw();
  const toggle = page.getByRole('switch', { name: 'Deployment pipeline for each team' });
  (toggle.element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await expect.element(toggle).toHaveAttribute('aria-checked', 'false');
  await page.getByText('Deployment pipeline for each team').click();
  await expect.element(toggle).toHaveAttribute('aria-checked', 'true');
});

test('Escape and the cross empty a search', async () => {
  await draw();
  const search = page.getByRole('textbox', { name: 'Search services' });
  await search.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(search).toHaveValue('');
  await search.fill('basket');
  await button('Empty the search').click();
  await expect.element(search).toHaveValue('');
  expect(document.activeElement).toBe(search.element());
});

test.each([
  [1280, 208],
  [900, 56],
  [600, 600],
])('the screens fit a window of %i', async (width, expected) => {
  await page.viewport(width, 700);
  await draw();
  const nav = document.querySelector('nav')!;
  expect(nav.getBoundingClientRect().width).toBe(expected);
  const here = page.getByRole('button', { name: 'Services (3 values not accepted)' });
  await expect.element(here).toHaveAttribute('aria-current', 'page');
  await picture(`navigation-${width}`);
  if (width !== 900) return;
  await userEvent.hover(page.getByTestId('screen-overview'));
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('Overview');
});
