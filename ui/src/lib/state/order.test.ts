/** Whatever is asked of a study is answered in the order in which it was asked. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, LOSS, opened, overview, ranking, rowOf, VIEW } from '../../test/overview-setup';
import { ScriptedHost, settle } from '../../test/scripted-host';
import { commandError } from '../ipc/fake-host';
import type { Workspace } from '../ipc/generated/Workspace';
import type { Documents } from './documents.svelte';
import { StudyController } from './study.svelte';

let host: ScriptedHost;
let controller: StudyController;
let documents: Documents;

beforeEach(async () => {
  vi.useFakeTimers();
  host = new ScriptedHost();
  controller = new StudyController(host, VIEW, () => Promise.resolve());
  documents = await opened(controller, host);
});
afterEach(() => vi.useRealTimers());

const named = (name: string, study: Partial<Workspace['study']> = {}): Workspace => {
  const workspace = overview();
  return { ...workspace, study: { ...workspace.study, name, undo: 'Name', ...study } };
};
const rename = (text: string) => controller.edit([{ kind: 'set_value', path: 'name', text }]);

test('what an import answers is not shown in place of a later change', async () => {
  controller.importServices();
  void rename('Later');
  const imported = host.last('import_services');
  await imported.answer(named('Imported'));
  await host.last('edit_study').answer(named('Later'));
  expect(controller.workspace?.study.name).toBe('Later');
  await host.last('show_study').answer(named('Both'));
  expect(controller.workspace?.study.name).toBe('Both');
  expect(controller.phase).toBe('ready');
});

test('an import that is thought better of, or fails, changes nothing', async () => {
  const before = controller.workspace;
  controller.importServices();
  await host.last('import_services').answer(null);
  controller.importServices();
  await host.last('import_services').fail(commandError('file_not_read', 'It is no table.'));
  expect([controller.workspace, host.count('show_study')]).toEqual([before, 0]);
  expect(controller.alarm?.message).toBe('It is no table.');
});

test('an undo is about what was done before it, answered or not', async () => {
  void rename('First');
  controller.undo();
  expect(host.count('undo')).toBe(0);
  await host.last('edit_study').answer(named('First'));
  expect(host.count('undo'), 'there is something to undo by then').toBe(1);
  await host.last('undo').answer(named('Before', { undo: null }));
  expect(controller.workspace?.study.name).toBe('Before');
});

test('a slider that was moved before an undo is moved, and then undone', async () => {
  rowOf(controller, LOSS).slide('0.4');
  rowOf(controller, LOSS).slide('0.5');
  controller.undo();
  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  expect(host.last('set_assumption').request.value).toBe('0.5');
  const { assumption, workspace } = changed(LOSS, 0.5);
  const study = { ...workspace.study, undo: 'Loss' };
  await host
    .last('set_assumption')
    .answer({ assumption, remark: '', workspace: { ...workspace, study } });
  expect(host.count('undo')).toBe(1);
});

test('what is typed is applied before an undo, a scenario or another screen', async () => {
  void rename('First');
  await host.last('edit_study').answer(named('First'));
  await host.last('rank_assumptions').answer(ranking());
  for (const go of [
    () => controller.undo(),
    () => controller.showScenario('a'),
    () => controller.show({ kind: 'services', first: 0, count: 9, sort: null, filter: '', reveal: null }), // prettier-ignore
    () => documents.showStart(),
  ]) {
    const asked = host.count('edit_study');
    controller.name.type(`Name ${asked}`);
    go();
    await settle();
    expect(host.last('edit_study').request.edits).toMatchObject([{ text: `Name ${asked}` }]);
    await host.last('edit_study').answer(named(`Name ${asked}`));
    for (const name of ['undo', 'show_scenario', 'show_study'] as const) {
      if (host.count(name) > 0) await host.last(name).answer(named(`Name ${asked}`));
    }
  }
});

test('a change is composed when it is its turn', async () => {
  void rename('First');
  const compose = vi.fn(() => [
    {
      kind: 'set_value' as const,
      path: 'name',
      text: `${controller.workspace?.study.name} and more`,
    },
  ]);
  void controller.edit(compose);
  expect(compose).not.toHaveBeenCalled();
  await host.last('edit_study').answer(named('First'));
  expect(host.last('edit_study').request.edits).toMatchObject([{ text: 'First and more' }]);
});

test('a composition that has nothing to change asks nothing, and one that breaks is reported', async () => {
  expect(await controller.edit(() => [])).toBeNull();
  const failure = await controller.edit(() => Promise.reject(new Error('gone')));
  expect([failure?.problems, controller.alarm]).toEqual([['gone'], failure]);
  expect(host.count('edit_study')).toBe(0);
});

test('a change that was made to a study is not made to the next', async () => {
  documents.openSample('insurer');
  await settle();
  const late = rename('Mine');
  controller.undo();
  await host.last('open_sample').answer(named('Insurer'));
  expect((await late)?.message).toContain('Another study');
  expect([host.count('edit_study'), host.count('undo')]).toEqual([0, 0]);
  expect(controller.alarm).toBeNull();
});

test('another study begins with nothing of the one before', async () => {
  const kept = controller.keep('table', () => ({}));
  expect(controller.keep('table', () => ({}))).toBe(kept);
  const { opening } = controller;
  controller.show({
    kind: 'services',
    first: 50,
    count: 70,
    sort: null,
    filter: 'shop',
    reveal: null,
  });
  await host.last('show_study').answer(overview());
  documents.openSample('insurer');
  await settle();
  expect(host.last('open_sample').request.view.screen).toMatchObject({ first: 0, count: 70, filter: '' }); // prettier-ignore
  await host.last('open_sample').answer(named('Insurer'));
  expect(controller.view.screen).toMatchObject({ first: 0, filter: '' });
  expect(host.count('show_study'), 'what is shown is what is wanted').toBe(1);
  expect(controller.keep('table', () => ({}))).not.toBe(kept);
  expect(controller.opening).toBe(opening + 1);
});
