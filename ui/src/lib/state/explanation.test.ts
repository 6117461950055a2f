import { beforeEach, expect, test } from 'vitest';
import { ScriptedHost } from '../../test/scripted-host';
import type { Explanation } from '../ipc/generated/Explanation';
import type { Figure } from '../ipc/generated/Figure';
import { ExplanationController } from './explanation.svelte';

const figure = (measure: 'saving' | 'cover' | 'premium'): Figure => ({
  kind: 'comparison',
  option: 'hybrid',
  measure,
  basis: 'all_costs',
});

const explanation = (title: string): Explanation => ({
  title,
  value: '$1',
  meaning: '',
  formula: '',
  steps: [],
  inputs: [],
  operands: [],
  parts: [],
  partsTotal: 0,
  related: [],
  notes: [],
  elsewhere: null,
});

let host: ScriptedHost;
let controller: ExplanationController;

beforeEach(() => {
  host = new ScriptedHost();
  controller = new ExplanationController(host);
});

const answer = (title: string) => host.last('explain_figure').answer(explanation(title));

test('leads from a figure to its parts and back', async () => {
  controller.open(figure('saving'));
  expect(controller.isOpen).toBe(true);
  expect(controller.loading).toBe(true);
  await answer('Saving');
  controller.follow(figure('cover'));
  expect(controller.explanation?.title, 'stays until the next has come').toBe('Saving');
  await answer('Cover');
  controller.follow(figure('premium'));
  await answer('Premium');
  expect(controller.way.map(({ title }) => title)).toEqual(['Saving', 'Cover']);
  controller.back(0);
  expect(host.last('explain_figure').request).toEqual({ figure: figure('saving') });
  await answer('Saving');
  expect([controller.explanation?.title, controller.way.length]).toEqual(['Saving', 0]);
});

test('an answer that comes late, or after closing, is dropped', async () => {
  controller.open(figure('saving'));
  const late = host.last('explain_figure');
  controller.open(figure('cover'));
  await answer('Cover');
  await late.answer(explanation('Saving'));
  expect(controller.explanation?.title).toBe('Cover');
  controller.refresh();
  controller.close();
  await answer('Cover');
  expect([controller.isOpen, controller.explanation, controller.loading]).toEqual([false, null, false]); // prettier-ignore
});

test('says why a figure cannot be explained', async () => {
  controller.open(figure('saving'));
  await host.last('explain_figure').fail({
    code: 'not_found',
    message: 'Nothing is posted there.',
    hint: '',
    problems: [],
  });
  expect(controller.failure?.message).toBe('Nothing is posted there.');
  expect(controller.loading).toBe(false);
});
