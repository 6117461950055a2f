import type { Documents } from './documents.svelte';
import { SCREENS } from './screens.svelte';
import type { StudyController } from './study.svelte';

/** What can be done by keys alone, for the page that lists them. */
export const SHORTCUTS: readonly { keys: string; what: string }[] = [
  { keys: 'Ctrl+N', what: 'New study, samples and recent studies' },
  { keys: 'Ctrl+O', what: 'Open a study from a file' },
  { keys: 'Ctrl+S', what: 'Save' },
  { keys: 'Ctrl+Shift+S', what: 'Save in another file' },
  { keys: 'Ctrl+Z', what: 'Undo' },
  { keys: 'Ctrl+Shift+Z, Ctrl+Y', what: 'Redo' },
  { keys: 'Ctrl+1 to Ctrl+9', what: 'Overview, services, assumptions and so on' },
  { keys: 'Enter on a figure', what: 'Explain it' },
  { keys: 'Escape in a field', what: 'Give up what is typed' },
  { keys: '?', what: 'This list' },
];

/** Does what a key stands for; answers whether it stands for anything. */
export function act(event: KeyboardEvent, study: StudyController, documents: Documents): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  const does = event.shiftKey ? withShift(key, event, study, documents) : plain(key, event, study, documents); // prettier-ignore
  if (!does) return false;
  event.preventDefault();
  does();
  return true;
}

type Deed = (() => unknown) | undefined;

function plain(
  key: string,
  event: KeyboardEvent,
  study: StudyController,
  documents: Documents,
): Deed {
  // prettier-ignore
  const screen = SCREENS[Number(key) - 1];
  if (screen && study.workspace) {
    return () => {
      documents.leaveStart();
      study.show(study.screens.last(screen.kind));
    };
  }
  if (key === 'n') return () => documents.showStart();
  if (key === 'o') return () => documents.chooseStudy();
  if (key === 's') return () => save(documents);
  if (key === 'z') return isTyping(event) ? undefined : () => study.undo();
  if (key === 'y') return isTyping(event) ? undefined : () => study.redo();
  return undefined;
}

function withShift(
  key: string,
  event: KeyboardEvent,
  study: StudyController,
  documents: Documents,
): Deed {
  if (key === 's') return () => save(documents, true);
  if (key === 'z') return isTyping(event) ? undefined : () => study.redo();
  return undefined;
}

/** Saving applies what is typed, so that it is saved as well. */
function save(documents: Documents, as = false): void {
  settled();
  void documents.save(as);
}

/** The field that is being typed into and not applied yet. */
let typedInto: EventTarget | null = null;

/** Something was typed into a field. */
export function typed({ target }: Event): void {
  const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range'); // prettier-ignore
  typedInto = isText ? target : null;
}

/** What was typed has been applied or given up. */
export function settled(): void {
  typedInto = null;
}

/** Whether the focus is on a text that has been changed and not applied: there, undo is the text's own. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target !== null && target === typedInto;
}
