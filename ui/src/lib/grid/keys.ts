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

/** Does what the key means. False: the key means nothing here and is left to the browser. */
export function press(grid: GridController, event: Pressed): boolean {
  if (event.isComposing || event.altKey) return false;
  const isCommand = event.ctrlKey || event.metaKey;
  return isCommand ? command(grid, event) : plain(grid, event);
}

function command(grid: GridController, { key, shiftKey }: Pressed): boolean {
  const arrow = ARROWS[key];
  if (arrow) grid.moveToEdge(...arrow, shiftKey);
  else if (key === 'Home') grid.moveTo({ row: 0, column: 0 }, shiftKey);
  else if (key === 'End') grid.moveTo({ row: END, column: END }, shiftKey);
  else if (key.toLowerCase() === 'a') grid.selectAll();
  else if (key.toLowerCase() === 'd') return fillDown(grid);
  else return false;
  return true;
}

function plain(grid: GridController, { key, shiftKey }: Pressed): boolean {
  const arrow = ARROWS[key];
  if (arrow) {
    grid.move(...arrow, shiftKey);
    return true;
  }
  const { row } = grid.active;
  switch (key) {
    case 'Home':
      grid.moveTo({ row, column: 0 }, shiftKey);
      return true;
    case 'End':
      grid.moveTo({ row, column: END }, shiftKey);
      return true;
    case 'PageUp':
      grid.movePage(-1, shiftKey);
      return true;
    case 'PageDown':
      grid.movePage(1, shiftKey);
      return true;
    case 'Enter':
      return enter(grid);
    case 'F2':
      return enter(grid, 'end');
    case ' ':
      return shiftKey ? togglePick(grid) : space(grid);
    case 'Escape':
      return grid.escape();
    case 'Delete':
    case 'Backspace':
      return clear(grid);
    default:
      // Anything that writes a sign begins to edit with it.
      return [...key].length === 1 && grid.edit('end', key);
  }
}
