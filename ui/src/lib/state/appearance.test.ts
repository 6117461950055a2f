import { expect, test } from 'vitest';
import { Appearance, type Memory, type SystemColours } from './appearance.svelte';

function system(matches: boolean) {
  let listener: (event: { matches: boolean }) => void = () => {};
  const colours: SystemColours = {
    matches,
    addEventListener: (_kind, added) => (listener = added),
  };
  return { colours, turn: (dark: boolean) => listener({ matches: dark }) };
}

function memory(kept: string | null = null): Memory & { kept: string | null } {
  return {
    kept,
    getItem() {
      return this.kept;
    },
    setItem(_key, value) {
      this.kept = value;
    },
  };
}

test('follows the system until something is chosen', () => {
  const { colours, turn } = system(false);
  const kept = memory();
  const appearance = new Appearance(colours, () => kept);
  expect(appearance.colours).toBe('light');
  turn(true);
  expect(appearance.colours).toBe('dark');
  appearance.choice = 'light';
  expect(appearance.colours).toBe('light');
  expect(kept.kept).toBe('light');
});

test('remembers the choice and ignores what it does not know', () => {
  expect(new Appearance(system(false).colours, () => memory('dark')).colours).toBe('dark');
  expect(new Appearance(system(true).colours, () => memory('<script>')).choice).toBe('system');
});

test('works without a memory', () => {
  const appearance = new Appearance(system(false).colours, () => {
    throw new DOMException('denied');
  });
  appearance.choice = 'dark';
  expect(appearance.colours).toBe('dark');
});
