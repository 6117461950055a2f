import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CommandName } from '../lib/ipc/commands';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import Report from '../views/Report.svelte';
import { frames, objections, picture } from './browser';
import { FakeScreens } from './fake-screens.svelte';
import report from './recorded/report.json';
import preview from './recorded/report-preview.json';

interface Opened {
  screens: FakeScreens;
  asked: [CommandName, unknown][];
  close: () => void;
}

/** The screen in a window of this size, with answers of its own for some commands. */
async function opened(
  [width, height]: [number, number],
  answers: Partial<Record<CommandName, () => Promise<unknown>>> = {},
  workspace = report as Workspace,
): Promise<Opened> {
  await page.viewport(width, height);
  const main = document.createElement('main');
  main.style.height = `${height}px`;
  document.body.append(main);
  const screens = new FakeScreens();
  screens.workspace = workspace;
  screens.view = { ...screens.view, screen: { kind: 'report' } };
  const asked: [CommandName, unknown][] = [];
  const all: typeof answers = {
    compose_report: () => Promise.resolve(structuredClone(preview)),
    save_report: () => Promise.resolve('furniture-retailer-workbook.xlsx'),
    follow_run: () => Promise.resolve({ done: '2,000 of 10,000 futures', share: '0.2' }),
    ...answers,
  };
  screens.host.call = ((name: CommandName, request: unknown) => {
    asked.push([name, request]);
    return all[name]?.() ?? new Promise(() => {});
  }) as typeof screens.host.call;
  const { unmount } = render(Report, { target: main, props: { screens } });
  await frames();
  return {
    screens,
    asked,
    close: () => {
      unmount();
      main.remove();
    },
  };
}

function tick(id: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`[data-section="${id}"] input`);
  if (!found) throw new Error(id);
  return found;
}

const order = () =>
  [...document.querySelectorAll<HTMLElement>('[data-section]')].map((row) => row.dataset.section);
const shown = () =>
  [...document.querySelectorAll<HTMLElement>('article')].map((slide) => slide.dataset.testid);
const contents = ({ asked }: Opened) =>
  (asked.filter(([name]) => name === 'compose_report').at(-1)?.[1] as { contents: unknown })
    .contents;

afterEach(() => {
  cleanup();
  document.documentElement.dataset.colours = 'light';
});

const sizes: [number, number][] = [
  [760, 640],
  [1240, 900],
];

test.each(sizes.flatMap((size) => [[size, 'light'] as const, [size, 'dark'] as const]))(
  'axe has no objection to the report at %s in %s',
  async (size, colours) => {
    document.documentElement.dataset.colours = colours;
    const { close } = await opened(size);
    await expect.element(page.getByTestId('slide-answer')).toBeInTheDocument();
    await frames();
    await picture(`report-${size[0]}-${colours}`);
    expect(await objections()).toEqual([]);
    const main = document.querySelector<HTMLElement>('main .screen');
    expect(main?.scrollWidth).toBeLessThanOrEqual(main?.clientWidth ?? 0);
    close();
  },
);

test.each(['light', 'dark'])(
  'axe has no objection to a report that is being composed, and to one that could not be, in %s',
  async (colours) => {
    document.documentElement.dataset.colours = colours;
    const waiting = await opened([1240, 900], { compose_report: () => new Promise(() => {}) });
    await expect.element(page.getByTestId('run-progress')).toHaveTextContent('2,000 of 10,000');
    await picture(`report-waiting-${colours}`);
    expect(await objections()).toEqual([]);
    waiting.close();
    const failure = { code: 'too_large', message: 'Too large.', hint: 'Check.', problems: [] };
    const failed = await opened([1240, 900], { compose_report: () => Promise.reject(failure) });
    await expect.element(page.getByTestId('report-failed')).toHaveTextContent('Too large.');
    await picture(`report-failed-${colours}`);
    expect(await objections()).toEqual([]);
    failed.close();
  },
);

test('a section is left out and moved by keyboard, and keeps the focus', async () => {
  const all = await opened([1240, 900]);
  await expect.element(page.getByTestId('slide-answer')).toBeInTheDocument();
  tick('costs').focus();
  await userEvent.keyboard(' ');
  expect(shown()).not.toContain('slide-costs');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(order().slice(0, 2)).toEqual(['costs', 'answer']);
  expect(document.activeElement).toBe(tick('costs'));
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(order().slice(0, 2)).toEqual(['costs', 'answer']);
  await userEvent.keyboard(' {Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  expect(order().slice(0, 3)).toEqual(['answer', 'pay_back', 'costs']);
  expect(shown().slice(0, 4)).toEqual([
    'slide-cover',
    'slide-answer',
    'slide-pay_back',
    'slide-costs',
  ]);
  await expect
    .poll(() => contents(all))
    .toMatchObject({
      sections: [
        'answer',
        'pay_back',
        'costs',
        'certainty',
        'change',
        'find_out',
        'assumptions',
        'method',
      ],
    });
  await page.getByTestId('suggest-slides').click();
  expect(order().slice(0, 3)).toEqual(['answer', 'costs', 'pay_back']);
  all.close();
});

test('a chart joins the list, waits for its slide, and leaves the list again', async () => {
  const all = await opened([1240, 900]);
  await page.getByText('Charts, each on a slide of its own').click();
  await page.getByTestId('chart-in-seesaw').click();
  expect(order().at(-1)).toBe('seesaw');
  expect(shown().at(-1)).toBe('slide-seesaw');
  await expect
    .poll(() => contents(all))
    .toMatchObject({
      sections: expect.arrayContaining(['seesaw']) as unknown,
    });
  await expect.element(page.getByTestId('report-count')).toHaveTextContent('9 sections');
  tick('seesaw').focus();
  await userEvent.keyboard(' ');
  await frames();
  expect(order()).not.toContain('seesaw');
  // it was the last one
  expect(document.activeElement).toBe(tick(order().at(-1) ?? ''));
  all.close();
});

test('a title is used once it is entered, and what is saved is told', async () => {
  const all = await opened([1240, 900]);
  await expect.element(page.getByTestId('slide-answer')).toBeInTheDocument();
  await userEvent.fill(page.getByRole('textbox', { name: 'Title' }), '  For the board ');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => contents(all)).toMatchObject({ title: 'For the board' });
  await page.getByTestId('save-workbook').click();
  await expect
    .element(page.getByTestId('report-told'))
    .toHaveTextContent('Saved as furniture-retailer-workbook.xlsx.');
  expect(all.asked.find(([name]) => name === 'save_report')?.[1]).toMatchObject({
    format: 'workbook',
    basis: 'all_costs',
    contents: { title: 'For the board' },
  });
  all.close();
});

test('a template is named and given up, and nothing that waits for the slides is saved', async () => {
  const named = structuredClone(report) as Workspace;
  if (named.screen.kind === 'report') named.screen.template = 'acme.potx';
  const all = await opened([1240, 900], { compose_report: () => new Promise(() => {}) }, named);
  await expect.element(page.getByTestId('report-template')).toHaveTextContent('acme.potx');
  // What cannot be done now says why; it is pressed all the same.
  for (const id of ['save-slides', 'copy-summary'])
    document.querySelector<HTMLElement>(`[data-testid=${id}]`)?.click();
  expect(all.asked.map(([name]) => name)).not.toContain('save_report');
  expect(all.asked.map(([name]) => name)).not.toContain('copy_summary');
  await page.getByTestId('drop-template').click();
  expect(all.asked.map(([name]) => name)).toContain('drop_template');
  // one thing at a time
  const choose = page.getByTestId('choose-template');
  await expect.element(choose).toHaveAttribute('aria-disabled', 'true');
  await expect.element(choose).toHaveAttribute('title', 'One moment.');
  document.querySelector<HTMLElement>('[data-testid=choose-template]')?.click();
  expect(all.asked.map(([name]) => name)).not.toContain('choose_template');
  await picture('report-template-light');
  expect(await objections()).toEqual([]);
  all.close();
});

test('the paper is chosen, and the summary copied', async () => {
  const all = await opened([1240, 900], { copy_summary: () => Promise.resolve(null) });
  await expect.element(page.getByTestId('slide-answer')).toBeInTheDocument();
  await page.getByRole('button', { name: 'Letter' }).click();
  await page.getByTestId('save-printed').click();
  await expect
    .poll(() => all.asked.at(-1))
    .toMatchObject(['save_report', { format: 'printed', paper: 'letter' }]);
  await page.getByTestId('copy-summary').click();
  await expect.element(page.getByTestId('report-told')).toHaveTextContent('Copied as Markdown.');
  all.close();
});
