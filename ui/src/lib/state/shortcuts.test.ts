import { afterEach, describe, expect, it, vi } from 'vitest';
import { act, settled, typed } from './shortcuts';
import type { Documents } from './documents.svelte';
import type { StudyController } from './study.svelte';

function pressed(target: EventTarget, key: string, shiftKey = false): string[] {
  const done: string[] = [];
  const study = { undo: () => done.push('undo'), redo: () => done.push('redo') };
  const event = { key, shiftKey, target, ctrlKey: true, metaKey: false, altKey: false };
  const preventDefault = vi.fn();
  const acted = act(
    { ...event, preventDefault } as unknown as KeyboardEvent,
    study as unknown as StudyController,
    {} as Documents,
  );
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
    expect(pressed(field, 'z')).toEqual(['undo']);
    expect(pressed(field, 'Z', true)).toEqual(['redo']);
    expect(pressed(field, 'y')).toEqual(['redo']);
  });
});
