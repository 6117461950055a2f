/** How the keys of a shortcut are written on the keyboard at hand. */

const OF_APPLE: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩' };
const OF_OTHERS: Record<string, string> = { Mod: 'Ctrl' };

export function isApple(): boolean {
  return navigator.userAgent.includes('Mac OS');
}

/** The keys of `Mod+Shift+Z`, one by one. */
export function keysOf(shortcut: string, apple = isApple()): string[] {
  const names = apple ? OF_APPLE : OF_OTHERS;
  return shortcut.split('+').map((key) => names[key] ?? key);
}

/** In one text, for a menu or a tooltip: `Ctrl+Shift+Z` or `⇧⌘Z`. */
export function shortcutText(shortcut: string, apple = isApple()): string {
  const keys = keysOf(shortcut, apple);
  if (!apple) return keys.join('+');
  // Apple writes Command last of the keys that are held.
  const held = keys.filter((key) => key !== '⌘').slice(0, -1);
  return [...held, ...(keys.includes('⌘') ? ['⌘'] : []), keys.at(-1)].join('');
}
