import { beforeEach, expect, test } from 'vitest';
import { FakeScreens } from '../../test/fake-screens.svelte';
import recorded from '../../test/recorded/services.json';
import { settle } from '../../test/scripted-host';
import type { Workspace } from '../ipc/generated/Workspace';
import { GridController } from './grid.svelte';
import { ServicesController } from './services.svelte';

const ids = recorded.screen.rows.map(({ id }) => id);
const [first = '', second = '', third = ''] = ids;

let screens: FakeScreens;
let services: ServicesController;
beforeEach(() => {
  screens = new FakeScreens();
  screens.workspace = recorded as unknown as Workspace;
  const window = { first: 0, count: 60, sort: null, filter: '', reveal: null };
  screens.view = { ...screens.view, screen: { kind: 'services', ...window } };
  services = screens.keep('services', () => new ServicesController(screens));
});

/** The table as it is seen: it comes and goes with its screen. */
const grid = () =>
  new GridController({
    columns: services.columns,
    total: recorded.screen.total,
    first: 0,
    rows: services.rows,
    drafts: services.drafts,
    onwindow: () => {},
    onedit: (id, key, text) => services.change(id, key, text),
  });

/** Types into the cell of a service's name, without leaving it. */
function type(text: string, row = 0, at = grid()): GridController {
  at.moveTo({ row, column: 0 });
  at.edit('all', text);
  return at;
}

test('a cell that is typed into is known to whoever leaves the study', async () => {
  const shown = type('Rooms');
  expect(screens.drafts.texts).toEqual(['Rooms']);
  await screens.drafts.settle();
  expect(screens.edits).toEqual([
    [{ kind: 'set_value', path: `services.${first}.name`, text: 'Rooms' }],
  ]);
  expect(shown.editing, 'the editor stays, as whoever leaves may stay').not.toBeNull();
  expect(screens.drafts.areThere).toBe(false);
});

test('a refused cell outlives its screen, and goes with its service or its study', async () => {
  screens.refusal = { code: 'value_not_accepted', message: 'No.', hint: '', problems: [] };
  type('', 0).commit();
  type('', 1).commit();
  await settle();
  expect(grid().drafts.refused.map(({ rowId }) => rowId)).toEqual([first, second]);
  expect(screens.drafts.texts).toHaveLength(2);
  screens.refusal = null;
  services.pick(first, true);
  await services.remove();
  expect(grid().drafts.refused.map(({ rowId }) => rowId)).toEqual([second]);
  screens.drafts.forget();
  expect(grid().drafts.refused).toEqual([]);
});

test('a removal that fails keeps what is typed', async () => {
  screens.refusal = { code: 'value_not_accepted', message: 'No.', hint: '', problems: [] };
  type('', 0).commit();
  await settle();
  services.pick(first, true);
  await services.remove();
  expect(grid().drafts.refused).toHaveLength(1);
});

test('a block goes into the services that were seen below it, whatever the order is by its turn', async () => {
  const { screen } = recorded;
  const turned = { ...screen, rows: [...screen.rows].reverse() };
  screens.after = { ...recorded, screen: turned } as unknown as Workspace;
  // A change that is under way.
  void screens.edit(async () => [{ kind: 'set_value', path: 'name', text: 'Zoo' }]);
  await services.paste('A\nB', second, 'name');
  expect(screens.edits[1]).toMatchObject([{ ids: ids.slice(1) }]);
  await services.fill({ firstRow: 1, lastRow: 2, keys: ['name'], rowIds: [second, third] });
  expect(screens.edits[2]).toMatchObject([{ kind: 'fill_down', ids: [second, third] }]);
});

test('a sort that is wanted and not shown yet moves no block', async () => {
  const many = { ...recorded.screen, total: 99, matching: 99 };
  screens.workspace = { ...recorded, screen: many } as unknown as Workspace;
  screens.shownView = screens.view;
  const { screen } = screens.view;
  const sort = { column: 'name', isDescending: true };
  if (screen.kind === 'services') screens.view = { ...screens.view, screen: { ...screen, sort } };
  const done = services.paste('A', second, 'name');
  await settle();
  const question = screens.host.last('list_services');
  expect(question.request.rows).toMatchObject({ first: 1, sort: null });
  // The rename before it has moved the first service below the second meanwhile.
  await question.answer([first, ...ids.slice(2), 'beyond']);
  await done;
  expect(screens.edits[0]).toMatchObject([{ ids: [...ids.slice(1), 'beyond'] }]);
});

test('a block that is pasted before another screen is shown arrives where it was meant', async () => {
  screens.after = { ...recorded, screen: { kind: 'scenarios' } } as unknown as Workspace;
  void services.change(first, 'name', 'Zoo');
  const many = { ...recorded.screen, total: 99, matching: 99 };
  screens.workspace = { ...recorded, screen: many } as unknown as Workspace;
  const done = services.paste('A', second, 'name');
  screens.view = { ...screens.view, screen: { kind: 'scenarios' } };
  await settle();
  const question = screens.host.last('list_services');
  expect(question.request.rows).toMatchObject({ first: 1, filter: '' });
  await question.answer(ids.slice(1));
  await done;
  expect(screens.edits[1]).toMatchObject([{ ids: ids.slice(1), column: 'name' }]);
});
