import { expect, test } from 'vitest';
import { ScriptedHost } from '../../test/scripted-host';
import type { NewStudyPreview } from '../ipc/generated/NewStudyPreview';
import type { Question } from '../ipc/generated/Question';
import { NewStudy } from './new-study.svelte';

const preview = (detail: string | null): NewStudyPreview => ({
  readings: [],
  answer:
    detail === null
      ? null
      : { sentence: [], detail: [{ text: detail, option: null, figure: null }] },
  options: [],
  notices: [],
});

test('asks for the latest answers only, and shows nothing older', async () => {
  const host = new ScriptedHost();
  const study = new NewStudy(host, () => 'all_costs');
  study.answer('name', 'S');
  study.answer('name', 'Sh');
  study.answer('name', 'Shop');
  expect(host.count('preview_new_study')).toBe(1);
  expect([study.outdated, study.isComplete]).toEqual([true, false]);
  await host.last('preview_new_study').answer(preview('old'));
  expect(study.preview, 'it was about answers that are gone').toBeNull();
  expect(host.count('preview_new_study')).toBe(2);
  expect(host.last('preview_new_study').request.answers).toEqual([{ id: 'name', text: 'Shop' }]);
  await host.last('preview_new_study').answer(preview('new'));
  expect(study.preview?.answer?.detail[0]?.text).toBe('new');
  expect([study.outdated, study.isComplete]).toEqual([false, true]);
});

test('answers that cannot be taken make no study', async () => {
  const host = new ScriptedHost();
  const study = new NewStudy(host, () => 'all_costs');
  study.answer('services', 'many');
  await host.last('preview_new_study').answer(preview(null));
  expect(study.isComplete).toBe(false);
  study.answer('services', '3');
  await host.last('preview_new_study').fail({ code: 'too_large', message: 'No.', hint: '', problems: [] }); // prettier-ignore
  expect([study.failure?.message, study.isComplete]).toEqual(['No.', false]);
});

test('a field that was not answered shows what follows from the answers, one that was what was typed', async () => {
  const host = new ScriptedHost();
  const study = new NewStudy(host, () => 'all_costs');
  const question = (id: string) => ({ id, default: '6' }) as Question;
  study.answer('teams', ' 5');
  expect([study.textOf(question('teams')), study.textOf(question('services'))]).toEqual([
    ' 5',
    '6',
  ]);
  const reading = (id: string) => ({ id, inField: '5', understood: '5', refusal: '', unit: '' });
  const readings = [reading('teams'), reading('services')];
  await host.last('preview_new_study').answer({ ...preview('new'), readings });
  expect([study.textOf(question('teams')), study.textOf(question('services'))]).toEqual([
    ' 5',
    '5',
  ]);
});
