import { expect, test } from 'vitest';
import { cellAt, CellWarnings } from './service-places';
import { Screens, screenOf } from './screens.svelte';

const keys = ['name', 'team', 'exposure_per_hour'];

test('a path leads to a value of a service, or to the name of the service', () => {
  expect(cellAt('services.shop.team', keys)).toEqual({ id: 'shop', key: 'team' });
  expect(cellAt('services.a.b.team', keys)).toEqual({ id: 'a.b', key: 'team' });
  expect(cellAt('services.shop', keys)).toEqual({ id: 'shop', key: 'name' });
  expect(cellAt('services.a.b', keys)).toEqual({ id: 'a.b', key: 'name' });
  expect(cellAt('organisation.team_size', keys)).toBeNull();
  expect(cellAt('services', keys)).toBeNull();
});

test('a service as a whole is brought into sight like one of its values', () => {
  const screens = new Screens({ kind: 'adjustments' });
  expect(screenOf('simulation.trials', screens)).toEqual({ kind: 'uncertainty' });
  expect(screenOf('services.shop', screens)).toMatchObject({ reveal: 'shop' });
  expect(screenOf('services.shop.team', screens)).toMatchObject({ reveal: 'shop' });
});

test('warnings belong to their own cell, those of a service to its name', () => {
  const note = (path: string, message: string) => ({ code: 'c', place: '', path, message });
  const warnings = new CellWarnings([
    note('services.shop.team', 'One.'),
    note('services.shop', 'The whole.'),
    note('services.shop.name', 'Its name.'),
    note('services.shop.team', 'Two.'),
    note('organisation.team_size', 'Elsewhere.'),
  ]);
  expect(warnings.of('shop', 'team')).toEqual(['One.', 'Two.']);
  expect(warnings.of('shop', 'name')).toEqual(['The whole.', 'Its name.']);
  expect(warnings.of('shop', 'exposure_per_hour')).toEqual([]);
  expect(warnings.of('other', 'team')).toEqual([]);
});
