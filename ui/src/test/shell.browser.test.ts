import { render } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import App from '../App.svelte';
import type { CommandName } from '../lib/ipc/commands';
import { FakeHost } from '../lib/ipc/fake-host';
import type { NewStudyPreview } from '../lib/ipc/generated/NewStudyPreview';
import type { Question } from '../lib/ipc/generated/Question';
import type { Host } from '../lib/ipc/host';
import { Appearance } from '../lib/state/appearance.svelte';
import { frames } from './browser';
import explanations from './recorded/explanations.json';

beforeEach(() => page.viewport(1280, 800));

const explanation = explanations['new-study'];
const figure = { kind: 'month', month: 0, basis: 'all_costs' } as const;
const led = explanation.inputs.find(({ path }) => path?.startsWith('questions.'));
const id = led?.path?.slice('questions.'.length) ?? '';
const question = (name: string): Question => ({
  id: name,
  group: name,
  label: `Question ${name}`,
  help: '',
  kind: 'number',
  choices: [],
  unit: '',
  default: '1',
  source: '',
});
const preview: NewStudyPreview = {
  readings: [],
  answer: { sentence: [{ text: 'It saves $9.7M.', option: null, figure }], detail: [] },
  options: [],
  notices: [],
};

test('an input of a new study that explains its answer is led to, and has the focus', async () => {
  const host = new FakeHost({ startsEmpty: true });
  const call = host.call.bind(host);
  const questions = [...Array.from({ length: 20 }, (_, at) => question(`q${at}`)), question(id)];
  const answers: Record<string, unknown> = {
    show_start: { unsaved: [], recent: [], samples: [], questions },
    preview_new_study: preview,
    explain_figure: explanation,
  };
  host.call = ((name: CommandName, request: never) =>
    name in answers
      ? Promise.resolve(structuredClone(answers[name]))
      : call(name, request)) as Host['call'];
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  const { container } = render(App, { host, appearance });
  container.style.height = '800px';
  await page.getByRole('button', { name: 'It saves $9.7M.' }).click();
  const focused: (string | undefined)[] = [];
  document.addEventListener('focusin', ({ target }) =>
    focused.push((target as HTMLElement).dataset.testid),
  );
  const name = led?.label ?? '';
  await page.getByTestId('explanation').getByRole('button', { name }).first().click();
  await frames();
  expect(page.getByTestId('explanation').query()).toBeNull();
  const field = page.getByTestId(`question-${id}`).element();
  expect(document.activeElement).toBe(field);
  expect(focused.at(-1), 'no figure takes the focus on the way').toBe(`question-${id}`);
  expect(focused.filter((testid) => testid === undefined)).toEqual([]);
  await expect.element(field).toBeInViewport();
  await userEvent.keyboard('7');
  expect((field as HTMLInputElement).value).toBe('7');
});
