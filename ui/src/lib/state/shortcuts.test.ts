import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { act, BOUND, KEYS, settled, typed } from './shortcuts';
import type { Documents } from './documents.svelte';
import type { StudyController } from './study.svelte';

function pressed(target: EventTarget, key: string, shiftKey = false, ctrlKey = true): string[] {
  const done: string[] = [];
  const study = { undo: () => done.push('undo'), redo: () => done.push('redo') };
  const event = { key, shiftKey, target, ctrlKey, metaKey: false, altKey: false };
  const preventDefault = vi.fn(() => void done.push('taken'));
  const acted = act({ ...event, preventDefault } as unknown as KeyboardEvent, {
    study: study as unknown as StudyController,
    documents: {} as Documents,
    list: () => done.push('list'),
  });
  expect(preventDefault).toHaveBeenCalledTimes(acted ? 1 : 0);
  return done;
}

describe('undo and redo by keys', () => {
  afterEach(() => settled());

  it('are the text’s own while it is typed, and the document’s otherwise', () => {
    const field = document.createElement('input');
    typed({ target: field } as unknown as Event);
    expect(pressed(field, 'z')).toEqual([]);
    expect(pressed(field, 'Z', true)).toEqual([]);
    expect(pressed(field, 'y')).toEqual([]);
    settled();
    expect(pressed(field, 'z')).toEqual(['taken', 'undo']);
    expect(pressed(field, 'Z', true)).toEqual(['taken', 'redo']);
    expect(pressed(field, 'y')).toEqual(['taken', 'redo']);
  });
});

test('the whole page is never selected; a text that is typed is', () => {
  const field = document.createElement('input');
  const slider = Object.assign(document.createElement('input'), { type: 'range' });
  expect(pressed(field, 'a')).toEqual([]);
  expect(pressed(slider, 'a')).toEqual(['taken']);
  expect(pressed(document.body, 'A')).toEqual(['taken']);
});

test('the list of keys is asked for by its sign, except where it is typed', () => {
  expect(pressed(document.body, '?', true, false)).toEqual(['taken', 'list']);
  expect(pressed(document.createElement('input'), '?', true, false)).toEqual([]);
});

/** What the list calls a key that is bound by this name. */
function called(name: string): string {
  if (/^Ctrl\+\d$/.test(name)) return 'Ctrl+1 to Ctrl+9';
  const words = name
    .replace(/Arrow.*/, 'arrows')
    .replace(/^Page/, 'Page ')
    .replace(/^ $/, 'Space');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

test('every key that is bound is listed once, among them those of the table', () => {
  const lines = KEYS.flatMap(({ keys }) => keys.map(({ keys: chords }) => chords));
  const listed = lines.flatMap((line) => line.split(', '));
  expect(new Set(listed).size).toBe(listed.length);
  expect(BOUND.length).toBeGreaterThan(30);
  expect(BOUND.map(called).filter((chord) => !listed.includes(chord))).toEqual([]);
});
