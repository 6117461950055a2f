import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeScreens, workspaceOf } from '../../test/fake-screens.svelte';
import { settle } from '../../test/scripted-host';
import type { ReportPreview } from '../ipc/generated/ReportPreview';
import { ReportController } from './report.svelte';

const entry = (id: string) => ({ id, question: `${id}?`, title: '' });

const preview = (...sections: string[]): ReportPreview => ({
  title: 'Furniture',
  subtitle: '',
  answer: '',
  slides: sections.map((id) => ({ id, question: `${id}?`, message: '', parts: [], notes: [] })),
  smallPrint: '',
  making: [],
});

function opened(screens = new FakeScreens()) {
  screens.workspace = workspaceOf({
    kind: 'report',
    title: 'Furniture',
    sections: ['answer', 'costs', 'figures'].map(entry),
    charts: [entry('seesaw')],
    forSlides: ['answer', 'costs'],
    forPaper: ['answer', 'figures'],
    template: null,
  });
  const controller = new ReportController(screens);
  controller.keepUp();
  return { screens, controller };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was chosen shows at once and is composed when it rests', async () => {
  const { screens, controller } = opened();
  expect(controller.answer.state).toBe('loading');
  expect(controller.waits).toBe('The slides are being composed.');
  await screens.host.last('compose_report').answer(preview('answer', 'costs'));
  expect(controller.waits).toBeUndefined();
  controller.toggle('seesaw');
  controller.move('answer', 1);
  controller.keepUp();
  expect(controller.slides.map(({ id, slide }) => [id, slide !== null])).toEqual([
    ['costs', true],
    ['answer', true],
    ['seesaw', false],
  ]);
  expect(controller.moved).toBe('answer? Now number 2 of 4.');
  expect(controller.answer.state).toBe('outdated');
  expect(screens.host.count('compose_report')).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(screens.host.last('compose_report').request.contents.sections).toEqual([
    'costs',
    'answer',
    'seesaw',
  ]);
  controller.leave();
});

test('another figure of the study composes it anew, and nothing else does', async () => {
  const { screens, controller } = opened();
  await screens.host.last('compose_report').answer(preview('answer', 'costs'));
  controller.keepUp();
  await vi.advanceTimersByTimeAsync(1000);
  expect(screens.host.count('compose_report')).toBe(1);
  screens.edition += 1;
  controller.keepUp();
  await vi.advanceTimersByTimeAsync(1000);
  expect(screens.host.count('compose_report')).toBe(2);
  controller.leave();
});

test('choices stay while other screens are shown', async () => {
  const { screens, controller } = opened();
  controller.title.type('For the board');
  controller.title.apply();
  controller.toggle('costs');
  await settle();
  controller.leave();
  const again = opened(screens).controller;
  expect(again.title.text).toBe('For the board');
  expect(again.slides.map(({ id }) => id)).toEqual(['answer']);
  expect(screens.host.last('compose_report').request.contents).toEqual({
    title: 'For the board',
    sections: ['answer'],
  });
  again.leave();
});

test('one file is saved at a time, of what is shown', async () => {
  const { screens, controller } = opened();
  screens.view = { ...screens.view, basis: 'spending_only' };
  const saved = controller.save('workbook');
  void controller.save('ledger');
  expect(screens.host.count('save_report')).toBe(1);
  expect(controller.deeds.doing).toBe('workbook');
  expect(screens.host.last('save_report').request).toEqual({
    basis: 'spending_only',
    contents: { title: '', sections: ['answer', 'costs'] },
    format: 'workbook',
    paper: 'a4',
  });
  await screens.host.last('save_report').answer('furniture-workbook.xlsx');
  await saved;
  expect(controller.deeds.told).toBe('Saved as furniture-workbook.xlsx.');
  controller.toggle('answer');
  controller.toggle('costs');
  expect(controller.waits).toBe('Choose a section first.');
  controller.leave();
});
