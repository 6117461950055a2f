/** What a key does in a grid while no cell is edited. */
import type { GridController } from '../state/grid.svelte';
import { clear, enter, fillDown, space, togglePick } from './actions';

/** As much of a keyboard event as is needed. */
export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing?: boolean;
}

/** Beyond any row or column. */
const END = Number.MAX_SAFE_INTEGER;

const ARROWS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

type Deed = (grid: GridController, pressed: Pressed) => boolean;

interface GridKey {
  /** How the keys are called in the list of keys. */
  keys: string;
  what: string;
  /** Names of the keys; with Ctrl they begin with `Ctrl+`. */
  names: readonly string[];
  deed: Deed;
}

/** A movement is done by the key, whether it leads anywhere or not. */
const moving =
  (move: (grid: GridController, pressed: Pressed) => void): Deed =>
  (grid, pressed) => {
    move(grid, pressed);
    return true;
  };

const arrowOf = ({ key }: Pressed) => ARROWS[key] ?? ([0, 0] as const);
const arrows = Object.keys(ARROWS);

const BINDINGS: readonly GridKey[] = [
  {
    keys: 'Arrows, Shift+arrows',
    what: 'Go to a cell; select cells',
    names: arrows,
    deed: moving((grid, pressed) => grid.move(...arrowOf(pressed), pressed.shiftKey)),
  },
  {
    keys: 'Ctrl+arrows',
    what: 'Go to the edge of the table',
    names: arrows.map((name) => `Ctrl+${name}`),
    deed: moving((grid, pressed) => grid.moveToEdge(...arrowOf(pressed), pressed.shiftKey)),
  },
  {
    keys: 'Home, End',
    what: 'Go to the first or last column',
    names: ['Home', 'End'],
    deed: moving((grid, { key, shiftKey }) =>
      grid.moveTo({ row: grid.active.row, column: key === 'Home' ? 0 : END }, shiftKey),
    ),
  },
  {
    keys: 'Ctrl+Home, Ctrl+End',
    what: 'Go to the first or last cell',
    names: ['Ctrl+Home', 'Ctrl+End'],
    deed: moving((grid, { key, shiftKey }) => {
      const edge = key === 'Home' ? 0 : END;
      grid.moveTo({ row: edge, column: edge }, shiftKey);
    }),
  },
  {
    keys: 'Page Up, Page Down',
    what: 'Go a page up or down',
    names: ['PageUp', 'PageDown'],
    deed: moving((grid, { key, shiftKey }) => grid.movePage(key === 'PageUp' ? -1 : 1, shiftKey)),
  },
  {
    keys: 'Enter',
    what: 'Edit a cell, explain a result, sort by a heading',
    names: ['Enter'],
    deed: (grid) => enter(grid),
  },
  {
    keys: 'F2',
    what: 'Edit a cell from its end',
    names: ['F2'],
    deed: (grid) => enter(grid, 'end'),
  },
  {
    keys: 'Space, Shift+Space',
    what: 'Tick, open a choice or sort; pick a service',
    names: [' '],
    deed: (grid, { shiftKey }) => (shiftKey ? togglePick(grid) : space(grid)),
  },
  { keys: 'Ctrl+A', what: 'Select every cell', names: ['Ctrl+A'], deed: moving((grid) => grid.selectAll()) }, // prettier-ignore
  {
    keys: 'Ctrl+D',
    what: 'Fill the first of the selected cells down',
    names: ['Ctrl+D'],
    deed: fillDown,
  },
  {
    keys: 'Escape',
    what: 'Give up a refused text, or the selection',
    names: ['Escape'],
    deed: (grid) => grid.escape(),
  },
  {
    keys: 'Delete, Backspace',
    what: 'Clear the selected cells',
    names: ['Delete', 'Backspace'],
    deed: clear,
  },
];

/** What the keys do, for the list of keys. The clipboard's are those of the system. */
export const GRID_KEYS: readonly { keys: string; what: string }[] = [
  ...BINDINGS.map(({ keys, what }) => ({ keys, what })),
  { keys: 'Ctrl+C, Ctrl+V', what: 'Copy the selected cells, paste a block of a spreadsheet' },
];

/** Names of all keys that are bound, to compare the list of keys with. */
export const GRID_BOUND: readonly string[] = BINDINGS.flatMap(({ names }) => names);

/** Does what the key means. False: the key means nothing here and is left to the browser. */
export function press(grid: GridController, event: Pressed): boolean {
  if (event.isComposing || event.altKey) return false;
  const { key } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  const name = isCommand ? `Ctrl+${key.length === 1 ? key.toUpperCase() : key}` : key;
  const binding = BINDINGS.find(({ names }) => names.includes(name));
  if (binding) return binding.deed(grid, event);
  // Anything that writes a sign begins to edit with it.
  return !isCommand && [...key].length === 1 && grid.edit('end', key);
}
