import { toFailure, type Failure } from '../errors/failure';
import type { AssumptionsScreen } from '../ipc/generated/AssumptionsScreen';
import type { AssumptionValue } from '../ipc/generated/AssumptionValue';
import type { ParameterDescription } from '../ipc/generated/ParameterDescription';
import type { ParameterDescriptions } from '../ipc/generated/ParameterDescriptions';
import type { View } from '../ipc/generated/View';
import { Field } from './field.svelte';
import { LastRefusal } from './last-refusal.svelte';
import { RangeEntry, type RangePart, type RangeTexts } from './range-entry.svelte';
import type { Edits, StudyScreens } from './study-screen';
import { whileShown } from './while-shown';

/** Path of the exposure bands, which are counted: adding one moves those behind it. */
const BANDS = 'bands.exposure';

/** A parameter with its values: one, or one for each model. */
export interface ParameterRow {
  parameter: ParameterDescription;
  values: AssumptionValue[];
}

export interface ParameterGroup {
  id: string;
  label: string;
  rows: ParameterRow[];
}

/** Every assumption of the study: which are shown, what is typed, what is unfolded. */
export class AssumptionTable {
  descriptions = $state.raw<ParameterDescriptions | null>(null);
  /** Why it is not known what the parameters are. */
  #unknown = $state.raw<Failure | null>(null);
  readonly #refusal: LastRefusal;
  search = $state('');
  changedOnly = $state(false);
  withoutEvidence = $state(false);
  /** Id of the parameter whose details are shown. */
  unfolded = $state<string | null>(null);
  /** How what is being typed is understood; `null` while nothing can be said of it. */
  reading = $state.raw<{ path: string; text: string; words: string } | null>(null);
  #asked = 0;
  // Fields live as long as the study: what is typed in one must not go when it is out of sight.
  readonly #fields: Record<string, Field<Failure>> = {};
  readonly #ranges: Record<string, RangeEntry> = {};

  constructor(private readonly screens: StudyScreens) {
    this.#refusal = new LastRefusal(screens);
  }

  get failure(): Failure | null {
    return this.#refusal.why ?? this.#unknown;
  }

  set failure(why: Failure | null) {
    this.#refusal.why = why;
    this.#unknown = null;
  }

  /** `null` until the screen is there. */
  get screen(): AssumptionsScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'assumptions' ? screen : null;
  }

  #values = $derived.by(() =>
    Object.fromEntries((this.screen?.values ?? []).map((value) => [value.path, value])),
  );

  /** The sections with the parameters that are wanted. */
  groups = $derived.by((): ParameterGroup[] => {
    const { descriptions } = this;
    if (!descriptions || !this.screen) return [];
    const rows = descriptions.parameters.map((parameter) => ({
      parameter,
      values: parameter.paths.flatMap((path) => this.#values[path] ?? []),
    }));
    return descriptions.sections
      .map(({ id, label }) => ({
        id,
        label,
        rows: rows.filter((row) => row.parameter.section === id && this.#isWanted(row)),
      }))
      .filter((group) => group.rows.length > 0);
  });

  /** How many values differ from their default. */
  changed = $derived.by(() => (this.screen?.values ?? []).filter((v) => v.isChanged).length);

  /** How many of the shown parameters there are. */
  found = $derived.by(() => this.groups.reduce((sum, group) => sum + group.rows.length, 0));

  get isFiltered(): boolean {
    return this.search.trim() !== '' || this.changedOnly || this.withoutEvidence;
  }

  showAll(): void {
    this.search = '';
    this.changedOnly = false;
    this.withoutEvidence = false;
  }

  toggle(id: string): void {
    this.unfolded = this.unfolded === id ? null : id;
  }

  valueAt(path: string): AssumptionValue | undefined {
    return this.#values[path];
  }

  /** The field of a value, with what is typed in it. */
  fieldOf(path: string): Field<Failure> {
    return this.#field(path, () => this.#values[path]?.text ?? '');
  }

  /** The field of a month's multiplier. */
  seasonField(month: number): Field<Failure> {
    const path = `season[${month}]`;
    return this.#field(path, () => this.screen?.season[month] ?? '');
  }

  /** The field of a band's upper limit. */
  bandField(index: number): Field<Failure> {
    const path = `bands.exposure[${index}].up_to`;
    return this.#field(path, () => this.screen?.bands[index]?.upTo ?? '');
  }

  /** The parts of a range while they are typed. */
  rangeEntry(path: string): RangeEntry {
    this.#ranges[path] ??= new RangeEntry(
      path,
      whileShown((part: RangePart) =>
        this.screen ? (this.#values[path]?.range?.[part] ?? '') : null,
      ),
      (texts) => this.setRange(path, texts),
      this.screens.drafts,
    );
    return this.#ranges[path];
  }

  /** Fields for where a value comes from. */
  evidenceField(path: string, part: 'source' | 'owner' | 'note'): Field<Failure> {
    const current = () => {
      const value = this.#values[path];
      // Of a value without evidence the source is that of the default, which is nobody's word.
      return value && value.evidence !== 'default' ? value[part] : '';
    };
    return this.#field(`${path} ${part}`, current, (text) =>
      this.setEvidence(path, { [part]: text }),
    );
  }

  /** Asks how a text is understood while it is typed. Typing never waits for it. */
  async read(path: string, text: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const { understood } = await this.screens.host.call('read_entry', { path, text });
      if (asked === this.#asked) this.reading = understood ? { path, text, words: understood } : null; // prettier-ignore
    } catch {
      // Applying the text says what is wrong with it.
      if (asked === this.#asked) this.reading = null;
    }
  }

  /** Sets a value by its path: a text as typed, or the id of a choice. */
  set(path: string, text: string): Promise<void | Failure> {
    return this.#edit([{ kind: 'set_value', path, text }]);
  }

  /** Changes parts of a range; the others stay as they are when it is its turn. */
  setRange(path: string, change: RangeTexts & { shape?: string }): Promise<void | Failure> {
    return this.#edit(async () => {
      const range = (await this.#valueNow(path))?.range;
      if (!range) return [];
      // A single value becomes a range around it.
      const { low, likely, high } = range;
      const shape = range.shape || 'pert';
      return [{ kind: 'set_range', path, low, likely, high, shape, ...change }];
    });
  }

  /** Changes parts of where a value comes from; the others stay as they are when it is its turn. */
  setEvidence(
    path: string,
    change: Partial<Pick<AssumptionValue, 'source' | 'owner' | 'note' | 'evidence'>>,
  ): Promise<void | Failure> {
    return this.#edit(async () => {
      const value = await this.#valueNow(path);
      if (!value) return [];
      const isDefault = value.evidence === 'default';
      const given = isDefault ? { source: '', owner: '', note: '' } : value;
      const { source, owner, note } = { ...given, ...change };
      // Whoever writes where a value comes from has at least estimated it.
      const confidence = change.evidence ?? (isDefault ? 'estimate' : value.evidence);
      return [{ kind: 'set_evidence', path, source, owner, note, confidence }];
    });
  }

  async reset(path: string): Promise<void> {
    await this.#report([{ kind: 'reset_value', path }]);
    if (!this.failure) this.#forget(path);
  }

  async addBand(after: number): Promise<void> {
    await this.#report([{ kind: 'add_band', after }]);
    if (!this.failure) this.#forget(BANDS);
  }

  async removeBand(index: number): Promise<void> {
    await this.#report([{ kind: 'remove_band', index }]);
    if (!this.failure) this.#forget(BANDS);
  }

  /** Sets a choice that has no field to show a refusal beside. */
  async choose(path: string, id: string): Promise<void> {
    await this.#report([{ kind: 'set_value', path, text: id }]);
  }

  /** Goes to a value: unfolds nothing, but shows it whatever is filtered. */
  reveal(path: string): void {
    const row = this.descriptions?.parameters.find(({ paths }) => paths.includes(path));
    const isShown = this.groups.some((group) => group.rows.some((r) => r.parameter === row));
    if (row && !isShown) this.showAll();
  }

  #isWanted({ parameter, values }: ParameterRow): boolean {
    if (this.changedOnly && !values.some((value) => value.isChanged)) return false;
    if (this.withoutEvidence && !values.some((value) => value.evidence === 'default')) return false;
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    const { label, help, id, keywords } = parameter;
    const text = `${label} ${help} ${id} ${keywords}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  /** A field; unless it is sent otherwise, its key is the path of its value. */
  #field(
    key: string,
    current: () => string,
    send?: (text: string) => Promise<void | Failure>,
  ): Field<Failure> {
    this.#fields[key] ??= new Field(
      whileShown(() => (this.screen ? current() : null)),
      send ?? ((text) => this.set(key, text)),
      this.screens.drafts,
      send ? undefined : key,
    );
    return this.#fields[key];
  }

  /** Gives up what is typed at or below a path: its place has another value or meaning now. */
  #forget(path: string): void {
    const isWithin = (key: string) => key === path || /^[ .[]/.test(key.slice(path.length));
    for (const [key, field] of Object.entries(this.#fields)) {
      if (key.startsWith(path) && isWithin(key)) field.restore();
    }
    for (const part of Object.values(this.#ranges[path]?.parts ?? {})) part.restore();
  }

  /** A value as it is when a change of it is composed, also where another screen is shown by then. */
  async #valueNow(path: string): Promise<AssumptionValue | undefined> {
    if (this.screen) return this.#values[path];
    const view: View = { ...this.screens.view, screen: { kind: 'assumptions' } };
    const { screen } = await this.screens.host.call('show_study', { view });
    return screen.kind === 'assumptions'
      ? screen.values.find((value) => value.path === path)
      : undefined;
  }

  async #edit(edits: Edits): Promise<void | Failure> {
    return (await this.screens.edit(edits)) ?? undefined;
  }

  async #report(edits: Edits): Promise<void> {
    this.failure = await this.screens.edit(edits);
  }

  /** Asks what the parameters are, unless that is known. */
  async describe(): Promise<void> {
    if (this.descriptions) return;
    try {
      this.descriptions = await this.screens.host.call('describe_parameters');
    } catch (thrown) {
      this.#unknown = toFailure(thrown);
    }
  }
}
