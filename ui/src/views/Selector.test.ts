import { fireEvent, render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { tick } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { choiceWeights, selectorScreen, service } from '../test/choices-setup';
import { FakeScreens, run, workspaceOf } from '../test/fake-screens.svelte';
import { settle } from '../test/scripted-host';
import Selector from './Selector.svelte';

let screens: FakeScreens;
let container: HTMLElement;

async function opened(services?: ReturnType<typeof service>[]): Promise<void> {
  screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'selector', ...selectorScreen(services) });
  ({ container } = render(Selector, { screens }));
  await tick();
}

const rules = { rules: { 'color-contrast': { enabled: false } } };
const chip = () => screen.getByRole('button', { name: /^Shop/ });

beforeEach(() => opened());

test('a service stands in its cell, under its model, with what is doubtful about it', async () => {
  const cell = within(screen.getByTestId('cell-99.0-high'));
  const words = cell.getByRole('button').textContent;
  expect(words).toContain('You Build It You Run It');
  expect(words).toContain('misses its target');
  expect(screen.getByText(/Never active within the horizon: Attic/)).toBeTruthy();
  expect((await axe.run(container, rules)).violations).toEqual([]);
});

test('a service chosen by the keyboard opens its panel, which Escape leaves again', async () => {
  await fireEvent.click(chip(), { detail: 0 });
  await settle();
  const panel = screen.getByTestId('service-panel');
  expect(document.activeElement?.textContent).toBe('Shop');
  expect(within(panel).getByText(/Weekly deployments need/)).toBeTruthy();
  await screens.host.last('weigh_choices').answer(choiceWeights());
  await tick();
  expect((await axe.run(container, rules)).violations).toEqual([]);
  await fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
  await tick();
  expect(screen.queryByTestId('service-panel')).toBeNull();
  expect(document.activeElement).toBe(chip());
});

test('another choice is one press; what stands already does nothing', async () => {
  await fireEvent.click(chip(), { detail: 1 });
  await screens.host.last('weigh_choices').answer(choiceWeights());
  await tick();
  const panel = within(screen.getByTestId('service-panel'));
  expect(screen.getByTestId('cell-95.0-high').textContent).toContain('+$30K');
  await fireEvent.click(panel.getByRole('button', { name: /^99.0 %/ }));
  expect(screens.edits).toEqual([]);
  await fireEvent.click(panel.getByRole('button', { name: /^95.0 %/ }));
  const change = { path: 'services.shop.availability_target', text: '95.0' };
  expect(screens.edits).toEqual([[{ kind: 'set_value', ...change }]]);
});

test('the panel leads to what its lines cost and to its exposure', async () => {
  await fireEvent.click(chip());
  const panel = within(screen.getByTestId('service-panel'));
  await fireEvent.click(panel.getByRole('button', { name: 'What its own lines cost' }));
  await fireEvent.click(panel.getByRole('button', { name: 'Go to its exposure' }));
  expect(screens.explained).toHaveLength(1);
  expect(screens.paths).toEqual(['services.shop.exposure_per_hour']);
});

test('a chip is dragged to another cell by the pointer', async () => {
  const target = screen.getByTestId('cell-95.0-low');
  document.elementFromPoint = () => target;
  // The page of the tests has no events of pointers; these have all that is looked at.
  const pointer = (name: string, clientX: number, clientY: number) =>
    new MouseEvent(`pointer${name}`, { bubbles: true, button: 0, buttons: 1, clientX, clientY });
  await fireEvent(chip(), pointer('down', 5, 5));
  await fireEvent(window, pointer('move', 60, 90));
  await tick();
  expect(target.classList).toContain('held');
  expect(screen.queryByTestId('service-panel'), 'the grid stays under the hand').toBeNull();
  await fireEvent(window, pointer('up', 60, 90));
  await settle();
  expect(screens.edits[0]?.map((edit) => edit.kind === 'set_value' && edit.text)).toEqual([
    '95.0',
    'low',
  ]);
  expect(screen.getByTestId('service-panel')).toBeTruthy();
});

test('a chip that is let go beside the cells, or given up, leaves the screen as it was', async () => {
  document.elementFromPoint = () => null;
  const pointer = (name: string, clientX: number) =>
    new MouseEvent(`pointer${name}`, { bubbles: true, button: 0, buttons: 1, clientX });
  for (const end of [pointer('up', 60), new KeyboardEvent('keydown', { key: 'Escape' })]) {
    await fireEvent(chip(), pointer('down', 5));
    await fireEvent(window, pointer('move', 60));
    expect(chip().getAttribute('aria-pressed')).toBe('true');
    await fireEvent(window, end);
    await settle();
    expect(chip().getAttribute('aria-pressed')).toBe('false');
    expect(screen.queryByTestId('service-panel')).toBeNull();
  }
  expect(screens.edits).toEqual([]);
});

test('many services of a cell are counted and listed', async () => {
  container.remove();
  const many = Array.from({ length: 240 }, (_, index) => service(`s${index}`, `Service ${index}`));
  await opened(many);
  const cell = within(screen.getAllByTestId('cell-99.0-high').at(-1)!);
  expect(cell.getAllByRole('listitem')).toHaveLength(10);
  await fireEvent.click(cell.getByRole('button', { name: /^All 240/ }));
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'service 17' } });
  const list = within(screen.getByTestId('cell-list'));
  expect(list.getAllByRole('button')).toHaveLength(11);
  await fireEvent.click(list.getByRole('button', { name: /^Service 171/ }));
  expect(screen.queryByTestId('cell-list')).toBeNull();
  expect(screen.getByTestId('service-panel').textContent).toContain('Service 171');
});

test('the best hybrid is found and used', async () => {
  await fireEvent.click(screen.getByTestId('find-best-hybrid'));
  const choices = [{ service: 'shop', model: 'ops_run_it' }];
  const lines = ['Shop: You Build It You Run It → Ops Run It, worth $12K'];
  await screens.host.last('find_best_hybrid').answer({
    sentences: [[run('$9M.')]],
    choices,
    lines: lines.map((line) => [run(line)]),
  });
  await tick();
  expect(screen.getByTestId('best-hybrid').textContent).toContain('worth $12K');
  expect((await axe.run(container, rules)).violations).toEqual([]);
  await fireEvent.click(screen.getByTestId('use-best-hybrid'));
  expect(screens.edits).toEqual([[{ kind: 'set_models', choices }]]);
});
