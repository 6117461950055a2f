import { expect, test } from 'vitest';
import { unitInWords } from './unit';

test.each([
  ['share', ''],
  ['money', ''],
  ['hours', ''],
  ['months', ''],
  ['days', ''],
  ['people', ''],
  ['deploys', 'deploys'],
  ['money/hour', 'per hour'],
  ['money/feature/month', 'per feature and month'],
  ['people/team', 'people per team'],
  ['hours/service/month', 'hours per service and month'],
])('%s reads “%s”', (unit, words) => {
  expect(unitInWords(unit)).toBe(words);
});
