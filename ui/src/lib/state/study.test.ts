import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  changed,
  LOSS,
  opened as open,
  overview,
  PICKUP,
  ranking,
  rowOf,
  VIEW,
} from '../../test/overview-setup';
import { ScriptedHost, settle } from '../../test/scripted-host';
import { QUANTITIES } from '../ipc/fake/figures';
import { SAMPLES } from '../ipc/fake/overviews';
import { commandError } from '../ipc/fake-host';
import type { View } from '../ipc/generated/View';
import { Documents } from './documents.svelte';
import { StudyController } from './study.svelte';

let host: ScriptedHost;
let controller: StudyController;
let documents: Documents;

const opened = async () => void (documents = await open(controller, host));
const row = (path: string) => rowOf(controller, path);

beforeEach(() => {
  vi.useFakeTimers();
  host = new ScriptedHost();
  controller = new StudyController(host, VIEW, () => Promise.resolve());
  documents = new Documents(host, controller);
});
afterEach(() => vi.useRealTimers());

test('opens what the window was started with, then asks what drives the answer', async () => {
  documents.start();
  expect(controller.phase).toBe('loading');
  expect(host.count('rank_assumptions')).toBe(0);
  await host.last('open_initial').answer(overview());
  expect(controller.phase).toBe('ready');
  expect(controller.assumptions.state).toBe('loading');
  await host.last('rank_assumptions').answer(ranking());
  expect(controller.assumptions.rows).toHaveLength(QUANTITIES.length);
});

test('sends one question at a time while a slider moves, and the latest value wins', async () => {
  await opened();
  for (const value of ['0.40', '0.41', '0.42', '0.43']) row(LOSS).slide(value);
  expect(host.count('set_assumption')).toBe(1);
  expect(row(LOSS).position).toBe('0.43');

  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  // The answer is shown, but the slider stays under the hand.
  expect(row(LOSS).position).toBe('0.43');
  expect(host.count('set_assumption')).toBe(2);
  expect(host.last('set_assumption').request.value).toBe('0.43');

  await host.last('set_assumption').answer(changed(LOSS, 0.43));
  expect(row(LOSS).position).toBe('0.43');
  expect(controller.workspace).toEqual(overview({ [LOSS]: 0.43 }));
  expect(host.count('set_assumption')).toBe(2);
});

test('keeps the last value of every assumption that was moved', async () => {
  await opened();
  row(LOSS).slide('0.4');
  row(PICKUP).slide('2');
  row(PICKUP).slide('3');
  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  expect(host.last('set_assumption').request).toMatchObject({ path: PICKUP, value: '3' });
});

test('shows a refused value beside its field and applies nothing', async () => {
  await opened();
  const before = controller.workspace;
  row(LOSS).type('lots');
  row(LOSS).apply();
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Expected a share.'));
  expect(row(LOSS).failure?.message).toBe('Expected a share.');
  expect(row(LOSS).text).toBe('lots');
  expect(row(LOSS).position).toBe('0.35');
  expect(controller.workspace).toBe(before);
  expect(controller.alarm).toBeNull();
});

test('a value that cannot be set for another reason is reported, not blamed on the field', async () => {
  await opened();
  row(LOSS).slide('0.5');
  await host.last('set_assumption').fail(commandError('not_found', 'The study is not open.'));
  expect(row(LOSS).failure).toBeNull();
  expect(row(LOSS).position).toBe('0.35');
  expect(controller.alarm?.code).toBe('not_found');
});

test('drops movements that were made for a study that has been replaced', async () => {
  await opened();
  documents.openSample('insurer');
  await settle();
  row(LOSS).slide('0.6');
  const old = row(LOSS);
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  expect(host.count('set_assumption')).toBe(0);
  expect(old.position).toBe('0.35');
  expect(controller.workspace?.study.sample).toBe('insurer');
});

test('a ranking that arrives for the study before is dropped', async () => {
  documents.start();
  await host.last('open_initial').answer(overview());
  const late = host.last('rank_assumptions');
  documents.openSample('insurer');
  await settle();
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  const current = host.last('rank_assumptions');
  expect(current).not.toBe(late);
  await current.answer(ranking().slice(0, 3));
  await late.answer(ranking());
  expect(controller.assumptions.rows).toHaveLength(3);
});

test('resets, keeps the rows in place meanwhile, and ranks again', async () => {
  await opened();
  row(LOSS).slide('0.6');
  await host.last('set_assumption').answer(changed(LOSS, 0.6));
  row(LOSS).slide('0.65');
  row(LOSS).slide('0.7');
  controller.reset();
  await host.last('set_assumption').answer(changed(LOSS, 0.65));
  expect(controller.leaving.reason, 'what was moved before comes first').toBeNull();
  await host.last('set_assumption').answer(changed(LOSS, 0.7));
  controller.leaving.goOn();
  expect(controller.assumptions.state).toBe('refreshing');
  await host.last('reset_study').answer(overview());
  expect(controller.workspace).toEqual(overview());
  await host.last('rank_assumptions').answer(ranking());
  expect(controller.assumptions.state).toBe('ready');
  expect(row(LOSS).position).toBe('0.35');
});

test('a reset that fails leaves the study as the application has it', async () => {
  await opened();
  controller.reset();
  await settle();
  await host.last('reset_study').fail('panic');
  expect(controller.alarm?.problems).toEqual(['panic']);
  await host.last('show_study').answer(overview({ [LOSS]: 0.6 }));
  expect(controller.workspace).toEqual(overview({ [LOSS]: 0.6 }));
  expect(host.count('rank_assumptions')).toBe(2);
});

test('asks for the latest view only, and not at all when another answer brings it', async () => {
  await opened();
  controller.setBasis('spending_only');
  controller.setChartSize('costs', { width: 610.4, height: 240 });
  controller.setChartSize('costs', { width: 640.2, height: 239.6 });
  expect(host.count('show_study')).toBe(1);
  const wanted = {
    ...VIEW,
    basis: 'spending_only',
    screen: { ...VIEW.screen, costs: { width: 640, height: 240 } },
  } as View;
  await host.last('show_study').answer(overview({}, VIEW));
  expect(host.count('show_study')).toBe(2);
  expect(host.last('show_study').request.view).toEqual(wanted);
  await host.last('show_study').answer(overview({}, wanted));
  expect(host.count('show_study')).toBe(2);
  await host.last('rank_assumptions').answer(ranking());

  row(LOSS).slide('0.4');
  row(PICKUP).slide('2');
  controller.setBasis('all_costs');
  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  expect(host.last('set_assumption').request.view.basis).toBe('all_costs');
  await host.last('set_assumption').answer(changed(PICKUP, 2));
  expect(host.count('show_study'), 'the second answer had the wanted view').toBe(2);
});

test('figures of a basis that is no longer chosen do not flash up', async () => {
  await opened();
  const before = controller.workspace;
  controller.setBasis('spending_only');
  controller.setBasis('all_costs');
  await host.last('show_study').answer(overview({}, { ...VIEW, basis: 'spending_only' }));
  expect(controller.workspace).toBe(before);
});

test('a view that cannot be shown is asked for once', async () => {
  await opened();
  controller.setChartSize('payback', { width: 300, height: 100 });
  await host.last('show_study').fail(commandError('chart_not_drawn', 'Too small.'));
  expect(host.count('show_study')).toBe(1);
  expect(controller.notice?.message).toBe('Too small.');
  expect(controller.workspace).not.toBeNull();
});

test('places without size and unchanged sizes ask nothing', async () => {
  await opened();
  controller.setChartSize('costs', { width: 0, height: 240 });
  controller.setChartSize('costs', { width: 500.3, height: 239.8 });
  controller.setBasis('all_costs');
  controller.setColours('light');
  expect(host.count('show_study')).toBe(0);
});

test('asks for drawings in sizes that can be drawn', async () => {
  await opened();
  controller.setChartSize('costs', { width: 246, height: 90 });
  expect(host.last('show_study').request.view.screen).toMatchObject({
    costs: { width: 320, height: 160 },
  });
});

test('looks outdated only when an answer takes long', async () => {
  await opened();
  row(LOSS).slide('0.4');
  vi.advanceTimersByTime(149);
  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  expect(controller.overdue.value).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(controller.overdue.value).toBe(false);

  row(LOSS).slide('0.5');
  vi.advanceTimersByTime(151);
  expect(controller.overdue.value).toBe(true);
  await host.last('set_assumption').answer(changed(LOSS, 0.5));
  expect(controller.overdue.value).toBe(false);
});

test('a file that is not valid is reported and the open study stays', async () => {
  await opened();
  const before = controller.workspace;
  void documents.chooseStudy();
  await settle();
  void documents.chooseStudy();
  await settle();
  expect(host.count('choose_study')).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(controller.overdue.value, 'the person is choosing; nothing is outdated').toBe(false);
  const error = { ...commandError('study_not_valid', 'Not a study.'), problems: ['a', 'b'] };
  await host.last('choose_study').fail(error);
  expect(controller.alarm).toEqual(error);
  expect(controller.workspace).toBe(before);
  expect(documents.choosing).toBe(false);
  controller.dismissAlarm();
  expect(controller.alarm).toBeNull();
});

test('while a file is chosen the open study stays usable, and gives way to it', async () => {
  await opened();
  void documents.chooseStudy();
  await settle();
  row(LOSS).slide('0.4');
  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  expect(controller.workspace).toEqual(overview({ [LOSS]: 0.4 }));

  controller.setBasis('spending_only');
  const late = host.last('show_study');
  await host.last('choose_study').answer(true);
  expect(controller.leaving.reason, 'what was asked before is answered first').toBeNull();
  await late.answer(overview({ [LOSS]: 0.4 }, { ...VIEW, basis: 'spending_only' }));
  expect(controller.leaving.reason).toBe('leave');
  controller.leaving.goOn();
  expect(host.last('open_offered').request.view.basis).toBe('spending_only');
  await host.last('open_offered').answer(overview({}, VIEW, 2));
  expect(controller.workspace?.study.sample).toBe('public-sector');
});

test('a field that leaves the page with its study applies nothing to the next', async () => {
  await opened();
  const old = row(LOSS);
  documents.openSample('insurer');
  await settle();
  old.type('0.6');
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  old.apply();
  await host.last('rank_assumptions').answer(ranking());
  old.apply();
  old.slide('0.7');
  expect(host.count('set_assumption')).toBe(0);
});

test('a cancelled choice changes nothing', async () => {
  await opened();
  const before = controller.workspace;
  void documents.chooseStudy();
  await settle();
  await host.last('choose_study').answer(null);
  expect(controller.workspace).toBe(before);
  expect(host.count('rank_assumptions')).toBe(1);
});

test('without a study to start with, samples and files can still be opened', async () => {
  documents.start();
  await host
    .last('show_start')
    .answer({ unsaved: [], recent: [], samples: SAMPLES, questions: [] });
  await host.last('open_initial').fail(commandError('file_not_read', 'No such file.'));
  expect(controller.phase).toBe('start');
  expect(documents.showsStart).toBe(true);
  documents.openSample('insurer');
  await settle();
  expect(controller.phase).toBe('loading');
  expect(documents.pickedSample).toBe('insurer');
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  expect(controller.phase).toBe('ready');
  expect(controller.alarm).toBeNull();
});

test('the picker returns to the open sample when another cannot be opened', async () => {
  await opened();
  documents.openSample('gone');
  await settle();
  expect(documents.pickedSample).toBe('gone');
  await host.last('open_sample').fail(commandError('not_found', 'No such sample.'));
  expect(documents.pickedSample).toBe('ecommerce');
});

test('ranking can fail and be asked for again', async () => {
  documents.start();
  await host.last('open_initial').answer(overview());
  await host.last('rank_assumptions').fail('panic');
  expect(controller.assumptions.state).toBe('failed');
  controller.rankAgain();
  expect(controller.assumptions.state).toBe('loading');
  await host.last('rank_assumptions').answer(ranking());
  expect(controller.assumptions.state).toBe('ready');
  await settle();
});

/** A text that the study does not take. */
async function refusedName(): Promise<void> {
  await opened();
  controller.name.type('');
  controller.name.apply();
  await host.last('edit_study').fail(commandError('value_not_accepted', 'Expected a name.'));
  expect(controller.name.failure?.message).toBe('Expected a name.');
}

test('a refused text goes with a step of undo that is made', async () => {
  await refusedName();
  const undoable = { ...overview(), study: { ...overview().study, undo: 'Rename' } };
  controller.workspace = undoable;
  controller.undo();
  await settle();
  await host.last('undo').fail(commandError('too_large', 'The figures are too large.'));
  await host.last('show_study').answer(undoable);
  expect(controller.name.failure, 'nothing was undone').not.toBeNull();
  controller.undo();
  await settle();
  await host.last('undo').answer(overview());
  expect(controller.name.failure).toBeNull();
  expect(controller.drafts.areThere).toBe(false);
});

test('a refused text is read again once the study has changed and rests, and never applied', async () => {
  await refusedName();
  await host.last('read_entry').answer({ understood: null, refusal: 'Expected a name.' });
  row(LOSS).slide('0.4');
  await host.last('set_assumption').answer(changed(LOSS, 0.4));
  row(LOSS).slide('0.5');
  await host.last('set_assumption').answer(changed(LOSS, 0.5));
  expect(host.count('read_entry')).toBe(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(host.last('read_entry').request).toEqual({ path: 'name', text: '' });
  await host.last('read_entry').answer({ understood: 'No name', refusal: null });
  expect([controller.name.failure, controller.name.draft]).toEqual([null, '']);
  expect(host.count('edit_study')).toBe(1);
});

/** Types a name that is sent by what is pressed next, and refused before that is done. */
async function refusedOnTheWay(press: () => void): Promise<void> {
  await opened();
  controller.workspace = { ...overview(), study: { ...overview().study, undo: 'Rename' } };
  controller.name.type('abc');
  press();
  await settle();
  await host.last('edit_study').fail(commandError('value_not_accepted', 'Expected a name.'));
}

async function expectNameToStay(): Promise<void> {
  await vi.advanceTimersByTimeAsync(300);
  expect(controller.name.text).toBe('abc');
  expect(controller.name.failure?.message).toBe('Expected a name.');
}

test('a text that is refused on the way to a step outlasts it, whatever it was to replace', async () => {
  await refusedOnTheWay(() => controller.undo());
  const before = overview();
  await host.last('undo').answer({ ...before, study: { ...before.study, name: 'Another' } });
  await expectNameToStay();
});

test('looking at a scenario takes back nothing that is typed, refused before or on the way', async () => {
  await refusedOnTheWay(() => controller.showScenario('frugal'));
  await host.last('show_scenario').answer(overview());
  await expectNameToStay();
  controller.showScenario(null);
  await settle();
  const other = { ...overview(), study: { ...overview().study, name: 'Another' } };
  await host.last('show_scenario').answer(other);
  await expectNameToStay();
});
