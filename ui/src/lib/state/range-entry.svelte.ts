import type { Failure } from '../errors/failure';
import type { Drafts } from './drafts.svelte';
import { Field } from './field.svelte';

const PARTS = ['low', 'likely', 'high'] as const;
export type RangePart = (typeof PARTS)[number];
/** Texts of the parts that were typed. */
export type RangeTexts = Partial<Record<RangePart, string>>;

/** A part of a range: applying one applies every part that is typed. */
class PartField extends Field<Failure> {
  constructor(
    current: () => string,
    private readonly applyAll: () => void,
    drafts: Drafts,
  ) {
    super(current, () => {}, drafts);
  }

  override apply(): void {
    this.applyAll();
  }
}

/**
 * The lowest, the likely and the highest value of a range while they are typed. They count together:
 * a range that lies wholly apart from the one before cannot be reached one value at a time.
 */
export class RangeEntry {
  readonly parts: Readonly<Record<RangePart, PartField>>;

  /**
   * @param path Path of the value; the problems of a refusal begin with it and the part they are about.
   * @param current The accepted text of a part.
   * @param send Sends the parts that were typed. Answers with why they could not be taken.
   */
  constructor(
    private readonly path: string,
    current: (part: RangePart) => string,
    private readonly send: (texts: RangeTexts) => Promise<void | Failure>,
    drafts: Drafts,
  ) {
    const part = (name: RangePart) => new PartField(() => current(name), () => this.apply(), drafts); // prettier-ignore
    this.parts = { low: part('low'), likely: part('likely'), high: part('high') };
  }

  /** Applies every part that is typed, in one step. */
  apply(): void {
    if (!PARTS.some((name) => this.parts[name].isNew)) return;
    const texts: RangeTexts = {};
    for (const name of PARTS) {
      // What was refused or held before is judged anew with what has changed.
      const text = this.parts[name].begin();
      if (text !== null) texts[name] = text;
    }
    if (Object.keys(texts).length > 0) void this.#sendAll(texts);
  }

  async #sendAll(texts: RangeTexts): Promise<void> {
    const typed = PARTS.filter((name) => texts[name] !== undefined);
    const each = (judge: (part: PartField, text: string, name: RangePart) => void) => {
      for (const name of typed) judge(this.parts[name], texts[name] ?? '', name);
    };
    try {
      const why = await this.send(texts);
      if (!why) return each((part, text) => part.accepted(text));
      const isAbout = (name: RangePart) =>
        why.problems.some((problem) => problem.startsWith(`${this.path}.${name}:`));
      const wrong = typed.find(isAbout) ?? typed[0];
      each((part, text, name) => (name === wrong ? part.refused(text, why) : part.held(text)));
    } catch {
      each((part, text) => part.dropped(text));
    }
  }
}
