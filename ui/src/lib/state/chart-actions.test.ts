import { expect, test, vi } from 'vitest';
import { ScriptedHost } from '../../test/scripted-host';
import type { WindowChart } from '../ipc/generated/WindowChart';
import { ChartActions } from './chart-actions.svelte';

const CHART: WindowChart = {
  source: { kind: 'study', chart: 'seesaw', compared: 'hybrid' },
  basis: 'all_costs',
};

test('what was done is told for a while, and one thing is done at a time', async () => {
  vi.useFakeTimers();
  const host = new ScriptedHost();
  const actions = new ChartActions(host, () => CHART);
  const copied = actions.copy('picture');
  void actions.save('svg');
  expect(host.asked.map(({ name }) => name)).toEqual(['copy_chart']);
  await host.last('copy_chart').answer(null);
  await copied;
  expect(actions.told).toBe('Copied as a picture.');
  vi.advanceTimersByTime(10_000);
  expect(actions.told).toBe('');
  vi.useRealTimers();
});

test('a file that nobody chose is not told, and one that was is named', async () => {
  const host = new ScriptedHost();
  const actions = new ChartActions(host, () => CHART);
  let saved = actions.save('png');
  await host.last('save_chart').answer(null);
  await saved;
  expect(actions.told).toBe('');
  saved = actions.save('png');
  await host.last('save_chart').answer('plan-seesaw.png');
  await saved;
  expect(actions.told).toBe('Saved as plan-seesaw.png.');
  actions.leave();
});

test('a failure stays until the next attempt', async () => {
  const host = new ScriptedHost();
  const actions = new ChartActions(host, () => CHART);
  const refused = { code: 'not_copied', message: 'No.', hint: 'Save it.', problems: [] };
  const copied = actions.copy('table');
  await host.last('copy_chart').fail(refused);
  await copied;
  expect(actions.failure).toEqual(refused);
  void actions.save('png');
  expect(actions.failure).toBeNull();
});
