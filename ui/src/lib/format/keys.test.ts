import { expect, test } from 'vitest';
import { keysOf, shortcutText } from './keys';

test('keys are named as the keyboard names them', () => {
  expect(keysOf('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keysOf('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
  expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(shortcutText('Mod+Shift+Z', true)).toBe('⇧⌘Z');
  expect(shortcutText('F2', true)).toBe('F2');
});
