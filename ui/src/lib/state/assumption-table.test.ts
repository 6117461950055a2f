import { beforeEach, expect, test } from 'vitest';
import { FakeScreens, workspaceOf } from '../../test/fake-screens.svelte';
import { settle } from '../../test/scripted-host';
import type { AssumptionValue } from '../ipc/generated/AssumptionValue';
import type { Workspace } from '../ipc/generated/Workspace';
import { AssumptionTable } from './assumption-table.svelte';

const PATH = 'organisation.rate_developer';

function workspace(change: Partial<AssumptionValue> = {}, upTo = ['10', '20']): Workspace {
  const value: AssumptionValue = {
    path: PATH,
    text: '5 – 10 – 20',
    words: '',
    choice: '',
    range: { low: '5', likely: '10', high: '20', shape: 'pert' },
    defaultText: '',
    isChanged: true,
    differsFromStudy: false,
    inEffect: '',
    evidence: 'guess',
    source: 'A report',
    owner: 'Ada',
    note: '',
    warnings: [],
    ...change,
  };
  return workspaceOf({
    kind: 'assumptions',
    values: [value],
    bands: upTo.map((text) => ({ upTo: text, target: '99.0' })),
    targets: [],
    season: [],
    months: [],
    lens: null,
  } as unknown as Workspace['screen']);
}

let screens: FakeScreens;
let table: AssumptionTable;
beforeEach(() => {
  screens = new FakeScreens();
  screens.workspace = workspace();
  table = new AssumptionTable(screens);
});

test('parts of evidence that follow each other take nothing back', async () => {
  // The answer to the first has not come when the second is made.
  screens.after = workspace({ source: 'A book', evidence: 'given' });
  void table.setEvidence(PATH, { source: 'A book' });
  void table.setEvidence(PATH, { owner: 'Bea' });
  await settle();
  expect(screens.edits.flat()).toMatchObject([
    { source: 'A book', owner: 'Ada', confidence: 'guess' },
    { source: 'A book', owner: 'Bea', confidence: 'given' },
  ]);
});

test('evidence of a value without any is an estimate, and not the word of its default', async () => {
  screens.workspace = workspace({ evidence: 'default', source: 'A survey', owner: '' });
  await table.setEvidence(PATH, { owner: 'Bea' });
  expect(screens.edits[0]).toMatchObject([
    { kind: 'set_evidence', source: '', owner: 'Bea', confidence: 'estimate' },
  ]);
});

test('parts of a range are composed with the range as it is by then', async () => {
  screens.after = workspace({ range: { low: '30', likely: '40', high: '50', shape: 'uniform' } });
  void table.setRange(PATH, { low: '30', likely: '40', high: '50' });
  void table.setRange(PATH, { high: '60' });
  await settle();
  expect(screens.edits[1]).toMatchObject([
    { kind: 'set_range', low: '30', likely: '40', high: '60', shape: 'uniform' },
  ]);
});

test('what is composed while another screen is shown is asked for', async () => {
  screens.workspace = workspaceOf({ kind: 'scenarios' } as unknown as Workspace['screen']);
  void table.setEvidence(PATH, { note: 'By telephone' });
  await settle();
  const question = screens.host.last('show_study');
  expect(question.request.view.screen).toEqual({ kind: 'assumptions' });
  await question.answer(workspace({ owner: 'Cy' }));
  expect(screens.edits[0]).toMatchObject([
    { source: 'A report', owner: 'Cy', note: 'By telephone' },
  ]);
});

test('what is typed anywhere on the screen is known to whoever leaves the study', () => {
  const fields = [
    table.fieldOf(PATH),
    table.rangeEntry(PATH).parts.high,
    table.evidenceField(PATH, 'note'),
    table.bandField(1),
    table.seasonField(3),
  ];
  fields.forEach((field, at) => field.type(`text ${at}`));
  expect(screens.drafts.texts).toEqual(fields.map((_, at) => `text ${at}`));
  screens.drafts.forget();
  expect(fields.map(({ draft }) => draft)).toEqual(fields.map(() => null));
});

test('what was refused goes with the value that is reset, or the band that moves', async () => {
  screens.refusal = { code: 'value_not_accepted', message: 'No.', hint: '', problems: [] };
  for (const field of [table.fieldOf(PATH), table.bandField(1)]) {
    field.type('lots');
    field.apply();
  }
  table.rangeEntry(PATH).parts.low.type('lots');
  await settle();
  expect(table.bandField(1).failure).not.toBeNull();
  screens.refusal = null;
  await table.removeBand(0);
  expect(screens.drafts.texts).toEqual(['lots', 'lots']);
  await table.reset(PATH);
  expect(screens.drafts.areThere).toBe(false);
});
