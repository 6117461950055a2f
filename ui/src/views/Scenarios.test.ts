import { fireEvent, render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { column, comparison, scenariosScreen } from '../test/choices-setup';
import { FakeScreens, workspaceOf } from '../test/fake-screens.svelte';
import { settle } from '../test/scripted-host';
import Scenarios from './Scenarios.svelte';

async function opened(content = scenariosScreen(column('frugal'), column('sceptic'))) {
  const screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'scenarios', ...content });
  const { container } = render(Scenarios, { screens });
  await tick();
  return { screens, container };
}

const rules = { rules: { 'color-contrast': { enabled: false } } };

test('without scenarios the screen says what they are for', async () => {
  const { container } = await opened(scenariosScreen());
  expect(screen.getByTestId('no-scenarios').textContent).toContain('what if');
  expect(screen.queryByTestId('scenario-table')).toBeNull();
  expect((await axe.run(container, rules)).violations).toEqual([]);
});

test('the study and its scenarios stand side by side', async () => {
  const failed = column('broken', { options: [], problem: 'Its figures are too large.' });
  const waiting = column('waiting', { options: [] });
  const { screens, container } = await opened(scenariosScreen(column('frugal'), failed, waiting));
  const table = within(screen.getByTestId('scenario-table'));
  expect(table.getAllByRole('columnheader')).toHaveLength(4);
  expect(table.getByText('Its figures are too large.')).toBeTruthy();
  expect(table.getAllByText('not computed yet').length).toBe(5);
  expect(table.getAllByText('from month 9 on')).toHaveLength(2);
  expect((await axe.run(container, rules)).violations).toEqual([]);
  await fireEvent.click(table.getByRole('button', { name: 'Show: frugal' }));
  expect(screens.scenarios).toEqual(['frugal']);
  // Every total can be explained, shown or not.
  const totals = table.getAllByRole('button', { name: /: \$12M\. Explain$/ });
  expect(totals).toHaveLength(2);
  for (const total of totals) await fireEvent.click(total);
  expect(screens.explained).toHaveLength(2);
});

test('figures that are computed again say so, and are not explained as what they are not', async () => {
  const figure = { kind: 'comparison', option: 'hybrid', measure: 'saving', basis: 'all_costs' } as const; // prettier-ignore
  const row = { saving: { text: '$3M', figure }, payback: { text: 'from month 9 on', figure } };
  const { container } = await opened(
    scenariosScreen(column('frugal', row), column('sceptic', { ...row, isOutdated: true })),
  );
  const table = within(screen.getByTestId('scenario-table'));
  expect(table.getAllByRole('button', { name: /, frugal: .* Explain$/ })).toHaveLength(5);
  expect(table.queryAllByRole('button', { name: /, sceptic: / })).toEqual([]);
  expect(table.getAllByText(/being computed again/)).toHaveLength(5);
  expect((await axe.run(container, rules)).violations).toEqual([]);
});

test('a scenario is created with a name, from what is chosen', async () => {
  const { screens } = await opened({ ...scenariosScreen(column('frugal')), canKeep: true });
  const create = screen.getByTestId('create-scenario');
  expect(create).toHaveProperty('disabled', true);
  const name = screen.getByTestId('scenario-name');
  await fireEvent.input(name, { target: { value: 'Kept' } });
  await fireEvent.change(screen.getByTestId('scenario-beginning'), {
    target: { value: 'changes' },
  });
  await fireEvent.submit(screen.getByTestId('new-scenario'));
  await settle();
  expect(screens.edits).toEqual([[{ kind: 'keep_as_scenario', name: 'Kept' }]]);
  expect(name).toHaveProperty('value', '');

  await fireEvent.click(screen.getByRole('button', { name: 'Copy frugal' }));
  await settle();
  expect(document.activeElement).toBe(name);
  await fireEvent.input(name, { target: { value: 'More so' } });
  await fireEvent.submit(screen.getByTestId('new-scenario'));
  await settle();
  expect(screens.edits[1]).toEqual([{ kind: 'add_scenario', name: 'More so', copyOf: 'frugal' }]);
});

test('a scenario is renamed in place and removed', async () => {
  const { screens } = await opened(scenariosScreen(column('frugal')));
  await fireEvent.click(screen.getByRole('button', { name: 'Rename frugal' }));
  await settle();
  const field = screen.getByLabelText('New name of frugal');
  await fireEvent.keyDown(field, { key: 'Escape' });
  await settle();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Rename frugal' }));
  await fireEvent.click(document.activeElement!);
  await settle();
  const again = screen.getByLabelText('New name of frugal');
  await fireEvent.input(again, { target: { value: 'Thrifty' } });
  await fireEvent.submit(again.closest('form')!);
  await settle();
  await fireEvent.click(screen.getByRole('button', { name: 'Remove frugal' }));
  expect(screens.edits).toEqual([
    [{ kind: 'rename_scenario', id: 'frugal', name: 'Thrifty' }],
    [{ kind: 'remove_scenario', id: 'frugal' }],
  ]);
});

test('what differs leads to its input, and what it moves adds up below', async () => {
  const { screens, container } = await opened();
  await screens.host.last('compare_scenario').answer(comparison('frugal'));
  await tick();
  const shown = within(screen.getByTestId('comparison'));
  await fireEvent.click(shown.getByRole('button', { name: 'Rate' }));
  expect(screens.paths).toEqual(['organisation.rate']);
  const parts = within(screen.getByTestId('parts'));
  expect(parts.getAllByRole('row')).toHaveLength(4);
  expect(parts.getByRole('rowheader', { name: 'Together' })).toBeTruthy();
  expect(shown.getByText('Shapley values.')).toBeTruthy();
  expect((await axe.run(container, rules)).violations).toEqual([]);
  await fireEvent.click(screen.getByRole('button', { name: 'Compare sceptic with the study' }));
  expect(screens.host.last('compare_scenario').request).toMatchObject({ id: 'sceptic' });
});
