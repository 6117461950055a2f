/** Which cell of the table of services a path of the study is about. */
import type { WarningNote } from '../ipc/generated/WarningNote';

const SERVICES = 'services.';
/** Key of the column that names the services; what is about a whole service stands there. */
export const NAME = 'name';

/** The path of a service, or of one of its values. */
export function pathOf(id: string, key?: string): string {
  return key === undefined ? SERVICES + id : `${SERVICES}${id}.${key}`;
}

/** The cell that a path is about; `null` when it is about no service. */
export function cellAt(path: string, keys: readonly string[]): { id: string; key: string } | null {
  if (!path.startsWith(SERVICES)) return null;
  const rest = path.slice(SERVICES.length);
  // An id may hold dots, so only what is the key of a column is one.
  const dot = rest.lastIndexOf('.');
  const key = rest.slice(dot + 1);
  return dot > 0 && keys.includes(key) ? { id: rest.slice(0, dot), key } : { id: rest, key: NAME };
}

/** What is doubtful about the cells of services. */
export class CellWarnings {
  readonly #byPath = new Map<string, string[]>();

  constructor(warnings: readonly WarningNote[]) {
    for (const { path, message } of warnings) {
      const others = this.#byPath.get(path);
      if (others) others.push(message);
      else this.#byPath.set(path, [message]);
    }
  }

  of(id: string, key: string): readonly string[] {
    const found = this.#byPath.get(pathOf(id, key)) ?? [];
    const whole = key === NAME ? this.#byPath.get(pathOf(id)) : undefined;
    return whole ? [...whole, ...found] : found;
  }
}
