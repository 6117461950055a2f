import { fireEvent, render, screen } from '@testing-library/svelte';
import Table2 from '@lucide/svelte/icons/table-2';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { objections } from '../../test/axe';
import Gallery from '../../test/Gallery.svelte';
import Badge from './Badge.svelte';
import EmptyState from './EmptyState.svelte';
import Kbd from './Kbd.svelte';
import Navigation from './Navigation.svelte';
import Select from './Select.svelte';
import Switch from './Switch.svelte';
import type { Screen } from './navigation';

// As the window has it: nothing in the page or its libraries may write through the prototype.
beforeEach(() => void Object.freeze(Object.prototype));

test('a switch says what it is, and whether it is on', async () => {
  const onswitch = vi.fn();
  const { rerender } = render(Switch, {
    label: 'Pipelines',
    checked: false,
    onswitch,
    note: 'Saves 3 h.',
  });
  const button = screen.getByRole('switch', { name: 'Pipelines' });
  expect(button.getAttribute('aria-checked')).toBe('false');
  await fireEvent.click(button);
  await fireEvent.click(screen.getByText('Pipelines'));
  expect(onswitch.mock.calls).toEqual([[true], [true]]);
  await rerender({ disabled: true });
  await fireEvent.click(screen.getByText('Pipelines'));
  expect(onswitch).toHaveBeenCalledTimes(2);
  expect(await objections()).toEqual([]);
});

test('a select shows what is chosen, and a hint while nothing is', async () => {
  const onchoose = vi.fn();
  const options = ['99', '99.9'].map((value) => ({ value, label: `${value} %` }));
  render(Select, { label: 'Target', options, value: '', onchoose, placeholder: 'Choose a target' });
  const list = screen.getByLabelText<HTMLSelectElement>('Target');
  expect(list.selectedOptions[0]?.textContent).toBe('Choose a target');
  await fireEvent.change(list, { target: { value: '99.9' } });
  expect(onchoose).toHaveBeenCalledWith('99.9');
  expect(await objections()).toEqual([]);
});

test('the navigation marks where one is, and says what waits elsewhere', async () => {
  const ongo = vi.fn();
  const groups: Screen[][] = [
    [{ id: 'a', label: 'Services', icon: Table2, count: { number: 2, words: '2 warnings' } }],
    [{ id: 'b', label: 'Report', icon: Table2, count: { number: 0, words: 'none' } }],
  ];
  render(Navigation, { groups, current: 'b', ongo });
  const here = screen.getByRole('button', { name: 'Report' });
  expect(here.getAttribute('aria-current')).toBe('page');
  const other = screen.getByRole('button', { name: 'Services (2 warnings)' });
  expect(other.hasAttribute('aria-current')).toBe(false);
  await fireEvent.click(other);
  expect(ongo).toHaveBeenCalledWith('a');
  expect(await objections()).toEqual([]);
});

test('small signs are made of words', () => {
  const children = createRawSnippet(() => ({ render: () => '<span>Met</span>' }));
  render(Badge, { tone: 'good', children });
  render(Kbd, { keys: 'Mod+Shift+Z' });
  render(EmptyState, { title: 'No services yet', text: 'Add one.' });
  expect(document.body.textContent).toMatch(/Met.*Ctrl.*Shift.*Z.*No services yet.*Add one\./s);
});

test('all parts together', async () => {
  render(Gallery);
  await fireEvent.click(screen.getByRole('button', { name: 'New study' }));
  expect(screen.getByRole('dialog', { name: 'New study' })).toBeTruthy();
  expect(await objections()).toEqual([]);
});

test('a menu opens from its button and does what is picked', async () => {
  const done: string[] = [];
  render(Gallery, { done });
  const button = screen.getByRole('button', { name: 'Rows' });
  expect(button.getAttribute('aria-haspopup')).toBe('menu');
  button.focus();
  await fireEvent.keyDown(button, { key: 'Enter' });
  const menu = await screen.findByRole('menu');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(menu.textContent).toContain('Ctrl+Shift+D');
  expect(screen.getByRole('menuitemcheckbox').getAttribute('aria-checked')).toBe('true');
  expect(screen.getByRole('menuitem', { name: /Paste/ }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  const item = screen.getByRole('menuitem', { name: /Delete/ });
  await fireEvent.keyDown(item, { key: 'Enter' });
  expect(done).toEqual(['delete']);
});
