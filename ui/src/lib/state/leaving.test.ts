import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, LOSS, opened, overview, rowOf, VIEW } from '../../test/overview-setup';
import { ScriptedHost, settle } from '../../test/scripted-host';
import { commandError } from '../ipc/fake-host';
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

async function change(): Promise<void> {
  rowOf(controller, LOSS).slide('0.6');
  await host.last('set_assumption').answer(changed(LOSS, 0.6));
}

/** Types into a field of the study, without leaving it. */
const type = (text = '0.7') => rowOf(controller, LOSS).type(text);

/** Chooses a file in the dialog of the system. */
async function choose(): Promise<void> {
  void documents.chooseStudy();
  await host.last('choose_study').answer(true);
}

const ways = [
  ['a sample', 'leave', 'open_sample', () => documents.openSample('insurer')],
  ['a recent study', 'leave', 'open_recent', () => documents.openRecent('warehouse')],
  ['a new study', 'leave', 'new_study', () => documents.newStudy()],
  ['a dropped file', 'leave', 'open_offered', () => documents.openOffered()],
  ['a chosen file', 'leave', 'open_offered', choose],
  ['closing the window', 'close', 'close_window', () => documents.close()],
  ['Reset', 'reset', 'reset_study', () => controller.reset()],
] as const;

const take = async (go: () => unknown) => {
  void go();
  await settle();
};

test.each(ways)('%s asks before changes are lost', async (_way, reason, command, go) => {
  await change();
  await take(go);
  expect(controller.leaving.reason).toBe(reason);
  expect(host.count(command)).toBe(0);
  controller.leaving.goOn();
  expect(controller.leaving.reason).toBeNull();
  expect(host.count(command)).toBe(1);
});

test.each(ways)('%s asks nothing when nothing was changed', async (_way, _reason, command, go) => {
  await take(go);
  expect(controller.leaving.reason).toBeNull();
  expect(host.count(command)).toBe(1);
});

test.each(ways)('%s can be thought better of', async (_way, _reason, command, go) => {
  await change();
  const before = controller.workspace;
  await take(go);
  controller.leaving.stay();
  controller.leaving.goOn();
  expect(controller.leaving.reason).toBeNull();
  expect(host.count(command)).toBe(0);
  expect(controller.workspace).toBe(before);
  expect(controller.assumptions.state).toBe('ready');
});

test.each(ways)(
  '%s applies what is typed before it is decided',
  async (_way, reason, command, go) => {
    type();
    await take(go);
    expect([controller.leaving.reason, host.count(command)]).toEqual([null, 0]);
    expect(host.last('set_assumption').request).toMatchObject({ path: LOSS, value: '0.7' });
    await host.last('set_assumption').answer(changed(LOSS, 0.7));
    expect([controller.leaving.reason, host.count(command)]).toEqual([reason, 0]);
    expect(controller.leaving.atStake).toMatchObject({ isUnsaved: true, refused: [] });
  },
);

test.each(ways)('%s waits for what is not answered yet', async (_way, reason, command, go) => {
  const done = controller.edit([{ kind: 'set_value', path: 'name', text: 'Another' }]);
  await take(go);
  expect([controller.leaving.reason, host.count(command)]).toEqual([null, 0]);
  await host.last('edit_study').answer(changed(LOSS, 0.7).workspace);
  expect(await done).toBeNull();
  expect([controller.leaving.reason, host.count(command)]).toEqual([reason, 0]);
});

test.each(ways)('%s asks about a text that was refused', async (_way, reason, command, go) => {
  type('lots');
  await take(go);
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Not a number.'));
  expect([controller.leaving.reason, host.count(command)]).toEqual([reason, 0]);
  expect(controller.leaving.atStake).toMatchObject({ isUnsaved: false, refused: ['lots'] });
  controller.leaving.stay();
  expect(rowOf(controller, LOSS).text).toBe('lots');
  await take(go);
  controller.leaving.goOn();
  expect(host.count(command)).toBe(1);
});

test('what was typed for a study is not for the next', async () => {
  type('lots');
  controller.name.type('A name');
  documents.openSample('insurer');
  await settle();
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Not a number.'));
  await host.last('edit_study').fail(commandError('value_not_accepted', 'No name.'));
  expect(controller.leaving.atStake.refused).toEqual(['lots', 'A name']);
  controller.leaving.goOn();
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  expect(controller.drafts.areThere).toBe(false);
  expect([controller.name.text, controller.name.failure]).toEqual([overview({}, VIEW, 1).study.name, null]); // prettier-ignore
});

test('the picker shows the sample in question, and the open one again after staying', async () => {
  await change();
  documents.openSample('insurer');
  await settle();
  expect(documents.pickedSample).toBe('insurer');
  controller.leaving.stay();
  expect(documents.pickedSample).toBe('ecommerce');
});

test('what is changed while a file is chosen is asked about as well', async () => {
  void documents.chooseStudy();
  expect(documents.choosing).toBe(true);
  await change();
  type();
  await host.last('choose_study').answer(true);
  await host.last('set_assumption').answer(changed(LOSS, 0.7));
  expect([controller.leaving.reason, host.count('open_offered')]).toEqual(['leave', 0]);
});

test('one question at a time', async () => {
  await change();
  controller.reset();
  documents.openSample('insurer');
  await settle();
  documents.openSample('insurer');
  await settle();
  expect(controller.leaving.reason).toBe('reset');
  expect(documents.pickedSample).toBe('ecommerce');
  controller.leaving.goOn();
  expect([host.count('reset_study'), host.count('open_sample')]).toEqual([1, 0]);
});

test('what is never answered counts as lost, and keeps nobody for ever', async () => {
  type();
  documents.close();
  await settle();
  expect(controller.leaving.reason).toBeNull();
  vi.advanceTimersByTime(5000);
  await settle();
  expect(controller.leaving.reason).toBe('close');
  expect(controller.leaving.atStake).toEqual({
    isUnsaved: true,
    isChanged: false,
    hasAnswers: false,
    refused: ['0.7'],
  });
  controller.leaving.goOn();
  expect(host.count('close_window')).toBe(1);
});

test('before any study is open nothing is waited for', async () => {
  const empty = new StudyController(host, VIEW, () => Promise.resolve());
  const none = new Documents(host, empty);
  none.start();
  none.close();
  await settle();
  expect(host.count('close_window')).toBe(1);
});

test('answers for a new study outlive another study, and are asked about when the window closes', async () => {
  documents.showStart();
  documents.beginning.answer('name', 'Shop');
  documents.openSample('insurer');
  await settle();
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  const answers = [{ id: 'name', text: 'Shop' }];
  expect(documents.beginning.answers).toEqual(answers);
  controller.reset();
  await settle();
  expect(controller.leaving.reason).toBeNull();
  await host.last('reset_study').answer(overview({}, VIEW, 1));

  documents.close();
  await settle();
  expect([controller.leaving.reason, host.count('close_window')]).toEqual(['close', 0]);
  expect(controller.leaving.atStake).toMatchObject({ isUnsaved: false, hasAnswers: true });
  controller.leaving.stay();

  documents.newStudy();
  await settle();
  expect(controller.leaving.reason, 'what is made of them keeps them').toBeNull();
  expect(host.last('new_study').request.answers).toEqual(answers);
  await host.last('new_study').fail(commandError('value_not_accepted', 'No.'));
  expect(documents.beginning.answers, 'no study was made').toEqual(answers);
  documents.newStudy();
  await settle();
  await host.last('new_study').answer(overview());
  expect(documents.beginning.isBegun).toBe(false);
  documents.close();
  await settle();
  expect(host.count('close_window')).toBe(1);
});
