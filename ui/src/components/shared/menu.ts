/** What stands in a menu. */
import type { Component } from 'svelte';

export interface MenuAction {
  label: string;
  /** Joined by `+`, with `Mod` for Ctrl or Command. The menu shows it; the page listens to it. */
  shortcut?: string;
  icon?: Component<{ size?: number }>;
  /** Given, the item is a tick that is set or not. */
  checked?: boolean;
  disabled?: boolean;
  /** It takes something away. */
  isDanger?: boolean;
  testid?: string;
  onselect: () => void;
}

export type MenuEntry = MenuAction | 'separator' | { heading: string };
