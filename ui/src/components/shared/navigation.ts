/** A screen one can go to. */
import type { Component } from 'svelte';

export interface Screen<Id extends string = string> {
  id: Id;
  label: string;
  icon: Component<{ size?: number }>;
  /** Something waits there: how many, and of what (“3 warnings”). */
  count?: { number: number; words: string };
  /** The same by keyboard: `Mod+1`. */
  shortcut?: string;
  disabled?: boolean;
}
