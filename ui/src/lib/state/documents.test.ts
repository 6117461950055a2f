import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOSS, changed, opened, overview, rowOf, VIEW } from '../../test/overview-setup';
import { ScriptedHost, settle } from '../../test/scripted-host';
import { commandError } from '../ipc/fake-host';
import type { Workspace } from '../ipc/generated/Workspace';
import { Documents } from './documents.svelte';
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

const edited = (study: Partial<Workspace['study']> = {}): Workspace => {
  const workspace = overview({ [LOSS]: 0.6 });
  return { ...workspace, study: { ...workspace.study, ...study } };
};

test('a change goes through the lane, and what it comes to is shown', async () => {
  const edition = controller.edition;
  const done = controller.edit([{ kind: 'set_value', path: 'name', text: 'Another' }]);
  expect(host.last('edit_study').request).toMatchObject({ gesture: null, view: VIEW });
  await host.last('edit_study').answer(edited({ name: 'Another' }));
  expect(await done).toBeNull();
  expect(controller.workspace?.study.name).toBe('Another');
  expect(controller.edition).toBe(edition + 1);
});

test('no change gives way to a later one', async () => {
  void controller.edit([{ kind: 'set_value', path: 'a', text: '1' }]);
  void controller.edit([{ kind: 'set_value', path: 'b', text: '2' }]);
  void controller.edit([{ kind: 'set_value', path: 'c', text: '3' }]);
  await host.last('edit_study').answer(edited());
  await host.last('edit_study').answer(edited());
  await host.last('edit_study').answer(edited());
  expect(host.count('edit_study')).toBe(3);
});

test('a refused change is told to whoever asked, and nobody else', async () => {
  const before = controller.workspace;
  const done = controller.edit([{ kind: 'set_value', path: 'name', text: '' }]);
  await host.last('edit_study').fail(commandError('value_not_accepted', 'A name is expected.'));
  expect((await done)?.message).toBe('A name is expected.');
  expect(controller.alarm).toBeNull();
  expect(controller.workspace).toBe(before);
});

test('undoing twice is two steps, and nothing is undone where there is nothing', async () => {
  controller.undo();
  await settle();
  expect(host.count('undo')).toBe(0);
  void controller.edit([{ kind: 'set_value', path: 'name', text: 'x' }]);
  await host.last('edit_study').answer(edited({ undo: 'Name' }));
  controller.undo();
  controller.undo();
  await host.last('undo').answer(edited({ undo: 'Name' }));
  await host.last('undo').answer(overview());
  expect(host.count('undo')).toBe(2);
  controller.redo();
  expect(host.count('redo')).toBe(0);
});

test('saving shows the new heading and keeps the figures', async () => {
  rowOf(controller, LOSS).slide('0.6');
  await host.last('set_assumption').answer(changed(LOSS, 0.6));
  const figures = controller.workspace?.options;
  const saved = documents.save();
  expect(documents.saving).toBe(true);
  void documents.save();
  await settle();
  expect(host.count('save_study'), 'one at a time').toBe(1);
  const heading = { ...overview().study, unsaved: false, fileName: 'mine.fulcrum' };
  await host.last('save_study').answer(heading);
  expect(await saved).toBe(true);
  expect(controller.workspace?.study).toEqual(heading);
  expect(controller.workspace?.options).toEqual(figures);
});

test('what is typed last is in the file', async () => {
  const done = controller.edit([{ kind: 'set_value', path: 'name', text: 'Last' }]);
  const saved = documents.save();
  await settle();
  expect(host.count('save_study'), 'the change comes first').toBe(0);
  await host.last('edit_study').answer(edited({ name: 'Last' }));
  await done;
  expect(host.count('save_study')).toBe(1);
  await host.last('save_study').answer({ ...overview().study, unsaved: false });
  expect(await saved).toBe(true);
});

test('a change that is made while the study is saved stays unsaved', async () => {
  const saved = documents.save();
  await settle();
  void controller.edit([{ kind: 'set_value', path: 'name', text: 'Later' }]);
  const change = host.last('edit_study');
  await host.last('save_study').answer({ ...overview().study, unsaved: false });
  await change.answer(edited({ name: 'Later', unsaved: true }));
  expect(await saved).toBe(true);
  const { study } = controller.workspace ?? {};
  expect(study, 'the heading of the file is older').toMatchObject({ name: 'Later', unsaved: true });
  const { edition } = controller;
  const fileName = 'mine.fulcrum';
  await host.last('show_study').answer(edited({ name: 'Later', unsaved: true, fileName }));
  expect(controller.workspace?.study).toMatchObject({ name: 'Later', unsaved: true, fileName });
  expect([host.count('show_study'), controller.edition]).toEqual([1, edition]);
});

test('a change that is answered while the file is chosen stays unsaved', async () => {
  const saved = documents.save(true);
  await settle();
  void controller.edit([{ kind: 'set_value', path: 'name', text: 'Later' }]);
  await host.last('edit_study').answer(edited({ name: 'Later', unsaved: true }));
  await host.last('save_study_as').answer({ ...overview().study, unsaved: false });
  expect(await saved).toBe(true);
  expect(controller.workspace?.study).toMatchObject({ name: 'Later', unsaved: true });
  await host.last('show_study').fail('panic');
  expect(host.count('show_study'), 'what fails is not asked for again and again').toBe(1);
});

test('what cannot be saved stays, and what was asked about does not go on', async () => {
  rowOf(controller, LOSS).slide('0.6');
  await host.last('set_assumption').answer(changed(LOSS, 0.6));
  documents.openSample('insurer');
  await settle();
  expect(controller.leaving.reason).toBe('leave');
  const saving = documents.saveAndGoOn();
  await settle();
  await host.last('save_study').fail(commandError('file_not_written', 'The disk is full.'));
  await saving;
  expect(controller.alarm?.message).toBe('The disk is full.');
  expect([controller.leaving.reason, host.count('open_sample')]).toEqual(['leave', 0]);
  const again = documents.saveAndGoOn();
  await settle();
  await host.last('save_study').answer(null);
  await again;
  expect(host.count('open_sample'), 'the dialog was closed without choosing').toBe(0);
  const last = documents.saveAndGoOn();
  await settle();
  await host.last('save_study').answer({ ...overview().study, unsaved: false });
  await last;
  expect(host.count('open_sample')).toBe(1);
});

test('closing asks only when something is not saved', async () => {
  documents.close();
  await settle();
  expect(host.count('close_window')).toBe(1);
  void controller.edit([{ kind: 'set_value', path: 'name', text: 'x' }]);
  await host.last('edit_study').answer(edited({ unsaved: true }));
  documents.close();
  await settle();
  expect([controller.leaving.reason, host.count('close_window')]).toEqual(['close', 1]);
});

test('an input leads to its screen, a service to its row', async () => {
  controller.goTo('services.a.b.exposure_per_hour');
  expect(host.last('show_study').request.view.screen).toMatchObject({
    kind: 'services',
    reveal: 'a.b',
  });
  expect(controller.target).toBe('services.a.b.exposure_per_hour');
  controller.reached();
  controller.goTo('organisation.rate_developer');
  await settle();
  expect(controller.view.screen.kind).toBe('assumptions');
});
