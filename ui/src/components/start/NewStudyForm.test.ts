import { fireEvent, render, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeEach, expect, test } from 'vitest';
import type { Question } from '../../lib/ipc/generated/Question';
import { NewStudy } from '../../lib/state/new-study.svelte';
import { ScriptedHost, settle } from '../../test/scripted-host';
import NewStudyForm from './NewStudyForm.svelte';

const question = (id: string, label: string): Question => ({
  id,
  group: label,
  label,
  kind: 'number',
  unit: '',
  help: '',
  source: 'A guess.',
  default: '3',
  choices: [],
});
const questions = [question('teams', 'Teams'), question('services', 'Services')];
const reading = (id: string, refusal: string) => ({
  id,
  inField: '',
  understood: '',
  unit: '',
  refusal,
});

let host: ScriptedHost;
let opened: number;
let container: HTMLElement;
const button = () => screen.getByTestId('open-new-study');
const answered = (refusal: string) =>
  host.last('preview_new_study').answer({
    readings: [reading('teams', ''), reading('services', refusal)],
    answer: refusal === '' ? { sentence: [], detail: [] } : null,
    options: [],
    notices: [],
  });

beforeEach(() => {
  host = new ScriptedHost();
  opened = 0;
  const study = new NewStudy(host, () => 'all_costs');
  const onopen = () => void (opened += 1);
  ({ container } = render(NewStudyForm, { questions, study, onopen, onexplain: () => {} }));
});

test('while an answer cannot be read the button says so and leads to it', async () => {
  await answered('Expected a number, found “many”.');
  expect(button().getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByTestId('new-study-reason').textContent).toContain('Services');
  button().focus();
  expect(document.activeElement, 'it can be reached').toBe(button());
  Element.prototype.scrollIntoView = () => {};
  await fireEvent.click(button());
  await settle();
  expect(document.activeElement).toBe(screen.getByTestId('question-services'));
  expect(opened).toBe(0);
  const rules = { rules: { 'color-contrast': { enabled: false } } };
  expect((await axe.run(container, rules)).violations).toEqual([]);
});

test('Enter right behind the last key waits for what the answers come to', async () => {
  await fireEvent.submit(container.querySelector('form')!);
  await settle();
  expect(opened).toBe(0);
  await answered('');
  expect(opened).toBe(1);
  expect(button().getAttribute('aria-disabled')).toBe('false');
});
