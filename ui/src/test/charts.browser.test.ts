import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CommandName } from '../lib/ipc/commands';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import { Screens, type ScreenKind } from '../lib/state/screens.svelte';
import { VIEWS } from '../views/views';
import { frames, objections, picture } from './browser';
import { FakeScreens } from './fake-screens.svelte';
import balance from './recorded/balance.json';
import incident from './recorded/incident.json';
import insurance from './recorded/insurance.json';
import timeline from './recorded/timeline.json';

const WORKSPACES = { timeline, balance, insurance };

const text = (testid: string) =>
  document.querySelector(`[data-testid="${testid}"]`)?.textContent ?? '';

/** A screen of charts whose window answers like this, and what it was asked. */
function opened(
  kind: ScreenKind & keyof typeof WORKSPACES,
  answers: Record<string, unknown> = {},
  workspace = WORKSPACES[kind] as unknown as Workspace,
) {
  const screens = new FakeScreens();
  screens.workspace = structuredClone(workspace);
  screens.view = { ...screens.view, screen: new Screens({ kind: 'assumptions' }).last(kind) };
  const asked: { name: CommandName; request: unknown }[] = [];
  const call = (name: CommandName, request: unknown) => {
    asked.push({ name, request });
    const answer = answers[name];
    if (answer instanceof Function) return answer(request);
    if (name in answers) return Promise.resolve(structuredClone(answer));
    return new Promise(() => {});
  };
  screens.host.call = call as typeof screens.host.call;
  render(VIEWS[kind], { screens });
  return { screens, asked };
}

const within = (testid: string) =>
  document.querySelector(`[data-testid="${testid}"]`)?.closest('section');
const more = (testid: string) =>
  within(testid)?.querySelector<HTMLElement>('[data-testid="chart-more"]');

beforeEach(() => {
  document.documentElement.dataset.colours = 'light';
  return page.viewport(1280, 800);
});
afterEach(cleanup);

test('a chart fills the window by keyboard, and Escape gives the focus back', async () => {
  const { asked } = opened('timeline', { draw_chart: timeline.screen.monthly });
  await frames();
  more('chart-monthly')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByTestId('chart-menu')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByTestId('chart-full-screen')).toBeVisible();
  await expect.poll(() => asked.some(({ name }) => name === 'draw_chart')).toBe(true);
  const { request } = asked.find(({ name }) => name === 'draw_chart')!;
  expect(request).toMatchObject({
    chart: { source: { kind: 'study', chart: 'monthly_cost' }, basis: 'all_costs' },
    colours: 'light',
  });
  const { size } = request as { size: { width: number; height: number } };
  expect(size.width).toBeGreaterThan(1100);
  expect(size.height).toBeGreaterThan(500);
  await expect
    .poll(() => document.querySelectorAll('[data-testid=chart-full-screen] svg').length)
    .toBeGreaterThan(0);
  await frames();
  await picture('chart-full-screen');
  expect(await objections()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('[data-testid=chart-full-screen]')).toBeNull();
  await expect.poll(() => document.activeElement).toBe(more('chart-monthly'));
});

test('a chart is copied as a picture and as a table, and saved', async () => {
  const { asked } = opened('balance', { copy_chart: null, save_chart: 'seesaw.svg' });
  await frames();
  for (const [item, name, told] of [
    ['chart-copy-picture', 'copy_chart', 'Copied as a picture.'],
    ['chart-copy-table', 'copy_chart', 'Copied as a table.'],
    ['chart-save-svg', 'save_chart', 'Saved as seesaw.svg.'],
  ] as const) {
    more('chart-seesaw')?.click();
    await page.getByTestId(item).click();
    await expect
      .poll(() => within('chart-seesaw')?.querySelector('[data-testid=chart-told]')?.textContent)
      .toBe(told);
    expect(asked.at(-1)?.name).toBe(name);
  }
  expect(asked.map(({ request }) => request)).toMatchObject([
    { what: 'picture', chart: { source: { chart: 'seesaw' } } },
    { what: 'table' },
    { format: 'svg' },
  ]);
});

test('where the clipboard takes nothing, the picture can be saved', async () => {
  const refused = {
    code: 'not_copied',
    message: 'The clipboard did not take the chart.',
    hint: 'Save it as a file instead.',
    problems: [],
  };
  const { asked } = opened('insurance', {
    assess_incident: incident,
    copy_chart: () => Promise.reject(refused),
    save_chart: 'insurance.png',
  });
  await frames();
  more('chart-insurance')?.click();
  await page.getByTestId('chart-copy-picture').click();
  await expect.element(page.getByTestId('chart-save-instead')).toBeVisible();
  expect(await objections()).toEqual([]);
  await page.getByTestId('chart-save-instead').click();
  await expect.poll(() => asked.at(-1)).toMatchObject({ request: { format: 'png' } });
});

test('marks of the timeline lead to what they show', async () => {
  const { screens } = opened('timeline');
  await frames();
  document.querySelector<HTMLElement>('[data-testid=chart-monthly] [role=option]')?.focus();
  await userEvent.keyboard('{Enter}');
  document.querySelector<HTMLElement>('[data-testid=chart-load] [role=option]')?.focus();
  await userEvent.keyboard('{Enter}');
  expect(screens.explained).toMatchObject([
    { kind: 'in_month', month: 0 },
    { kind: 'support_load', month: 0 },
  ]);
});

test('bands wait for the futures, are run from there, and are gone once the study has changed', async () => {
  const { screens } = opened('timeline', { simulate_study: {} });
  const shown = screens.workspace!;
  const screen = shown.screen as Extract<typeof shown.screen, { kind: 'timeline' }>;
  await expect.element(page.getByTestId('bands')).toHaveTextContent('eight of ten futures');
  expect(document.querySelector('[data-testid=run-bands]')).toBeNull();
  const bands = { run: null, note: 'No futures have been run.' };
  screens.workspace = { ...shown, screen: { ...screen, bands } };
  await expect.element(page.getByTestId('no-bands')).toHaveTextContent('No futures');
  cleanup();
  const anew = opened(
    'timeline',
    { simulate_study: {} },
    { ...shown, screen: { ...screen, bands } },
  );
  await page.getByTestId('run-bands').click();
  await expect.poll(() => anew.asked.map(({ name }) => name)).toContain('simulate_study');
  await expect.poll(() => anew.screens.shown.at(-1)?.kind).toBe('timeline');
});

test('another option is weighed', async () => {
  const { screens } = opened('balance');
  await page.getByTestId('compare-hybrid').click();
  const hybrid = expect.objectContaining({ kind: 'balance', compared: 'hybrid' });
  expect(screens.shown).toContainEqual(hybrid);
});

test('an incident is answered as it is typed, and a refusal stands beside its field', async () => {
  const refused = { ...incident, verdict: null, hours: { ...incident.hours, refusal: '"x" is not a number.' } }; // prettier-ignore
  const { asked } = opened('insurance', {
    assess_incident: (request: { hours: string | null }) =>
      Promise.resolve(structuredClone(request.hours === 'x' ? refused : incident)),
  });
  await expect.poll(() => text('incident-answer')).toContain(incident.verdict.loss);
  const hours = page.getByLabelText('Restored in');
  await userEvent.fill(hours, 'x');
  await expect.poll(() => text('incident-hours')).toContain('is not a number');
  await expect.poll(() => text('incident-answer')).toContain('Correct what is marked');
  expect(await objections()).toEqual([]);
  await userEvent.fill(hours, '0.5');
  await expect.poll(() => text('incident-answer')).toContain(incident.verdict.loss);
  expect(asked.at(-1)?.request).toEqual({ service: null, exposure: null, hours: '0.5' });
  const [, second] = insurance.screen.services;
  await userEvent.selectOptions(page.getByTestId('incident-service'), second!.id);
  await expect
    .poll(() => asked.at(-1)?.request)
    .toMatchObject({ service: second!.id, hours: '0.5' });
});
