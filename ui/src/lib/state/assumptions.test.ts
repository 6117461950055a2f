import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, LOSS, opened, overview, PICKUP, ranking, rowOf, VIEW } from '../../test/overview-setup'; // prettier-ignore
import { ScriptedHost, settle } from '../../test/scripted-host';
import { commandError } from '../ipc/fake-host';
import type { View } from '../ipc/generated/View';
import { Documents } from './documents.svelte';
import { StudyController } from './study.svelte';

const SPENDING: View = { ...VIEW, basis: 'spending_only' };
const RATE = 'rates.developer_hour';

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

const row = (path: string) => rowOf(controller, path);
const effect = (path: string) => row(path).assumption.effect.text;
const asked = () => host.count('rank_assumptions');
const paths = () => controller.assumptions.rows.map(({ path }) => path);
const effectIn = (answer: ReturnType<typeof ranking>, path: string) =>
  answer.find((assumption) => assumption.path === path)?.effect.text;

/** Changes an assumption to its answer. */
async function change(path: string, value: number): Promise<void> {
  row(path).slide(String(value));
  await host.last('set_assumption').answer(changed(path, value));
}

async function rest(milliseconds = 700): Promise<void> {
  vi.advanceTimersByTime(milliseconds);
  await settle();
}

test('another basis ranks again, once its figures are shown, and keeps what is typed', async () => {
  expect(host.last('rank_assumptions').request).toMatchObject({ basis: 'all_costs' });
  row(PICKUP).type('so');
  const typed = row(PICKUP);
  controller.setBasis('spending_only');
  expect(controller.assumptions.state, 'the effects are those of the other basis').toBe('refreshing'); // prettier-ignore
  expect(asked()).toBe(1);
  await host.last('show_study').answer(overview({}, SPENDING));
  expect(host.last('rank_assumptions').request).toMatchObject({ basis: 'spending_only' });

  const answer = ranking({}, 'spending_only').reverse();
  await host.last('rank_assumptions').answer(answer);
  expect(controller.assumptions.state).toBe('ready');
  expect(paths()).toEqual(answer.map(({ path }) => path));
  expect(row(PICKUP)).toBe(typed);
  expect([row(PICKUP).text, effect(PICKUP)]).toEqual(['so', effectIn(answer, PICKUP)]);
});

test('what is typed into a row that leaves the ranking is asked about, and there when it is back', async () => {
  row(PICKUP).type('lots');
  row(PICKUP).apply();
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Not a number.'));
  const typed = row(PICKUP);
  const rank = async (basis: View['basis'], without: string) => {
    controller.setBasis(basis);
    await host.last('show_study').answer(overview({}, { ...VIEW, basis }));
    const answer = ranking({}, basis).filter(({ path }) => path !== without);
    await host.last('rank_assumptions').answer(answer);
  };
  await rank('spending_only', PICKUP);
  expect(paths()).not.toContain(PICKUP);
  documents.close();
  await settle();
  expect([controller.leaving.reason, controller.leaving.atStake.refused]).toEqual(['close', ['lots']]); // prettier-ignore
  controller.leaving.stay();
  await rank('all_costs', RATE);
  expect([row(PICKUP), row(PICKUP).failure?.message]).toEqual([typed, 'Not a number.']);
});

test('what is typed while the ranking is on its way stays', async () => {
  controller.rankAgain();
  row(PICKUP).type('so');
  await host.last('rank_assumptions').answer(ranking());
  expect([row(PICKUP).text, controller.drafts.texts]).toEqual(['so', ['so']]);
  void controller.edit([{ kind: 'set_value', path: 'name', text: 'Another' }]);
  await host.last('edit_study').answer(overview());
  row(LOSS).type('more');
  await host.last('rank_assumptions').answer(ranking());
  expect([row(PICKUP).text, row(LOSS).text]).toEqual(['so', 'more']);
  expect(controller.drafts.texts).toEqual(['so', 'more']);
});

test('another basis ranks again even when its figures cannot be shown', async () => {
  controller.setBasis('spending_only');
  await host.last('show_study').fail(commandError('chart_not_drawn', 'Too small.'));
  expect(host.last('rank_assumptions').request).toMatchObject({ basis: 'spending_only' });
});

test('a ranking of a basis that is no longer chosen is dropped', async () => {
  controller.setBasis('spending_only');
  await host.last('show_study').answer(overview({}, SPENDING));
  const late = host.last('rank_assumptions');
  controller.setBasis('all_costs');
  await late.answer(ranking({}, 'spending_only').slice(0, 2));
  expect(controller.assumptions.state).toBe('refreshing');
  await host.last('show_study').answer(overview());
  await host.last('rank_assumptions').answer(ranking());
  expect(paths()).toHaveLength(ranking().length);
});

test('effects beside a change are worked out anew when it has rested, and nothing moves', async () => {
  const before = paths();
  await change(LOSS, 0.6);
  const old = effect(PICKUP);
  await rest(699);
  expect(asked()).toBe(1);
  await rest(1);
  expect(asked()).toBe(2);
  expect(host.last('rank_assumptions').request).toMatchObject({ basis: 'all_costs' });
  expect(controller.assumptions.state, 'nothing is dimmed for it').toBe('ready');

  const answer = ranking({ [LOSS]: 0.6 });
  const fewer = answer.filter(({ path }) => path !== RATE).reverse();
  await host.last('rank_assumptions').answer([...fewer, { ...answer[0]!, path: 'another' }]);
  expect(paths()).toEqual(before);
  expect(effect(PICKUP)).toBe(effectIn(answer, PICKUP));
  expect(effect(PICKUP)).not.toBe(old);
  await rest(5000);
  expect(asked(), 'once is enough').toBe(2);
});

test('does not ask while changes go on', async () => {
  await change(LOSS, 0.5);
  await rest(600);
  row(LOSS).slide('0.6');
  await rest(5000);
  expect(asked(), 'a change that is not answered is under way').toBe(1);
  await host.last('set_assumption').answer(changed(LOSS, 0.6));
  await rest(600);
  await change(PICKUP, 2);
  await rest(600);
  expect(asked()).toBe(1);
  await rest(100);
  expect(asked()).toBe(2);
});

test('a refused change asks for nothing itself, and does not lose what is owed', async () => {
  row(PICKUP).slide('9');
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Too long.'));
  await rest();
  expect(asked()).toBe(1);

  await change(LOSS, 0.6);
  row(PICKUP).slide('9');
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Too long.'));
  await rest();
  expect(asked()).toBe(2);
});

test('a row that is edited, focused or refused keeps its words until it is left', async () => {
  await change(LOSS, 0.6);
  row(PICKUP).hold();
  row(RATE).type('lots');
  const old = [effect(PICKUP), row(RATE).assumption] as const;
  await rest();
  const answer = ranking({ [LOSS]: 0.6 }).map((assumption) => ({
    ...assumption,
    effect: { text: 'new', figure: null },
  }));
  await host.last('rank_assumptions').answer(answer);
  expect(effect(LOSS)).toBe('new');
  expect(effect(PICKUP)).toBe(old[0]);
  expect([row(RATE).text, row(RATE).assumption]).toEqual(['lots', old[1]]);

  row(PICKUP).release();
  expect(effect(PICKUP)).toBe('new');
  row(RATE).apply();
  await host.last('set_assumption').fail(commandError('value_not_accepted', 'Not a number.'));
  expect([row(RATE).failure?.message, effect(RATE)]).toEqual(['Not a number.', old[1].effect.text]);
  row(RATE).restore();
  expect(effect(RATE)).toBe('new');
});

const overtaking = [
  ['another change', () => row(PICKUP).slide('2')],
  ['another basis', () => controller.setBasis('spending_only')],
  ['a reset', () => void controller.reset()],
] as const;

test.each(overtaking)('effects that %s has overtaken are dropped', async (_what, overtake) => {
  await change(LOSS, 0.6);
  await rest();
  const late = host.last('rank_assumptions');
  const rows = controller.assumptions.rows;
  overtake();
  await settle();
  controller.leaving.goOn();
  await late.answer(
    ranking().map((assumption) => ({ ...assumption, effect: { text: 'late', figure: null } })),
  );
  expect(rows.map(({ assumption }) => assumption.effect.text)).not.toContain('late');
});

test('effects of the study before are dropped', async () => {
  await change(LOSS, 0.6);
  await rest();
  const late = host.last('rank_assumptions');
  documents.openSample('insurer');
  await settle();
  controller.leaving.goOn();
  await host.last('open_sample').answer(overview({}, VIEW, 1));
  await host.last('rank_assumptions').answer(ranking());
  await late.answer(
    ranking().map((assumption) => ({ ...assumption, effect: { text: 'late', figure: null } })),
  );
  expect(effect(PICKUP)).not.toBe('late');
});

test('effects that cannot be worked out leave everything as it is', async () => {
  await change(LOSS, 0.6);
  await rest();
  await host.last('rank_assumptions').fail('panic');
  expect(controller.assumptions.state).toBe('ready');
  expect([controller.alarm, controller.notice]).toEqual([null, null]);
  await change(PICKUP, 2);
  await rest();
  expect(asked()).toBe(3);
});
