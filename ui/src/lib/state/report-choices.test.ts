import { expect, test } from 'vitest';
import type { ReportScreen } from '../ipc/generated/ReportScreen';
import { ReportChoices } from './report-choices.svelte';

const entry = (id: string) => ({ id, question: `${id}?`, title: '' });
const SCREEN: ReportScreen = {
  title: 'Furniture',
  sections: ['answer', 'costs', 'method', 'figures'].map(entry),
  charts: ['seesaw', 'tornado'].map(entry),
  forSlides: ['answer', 'costs', 'method'],
  forPaper: ['answer', 'figures', 'method'],
  template: null,
};
const ids = (choices: ReportChoices) => choices.listed(SCREEN).map(({ id }) => id);

test('what is suggested is in, and the rest stands below it', () => {
  const choices = new ReportChoices();
  expect(choices.chosen(SCREEN)).toEqual(['answer', 'costs', 'method']);
  expect(ids(choices)).toEqual(['answer', 'costs', 'method', 'figures']);
  choices.suggest(SCREEN, SCREEN.forPaper);
  expect(choices.chosen(SCREEN)).toEqual(['answer', 'figures', 'method']);
  expect(ids(choices)).toEqual(['answer', 'figures', 'method', 'costs']);
});

test('sections keep their place while they are out, charts do not', () => {
  const choices = new ReportChoices();
  choices.toggle(SCREEN, 'costs');
  expect(choices.chosen(SCREEN)).toEqual(['answer', 'method']);
  choices.toggle(SCREEN, 'costs');
  choices.toggle(SCREEN, 'tornado');
  expect(choices.move(SCREEN, 'tornado', -1)).toBe(4);
  expect(choices.chosen(SCREEN)).toEqual(['answer', 'costs', 'method', 'tornado']);
  expect(ids(choices)).toEqual(['answer', 'costs', 'method', 'tornado', 'figures']);
  choices.toggle(SCREEN, 'tornado');
  expect(ids(choices)).toEqual(['answer', 'costs', 'method', 'figures']);
});

test('nothing moves beyond the ends of the list', () => {
  const choices = new ReportChoices();
  expect(choices.move(SCREEN, 'answer', -1)).toBeNull();
  expect(choices.move(SCREEN, 'figures', 1)).toBeNull();
  expect(choices.move(SCREEN, 'no such', 1)).toBeNull();
  expect(ids(choices)).toEqual(['answer', 'costs', 'method', 'figures']);
});
