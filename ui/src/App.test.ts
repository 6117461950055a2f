import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { commandError, FakeHost, type Situation } from './lib/ipc/fake-host';
import { Appearance } from './lib/state/appearance.svelte';

beforeEach(() => {
  localStorage.clear();
  // As the window has it: nothing in the page or its libraries may write through the prototype.
  Object.freeze(Object.prototype);
});

async function open(situation: Situation = {}) {
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  const page = render(App, { host: new FakeHost(situation), appearance });
  await waitFor(() => expect(page.container.querySelector('main')).toBeTruthy());
  return { ...page, appearance };
}

const opened = async (situation?: Situation) => {
  const page = await open(situation);
  await waitFor(() => expect(screen.getAllByTestId('assumption')).toHaveLength(9));
  return page;
};

async function violations(container: Element): Promise<string[]> {
  // Without layout there are no colours to compare; the contrast of the tokens is tested on its own.
  const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
}

test('shows the answer, the options and what drives it', async () => {
  await opened();
  expect(screen.getByTestId('answer').textContent).toBe(
    'You Build It You Run It costs $9.7M less than Ops Run It over three years: $12.0M against $21.7M.',
  );
  expect(screen.getByTestId('option-total-you_build_it_you_run_it').textContent).toBe('$12.0M');
  const cheapest = screen.getByTestId('option-you_build_it_you_run_it');
  expect(within(cheapest).getByText('Lowest cost')).toBeTruthy();
  expect(screen.getByTestId('chart-costs').querySelector('svg')).toBeTruthy();
  expect(screen.getByTestId('chart-payback').querySelector('svg')).toBeTruthy();
  expect(screen.queryByTestId('reset-study')).toBeNull();
});

test('is accessible, with charts, with tables and with a refused value', async () => {
  const { container } = await opened();
  expect(await violations(container)).toEqual([]);

  for (const button of screen.getAllByRole('button', { name: 'Show as table' })) {
    await fireEvent.click(button);
  }
  const field = screen.getAllByTestId('assumption-field')[0]!;
  await fireEvent.input(field, { target: { value: 'lots' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByTestId('assumption-error');
  expect(await violations(container)).toEqual([]);
});

test('is accessible while it loads, without a study and with a dialog', async () => {
  const loading = await open({ delay: 10_000 });
  expect(await violations(loading.container)).toEqual([]);
  loading.unmount();

  const without = await open({ openFails: true });
  const dialog = await screen.findByTestId('error-dialog');
  expect(dialog.textContent).toContain('This study cannot be opened');
  expect(dialog.textContent).toContain('“Warehouse 2027.fulcrum”');
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(14);
  expect(await violations(without.container)).toEqual([]);
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByTestId('error-dialog')).toBeNull();
  expect(screen.getByRole('heading', { name: 'New study' })).toBeTruthy();
});

test('a slider changes everything, and Reset takes it back', async () => {
  await opened();
  const before = screen.getByTestId('answer').textContent;
  await fireEvent.input(screen.getAllByTestId('assumption-slider')[0]!, {
    target: { value: '450000' },
  });
  const reset = await screen.findByTestId('reset-study');
  expect(screen.getByTestId('answer').textContent).not.toBe(before);
  reset.focus();
  await fireEvent.click(reset);
  expect((await screen.findByTestId('leave-dialog')).textContent).toContain(
    'Take every change back?',
  );
  await fireEvent.click(screen.getByTestId('leave-go-on'));
  await waitFor(() => expect(screen.getByTestId('answer').textContent).toBe(before));
  await waitFor(() => expect(screen.queryByTestId('reset-study')).toBeNull());
  expect(document.activeElement?.textContent).toBe('What drives the answer');
});

test('asks before changes are lost, and staying leaves all as it was', async () => {
  const { container } = await opened({ chosen: 'file_not_read' });
  const name = 'Ecommerce, six teams growing to 25';
  await fireEvent.input(screen.getAllByTestId('assumption-slider')[0]!, {
    target: { value: '450000' },
  });
  await screen.findByTestId('reset-study');
  await fireEvent.click(screen.getByTestId('screen-start'));
  await fireEvent.click(await screen.findByTestId('sample-insurer'));
  const dialog = await screen.findByRole('alertdialog', { name: 'Save the changes?' });
  expect(dialog.textContent).toContain(`“${name}” has changes that are not saved.`);
  expect(document.activeElement).toBe(screen.getByTestId('leave-save'));
  expect(await violations(container)).toEqual([]);
  await fireEvent.click(screen.getByTestId('leave-stay'));
  expect(screen.queryByTestId('leave-dialog')).toBeNull();

  // Escape is what a browser cancels a dialog with.
  await fireEvent.keyDown(window, { key: 'o', ctrlKey: true });
  const cancel = new Event('cancel', { cancelable: true });
  await fireEvent(await screen.findByTestId('leave-dialog'), cancel);
  expect(cancel.defaultPrevented).toBe(true);
  expect(screen.queryByTestId('leave-dialog')).toBeNull();
  expect(screen.getByTestId<HTMLInputElement>('study-name').value).toBe(name);

  await fireEvent.keyDown(window, { key: 'o', ctrlKey: true });
  await fireEvent.click(await screen.findByTestId('leave-go-on'));
  await screen.findByTestId('error-dialog');
});

test('closing the window with changes asks, and closes when they may be lost', async () => {
  const host = new FakeHost();
  const call = vi.spyOn(host, 'call');
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  render(App, { host, appearance });
  await waitFor(() => expect(screen.getAllByTestId('assumption')).toHaveLength(9));
  await fireEvent.input(screen.getAllByTestId('assumption-slider')[0]!, {
    target: { value: '450000' },
  });
  await screen.findByTestId('reset-study');
  const closing = new Event('fulcrum:closing', { cancelable: true });
  await fireEvent(window, closing);
  expect(closing.defaultPrevented, 'the page says that it asks').toBe(true);
  expect((await screen.findByTestId('leave-dialog')).textContent).toContain('the window closes');
  expect(call).not.toHaveBeenCalledWith('close_window');
  await fireEvent.click(screen.getByTestId('leave-go-on'));
  expect(call).toHaveBeenCalledWith('close_window');
});

test('a name that is refused says why beside its field, and is asked about on leaving', async () => {
  const host = new FakeHost();
  const answer = host.call.bind(host);
  vi.spyOn(host, 'call').mockImplementation((name, ...request) =>
    name === 'edit_study'
      ? Promise.reject(commandError('value_not_accepted', 'A study needs a name.', 'Type one.'))
      : answer(name, ...request),
  );
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  const { container } = render(App, { host, appearance });
  const field = await screen.findByTestId<HTMLInputElement>('study-name');
  field.focus();
  await fireEvent.input(field, { target: { value: ' ' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  const reason = await screen.findByTestId('study-name-error');
  expect(reason.textContent).toContain('A study needs a name.');
  expect(field.getAttribute('aria-describedby')).toBe(reason.id);
  expect(document.activeElement, 'the focus stays').toBe(field);
  expect(await violations(container)).toEqual([]);

  await fireEvent(window, new Event('fulcrum:closing', { cancelable: true }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Give up what is not accepted?' });
  expect(within(dialog).getByTestId('not-accepted').textContent).toContain('“ ”');
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Go back' }));
  await fireEvent.keyDown(field, { key: 'Escape' });
  expect(screen.queryByTestId('study-name-error')).toBeNull();
});

test('counts spending only when asked to', async () => {
  await opened();
  const button = screen.getByTestId('basis-spending-only');
  await fireEvent.click(button);
  expect(button.getAttribute('aria-pressed')).toBe('true');
  await waitFor(() =>
    expect(screen.getByTestId('answer').textContent).toMatch(/^Ops Run It costs/),
  );
  // What moves lost revenue only does not move this saving.
  await waitFor(() =>
    expect(screen.getAllByTestId('assumption').map(({ dataset }) => dataset.path)).toEqual([
      'models.you_build_it_you_run_it.standby_per_week',
      'setup.pipeline_hours',
      'rates.developer_hour',
    ]),
  );
});

test('opens samples, and files by the keyboard', async () => {
  await opened({ chosen: 'file_not_read' });
  await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
  await fireEvent.click(await screen.findByTestId('sample-insurer'));
  await waitFor(() =>
    expect(screen.getByTestId<HTMLInputElement>('study-name').value).toBe(
      'Insurer, forty stable services',
    ),
  );

  await fireEvent.keyDown(window, { key: 'o', ctrlKey: true });
  const dialog = await screen.findByTestId('error-dialog');
  expect(dialog.textContent).toContain('The file could not be read');
  expect(dialog.textContent).toContain('Insurer, forty stable services stays open as it was.');
});

test('the colours that were chosen reach page and drawings', async () => {
  await opened();
  await fireEvent.click(screen.getByRole('button', { name: 'Dark' }));
  expect(document.documentElement.dataset.colours).toBe('dark');
  await waitFor(() => {
    expect(screen.getByTestId('chart-costs').innerHTML).toContain('#009e73');
  });
});

test('a warning leads to the value it is about', async () => {
  await opened();
  await fireEvent.click(screen.getAllByRole('button', { name: 'Show' })[0]!);
  const row = document.activeElement?.closest('[data-path]');
  expect(row?.getAttribute('data-path')).toBe('incidents.loss_in_major');
});

test('work that was left behind unsaved is told of, and leads to the start page once', async () => {
  const host = new FakeHost();
  const answer = host.call.bind(host);
  const left = { id: 'unsaved:1', name: 'Stores', fileName: 'Stores', folder: '', isThere: true };
  vi.spyOn(host, 'call').mockImplementation(async (name, ...request) => {
    const found = await answer(name, ...request);
    return (name === 'show_start' ? { ...(found as object), unsaved: [left] } : found) as never;
  });
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  const { container, unmount } = render(App, { host, appearance });
  const strip = await screen.findByTestId('unsaved-left');
  expect(await violations(container)).toEqual([]);
  await fireEvent.click(within(strip).getByRole('button', { name: 'Show it on the start page' }));
  expect((await screen.findByTestId('unsaved')).textContent).toContain('Stores');
  await fireEvent.click(screen.getByTestId('screen-overview'));
  expect(screen.queryByTestId('start')).toBeNull();
  expect(screen.queryByTestId('unsaved-left'), 'it was seen').toBeNull();
  unmount();

  render(App, { host, appearance });
  const again = await screen.findByTestId('unsaved-left');
  await fireEvent.click(within(again).getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByTestId('unsaved-left')).toBeNull();
});

test('answers for a new study are there again, and asked about when the window closes', async () => {
  const host = new FakeHost();
  const answer = host.call.bind(host);
  const about = { group: 'Team', help: '', choices: [], unit: '', source: '' };
  const question = { ...about, id: 'teams', label: 'Teams', kind: 'number', default: '6' };
  vi.spyOn(host, 'call').mockImplementation(async (name, ...request) => {
    const found = await answer(name, ...request);
    return (
      name === 'show_start' ? { ...(found as object), questions: [question] } : found
    ) as never;
  });
  const appearance = new Appearance({ matches: false, addEventListener() {} }, () => localStorage);
  const { container } = render(App, { host, appearance });
  await fireEvent.click(await screen.findByTestId('screen-start'));
  const field = await screen.findByTestId('question-teams');
  await fireEvent.input(field, { target: { value: '12' } });
  await fireEvent.click(screen.getByTestId('screen-overview'));
  expect(screen.queryByTestId('start')).toBeNull();
  await fireEvent(window, new Event('fulcrum:closing', { cancelable: true }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Give up the new study?' });
  expect(dialog.textContent).toContain('They are lost when the window closes.');
  expect(await violations(container)).toEqual([]);
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Go back' }));
  await fireEvent.click(screen.getByTestId('screen-start'));
  expect((await screen.findByTestId<HTMLInputElement>('question-teams')).value).toBe('12');
});
