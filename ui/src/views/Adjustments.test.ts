import { fireEvent, render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { adjustmentsScreen, adjustmentWeights } from '../test/choices-setup';
import { FakeScreens, workspaceOf } from '../test/fake-screens.svelte';
import { toFailure } from '../lib/errors/failure';
import Adjustments from './Adjustments.svelte';

async function opened() {
  const screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'adjustments', ...adjustmentsScreen() });
  const { container } = render(Adjustments, { screens });
  await tick();
  return { screens, container };
}

const rules = { rules: { 'color-contrast': { enabled: false } } };

test('every adjustment has its switch at once, and its effect when it is known', async () => {
  const { screens, container } = await opened();
  const pipeline = within(screen.getByTestId('adjustment-pipeline'));
  expect(pipeline.getByRole('switch', { name: 'Automated pipeline', checked: true })).toBeTruthy();
  expect(pipeline.getAllByText('Lead time: 20 → 10 days')).toHaveLength(2);
  expect(pipeline.queryByRole('table')).toBeNull();
  await screens.host.last('weigh_adjustments').answer(adjustmentWeights());
  await tick();
  expect(pipeline.getAllByRole('row')).toHaveLength(2);
  expect(pipeline.getByText('Effect')).toBeTruthy();
  const outsourced = within(screen.getByTestId('adjustment-outsourced'));
  expect(outsourced.getAllByRole('row').map((row) => row.textContent.trim())[2]).toContain('+$12K');
  expect(screen.getByTestId('active-together').textContent).toContain('−$120K');
  expect((await axe.run(container, rules)).violations).toEqual([]);
});

test('a switch is pressed by its name, and its refusal is told', async () => {
  const { screens } = await opened();
  screens.refusal = toFailure(new Error('no'));
  await fireEvent.click(screen.getByRole('switch', { name: 'Missing skills' }));
  expect(screens.edits).toEqual([[{ kind: 'set_adjustment', id: 'skills', isActive: true }]]);
  expect((await screen.findByRole('alert')).textContent).toContain('Something did not work');
});

test('effects that could not be worked out leave the switches as they are', async () => {
  const { screens } = await opened();
  await screens.host.last('weigh_adjustments').fail(new Error('lost'));
  await tick();
  expect(screen.getAllByRole('switch')).toHaveLength(3);
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screens.host.count('weigh_adjustments')).toBe(2);
});

test('before the screen is there its place is kept', () => {
  const { container } = render(Adjustments, { screens: new FakeScreens() });
  expect(container.querySelectorAll('.skeleton').length).toBeGreaterThan(0);
});
