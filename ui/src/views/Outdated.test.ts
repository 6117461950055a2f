import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { FakeScreens, workspaceOf } from '../test/fake-screens.svelte';
import { futuresOf, uncertaintyScreen } from '../test/futures-setup';
import { settle } from '../test/scripted-host';
import Uncertainty from './Uncertainty.svelte';

const menus = () => screen.getAllByTestId('chart-more').map((menu) => menu.title);

test('no chart of futures leaves its card while other figures are simulated', async () => {
  const screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'uncertainty', ...uncertaintyScreen() });
  render(Uncertainty, { screens });
  await tick();
  const run = screens.host.last('simulate_study');
  await run.answer(futuresOf(run.request.run, { isPreview: true }));
  await settle();
  expect(menus().filter((title) => title.includes('before the last change'))).toEqual([]);
  screens.edition += 1;
  await tick();
  expect(menus()).toHaveLength(4);
  expect(menus().filter((title) => !title.includes('before the last change'))).toEqual([]);
});
