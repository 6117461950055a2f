import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, LOSS, opened, overview, rowOf, VIEW } from '../../test/overview-setup';
import { ScriptedHost } from '../../test/scripted-host';
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

const ways = [
  ['a sample', 'leave', 'open_sample', () => documents.openSample('insurer')],
  ['a file', 'leave', 'choose_study', () => documents.chooseStudy()],
  ['Reset', 'reset', 'reset_study', () => controller.reset()],
] as const;

test.each(ways)('%s asks before changes are lost', async (_way, reason, command, go) => {
  await change();
  go();
  expect(controller.leaving.reason).toBe(reason);
  expect(host.count(command)).toBe(0);
  controller.leaving.goOn();
  expect(controller.leaving.reason).toBeNull();
  expect(host.count(command)).toBe(1);
});

test.each(ways)('%s asks nothing when nothing was changed', (_way, _reason, command, go) => {
  go();
  expect(controller.leaving.reason).toBeNull();
  expect(host.count(command)).toBe(1);
});

test.each(ways)('%s can be thought better of', async (_way, _reason, command, go) => {
  await change();
  const before = controller.workspace;
  go();
  controller.leaving.stay();
  controller.leaving.goOn();
  expect(controller.leaving.reason).toBeNull();
  expect(host.count(command)).toBe(0);
  expect(controller.workspace).toBe(before);
  expect(controller.assumptions.state).toBe('ready');
});

test('the picker shows the sample in question, and the open one again after staying', async () => {
  await change();
  documents.openSample('insurer');
  expect(documents.pickedSample).toBe('insurer');
  controller.leaving.stay();
  expect(documents.pickedSample).toBe('ecommerce');
});

test('a change that has not been answered, or is only typed, counts as well', async () => {
  rowOf(controller, LOSS).slide('0.6');
  documents.chooseStudy();
  expect(controller.leaving.reason).toBe('leave');
  controller.leaving.stay();
  await host.last('set_assumption').answer({ ...changed(LOSS, 0.6), workspace: overview() });
  controller.leaving.stay();

  rowOf(controller, LOSS).type('0.7');
  documents.chooseStudy();
  expect(controller.leaving.reason).toBe('leave');
  expect(host.count('choose_study')).toBe(0);
});

test('one question at a time', async () => {
  await change();
  controller.reset();
  documents.chooseStudy();
  expect(controller.leaving.reason).toBe('reset');
  controller.leaving.goOn();
  expect([host.count('reset_study'), host.count('choose_study')]).toEqual([1, 0]);
});

test('a question about a study that has been replaced meanwhile goes away', async () => {
  documents.chooseStudy();
  await change();
  documents.openSample('insurer');
  expect(controller.leaving.reason).toBe('leave');
  await host.last('choose_study').answer(overview({}, VIEW, 2));
  expect(controller.leaving.reason).toBeNull();
  expect(documents.pickedSample).toBe('public-sector');
  expect(host.count('open_sample')).toBe(0);
});
