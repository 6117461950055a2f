import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeScreens, workspaceOf } from '../../test/fake-screens.svelte';
import { futuresOf, futuresPictures, uncertaintyScreen } from '../../test/futures-setup';
import { settle } from '../../test/scripted-host';
import { UncertaintyController } from './uncertainty.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const rest = () => vi.advanceTimersByTimeAsync(500);

function opened() {
  const screens = new FakeScreens();
  screens.workspace = workspaceOf({ kind: 'uncertainty', ...uncertaintyScreen() });
  const controller = new UncertaintyController(screens);
  controller.keepUp();
  const { host } = screens;
  /** Answers the run that was asked for last. */
  const answer = (change = {}) => {
    const run = host.last('simulate_study');
    return run.answer(futuresOf(run.request.run, change));
  };
  const extents = () =>
    host.asked.flatMap(({ name, request }) =>
      name === 'simulate_study' ? [(request as { extent: string }).extent] : [],
    );
  return { screens, controller, host, answer, extents };
}

test('a preview comes at once, and the whole run replaces it when the figures rest', async () => {
  const { controller, answer, extents } = opened();
  expect(extents()).toEqual(['preview']);
  await answer({ isPreview: true, settings: 'few' });
  expect([controller.futures?.settings, controller.run.progress]).toEqual(['few', null]);
  await rest();
  expect(extents()).toEqual(['preview', 'whole']);
  expect(controller.run.progress).not.toBeNull();
  await answer({ settings: 'many' });
  expect([controller.futures?.settings, controller.run.progress]).toEqual(['many', null]);
  await rest();
  expect(extents()).toHaveLength(2);
});

test('figures that change are previewed anew, and what is shown is outdated until then', async () => {
  const { screens, controller, host, answer, extents } = opened();
  await answer({ isPreview: true, settings: 'old' });
  screens.edition += 1;
  controller.keepUp();
  expect([controller.isOutdated, controller.futures?.settings]).toEqual([true, 'old']);
  expect(controller.outdated).toContain('before the last change');
  // a slider goes on: the preview under way is of figures that are gone by the time it answers
  screens.edition += 1;
  controller.keepUp();
  expect(extents()).toEqual(['preview', 'preview']);
  await answer({ isPreview: true, settings: 'between' });
  expect([controller.isOutdated, controller.futures?.settings]).toEqual([true, 'old']);
  await answer({ isPreview: true, settings: 'new' });
  expect([controller.isOutdated, controller.futures?.settings]).toEqual([false, 'new']);
  expect(host.count('simulate_study')).toBe(3);
});

test('a whole run that a change overtakes is never shown', async () => {
  const { screens, controller, host, answer } = opened();
  await answer({ isPreview: true });
  await rest();
  const whole = host.last('simulate_study');
  screens.edition += 1;
  controller.keepUp();
  await answer({ isPreview: true, settings: 'new' });
  await whole.answer(futuresOf(whole.request.run, { settings: 'old' }));
  expect(controller.futures?.settings).toBe('new');
});

test('a run says how far it is, and is stopped on request', async () => {
  const { controller, host, answer } = opened();
  await answer({ isPreview: true });
  await rest();
  await vi.advanceTimersByTimeAsync(150);
  const asked = host.last('follow_run');
  await asked.answer({ done: '3,000 of 10,000 futures', share: '0.3' });
  expect(controller.run.progress?.done).toBe('3,000 of 10,000 futures');
  void controller.run.stop();
  expect(host.last('stop_run').request).toEqual(asked.request);
  await answer({ stopped: 'Stopped after 3,000 of 10,000 futures.' });
  expect(controller.futures?.stopped).toContain('Stopped');
  expect(controller.run.progress).toBeNull();
});

test('the line is dragged without another run, and keeps its amount in the next one', async () => {
  const { controller, host, answer } = opened();
  await answer();
  controller.moveTolerance('0.4');
  controller.keepUp();
  controller.moveTolerance('0.5');
  controller.keepUp();
  expect(host.count('draw_futures')).toBe(1);
  await host.last('draw_futures').answer(futuresPictures('4000000'));
  expect(host.last('draw_futures').request.drawing.tolerance).toEqual({
    kind: 'position',
    share: '0.5',
  });
  await host.last('draw_futures').answer(futuresPictures('5000000'));
  expect(host.count('draw_futures')).toBe(2);
  controller.keepUp();
  await settle();
  expect(host.count('draw_futures')).toBe(2);
  controller.runAgain('whole');
  expect(host.last('simulate_study').request.drawing.tolerance).toEqual({
    kind: 'amount',
    amount: '5000000',
  });
});

test('an amount that cannot be taken is told to its field, and the line stays', async () => {
  const { controller, host, answer } = opened();
  await answer();
  const outcome = controller.typeTolerance('many');
  const message = 'Expected an amount.';
  await host
    .last('draw_futures')
    .fail({ code: 'value_not_accepted', message, hint: '', problems: [] });
  expect((await outcome)?.message).toBe(message);
  expect(controller.drawings.pictures?.tolerance.amount).toBe('1000000');
});

test('what breaks is told, and what is shown is outdated', async () => {
  const { screens, controller, host, answer } = opened();
  await answer();
  screens.edition += 1;
  controller.keepUp();
  await host
    .last('simulate_study')
    .fail({ code: 'too_large', message: 'Too large.', hint: '', problems: [] });
  expect([controller.failure?.message, controller.isOutdated]).toEqual(['Too large.', true]);
  await rest();
  expect(host.count('simulate_study')).toBe(2);
});

test('a screen that is left stops its run', async () => {
  const { controller, host, answer } = opened();
  await answer({ isPreview: true });
  await rest();
  controller.leave();
  expect(host.count('stop_run')).toBe(1);
  await answer({ settings: 'late' });
  expect(controller.futures?.settings).not.toBe('late');
});

test('a setting that was refused is there again with its reason, and asked about until then', async () => {
  const { screens, controller } = opened();
  screens.refusal = { code: 'value_not_accepted', message: 'A number.', hint: '', problems: [] };
  controller.trials.type('many');
  controller.trials.apply();
  await settle();
  controller.leave();
  await settle();
  expect(screens.drafts.texts).toEqual(['many']);
  const again = new UncertaintyController(screens);
  expect([again.trials.text, again.trials.failure?.message]).toEqual(['many', 'A number.']);
  screens.refusal = null;
  again.trials.type('5000');
  again.trials.apply();
  await settle();
  expect(screens.edits.at(-1)).toEqual([
    { kind: 'set_value', path: 'simulation.trials', text: '5000' },
  ]);
  expect(screens.drafts.areThere).toBe(false);
});

test('a setting that was refused outlasts changes that are made on another screen', async () => {
  const { screens, controller } = opened();
  screens.refusal = { code: 'value_not_accepted', message: 'A number.', hint: '', problems: [] };
  controller.trials.type('many');
  controller.trials.apply();
  controller.seed.type('odd');
  controller.seed.apply();
  await settle();
  screens.workspace = workspaceOf({ kind: 'adjustments', groups: [] } as never);
  screens.drafts.judgeAgain();
  await rest();
  expect(screens.drafts.texts).toEqual(['many', 'odd']);
  expect(controller.trials.failure?.message).toBe('A number.');
});

test('what is done is there again when the screen is, and the line where it was put', async () => {
  const { screens, controller, host, answer } = opened();
  await answer({ settings: 'whole' });
  controller.moveTolerance('0.5');
  controller.keepUp();
  await host.last('draw_futures').answer(futuresPictures('5000000'));
  controller.leave();
  controller.keepUp();
  await rest();
  expect([host.count('simulate_study'), host.count('draw_futures')]).toEqual([1, 1]);
  expect(controller.futures?.settings).toBe('whole');
  expect(controller.drawings.pictures?.tolerance.amount).toBe('5000000');
  controller.leave();
  screens.edition += 1;
  controller.keepUp();
  expect([host.count('simulate_study'), controller.isOutdated]).toEqual([2, true]);
  expect(host.last('simulate_study').request.drawing.tolerance).toEqual({
    kind: 'amount',
    amount: '5000000',
  });
});

test('a step of the line asks for its own drawing, and the others stand', async () => {
  const { controller, host, answer } = opened();
  await answer();
  controller.moveTolerance('0.5');
  controller.keepUp();
  const { request } = host.last('draw_futures');
  expect(request.stands).toEqual({ ...request.drawing, tolerance: { kind: 'usual' } });
  const stood = controller.drawings.pictures;
  const came = { ...futuresPictures('5000000'), costs: null, saving: null, cumulative: null };
  await host.last('draw_futures').answer(came);
  const { pictures } = controller.drawings;
  expect(pictures?.exceedance).toBe(came.exceedance);
  expect([pictures?.costs, pictures?.saving, pictures?.cumulative]).toEqual([
    stood?.costs,
    stood?.saving,
    stood?.cumulative,
  ]);
});
