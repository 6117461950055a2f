import { GRID_BOUND, GRID_KEYS } from '../grid/keys';
import type { Documents } from './documents.svelte';
import { SCREENS } from './screens.svelte';
import type { StudyController } from './study.svelte';

/** Screens that have a digit of their own. */
const DIGITS = 9;

/** What keys act upon. */
export interface Doing {
  study: StudyController;
  documents: Documents;
  /** Shows the list of keys. */
  list: () => void;
}

interface Shortcut {
  /** Chords that do it, as they are called. */
  chords: readonly string[];
  what: string;
  /** What to do, or nothing where the key is not this one's: then it is left to the page. */
  deed: (by: Doing, event: KeyboardEvent) => (() => unknown) | undefined;
}

/** What the keys of the window do, wherever the focus is. */
const SHORTCUTS: readonly Shortcut[] = [
  {
    chords: ['Ctrl+N'],
    what: 'New study, samples and recent studies',
    deed:
      ({ documents }) =>
      () =>
        documents.showStart(),
  },
  {
    chords: ['Ctrl+O'],
    what: 'Open a study from a file',
    deed:
      ({ documents }) =>
      () =>
        documents.chooseStudy(),
  },
  {
    chords: ['Ctrl+S'],
    what: 'Save',
    deed:
      ({ documents }) =>
      () =>
        save(documents),
  },
  {
    chords: ['Ctrl+Shift+S'],
    what: 'Save in another file',
    deed:
      ({ documents }) =>
      () =>
        save(documents, true),
  },
  {
    chords: ['Ctrl+Z'],
    what: 'Undo',
    deed: ({ study }, event) => (isTyping(event) ? undefined : () => study.undo()),
  },
  {
    chords: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    what: 'Redo',
    deed: ({ study }, event) => (isTyping(event) ? undefined : () => study.redo()),
  },
  {
    chords: SCREENS.slice(0, DIGITS).map((_, index) => `Ctrl+${index + 1}`),
    what: 'Overview, services, assumptions and so on, as on the left',
    deed: ({ study, documents }, { key }) => {
      const screen = SCREENS[Number(key) - 1];
      if (!screen || !study.workspace) return undefined;
      return () => {
        documents.leaveStart();
        study.show(study.screens.last(screen.kind));
      };
    },
  },
  {
    chords: ['Ctrl+E'],
    what: 'Report: slides and other files',
    deed: ({ study, documents }) => {
      if (!study.workspace) return undefined;
      return () => {
        documents.leaveStart();
        study.show(study.screens.last('report'));
      };
    },
  },
  { chords: ['?'], what: 'This list', deed: ({ list }, event) => (isText(event.target) ? undefined : list) }, // prettier-ignore
];

/** Names of all keys that are bound, to compare the list of keys with. */
export const BOUND: readonly string[] = [
  ...SHORTCUTS.flatMap(({ chords }) => chords),
  ...GRID_BOUND,
];

/** Every key that does something, for the page that lists them. */
export const KEYS: readonly { where: string; keys: readonly { keys: string; what: string }[] }[] = [
  {
    where: 'Anywhere',
    keys: SHORTCUTS.map(({ chords, what }) => ({ keys: inWords(chords), what })),
  },
  { where: 'In the table of services', keys: GRID_KEYS },
  {
    // What an element does by itself is bound by the element.
    where: 'In other places',
    keys: [
      { keys: 'Enter on a figure', what: 'Explain it' },
      { keys: 'Escape in a field', what: 'Give up what is typed' },
    ],
  },
];

/** Does what a key stands for; answers whether it stands for anything. */
export function act(event: KeyboardEvent, by: Doing): boolean {
  const chord = chordOf(event);
  const shortcut = SHORTCUTS.find(({ chords }) => chords.includes(chord));
  const deed = shortcut?.deed(by, event);
  // All text of the page is nothing that anybody wants; where something is typed it is that text.
  const isIdle = chord === 'Ctrl+A' && !isText(event.target);
  if (!deed && !isIdle) return false;
  event.preventDefault();
  deed?.();
  return true;
}

/** A chord as it is called. Signs are called by what they write, whichever keys that takes. */
function chordOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const isCommand = ctrlKey || metaKey;
  if (altKey) return '';
  return isCommand ? `Ctrl+${shiftKey ? 'Shift+' : ''}${key.toUpperCase()}` : key;
}

function inWords(chords: readonly string[]): string {
  return chords.length > 2 ? `${chords[0]} to ${chords.at(-1)}` : chords.join(', ');
}

/** Saving applies what is typed, so that it is saved as well. */
function save(documents: Documents, as = false): void {
  settled();
  void documents.save(as);
}

/** Input elements in which nothing is written. */
const WITHOUT_TEXT = new Set(['range', 'checkbox', 'radio', 'button', 'submit']);

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !WITHOUT_TEXT.has(target.type)); // prettier-ignore
}

/** The field that is being typed into and not applied yet. */
let typedInto: EventTarget | null = null;

/** Something was typed into a field. */
export function typed({ target }: Event): void {
  typedInto = isText(target) ? target : null;
}

/** What was typed has been applied or given up. */
export function settled(): void {
  typedInto = null;
}

/** Whether the focus is on a text that has been changed and not applied: there, undo is the text's own. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target !== null && target === typedInto;
}
