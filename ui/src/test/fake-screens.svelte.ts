import type { Failure } from '../lib/errors/failure';
import type { Figure } from '../lib/ipc/generated/Figure';
import type { OptionCard } from '../lib/ipc/generated/OptionCard';
import type { OptionId } from '../lib/ipc/generated/OptionId';
import type { Screen } from '../lib/ipc/generated/Screen';
import type { ScreenView } from '../lib/ipc/generated/ScreenView';
import type { StudyEdit } from '../lib/ipc/generated/StudyEdit';
import type { View } from '../lib/ipc/generated/View';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import { Assumptions } from '../lib/state/assumptions.svelte';
import { Drafts } from '../lib/state/drafts.svelte';
import { Lane } from '../lib/state/lane';
import { Kept } from '../lib/state/kept.svelte';
import type { Edits, StudyScreens } from '../lib/state/study-screen';
import { ScriptedHost } from './scripted-host';

const LABELS: Record<OptionId, string> = {
  ops_run_it: 'Ops Run It',
  hybrid: 'Hybrid',
  you_build_it_you_run_it: 'You Build It You Run It',
};

/** Cards of the three options with these totals. */
export function cards(totals: [string, string, string] = ['$12M', '$10M', '$9M']): OptionCard[] {
  const options = Object.keys(LABELS) as OptionId[];
  return options.map((option, index) => ({
    option,
    label: LABELS[option],
    total: totals[index] ?? '',
    totalExact: `${totals[index]} exactly`,
    notes: [],
    cheapest: index === 2,
    figure: { kind: 'comparison', option, measure: 'saving', basis: 'all_costs' },
  }));
}

/** How far each option's total moves. */
export function moved(...texts: string[]) {
  const options = Object.keys(LABELS) as OptionId[];
  return texts.map((text, index) => {
    const option = options[index] ?? 'hybrid';
    const direction = text.startsWith('+') ? 1 : text.startsWith('−') ? -1 : 0;
    const figure: Figure = { kind: 'comparison', option, measure: 'saving', basis: 'all_costs' };
    return { option, label: LABELS[option], text, exact: `${text} exactly`, direction, figure };
  });
}

/** Words of a sentence without a figure. */
export const run = (text: string) => ({ text, option: null, figure: null });

export function workspaceOf(screen: Screen, study: Partial<Workspace['study']> = {}): Workspace {
  return {
    study: {
      name: 'Furniture',
      currency: 'USD',
      period: '36 months from January 2027',
      sample: null,
      fileName: null,
      changed: false,
      unsaved: false,
      undo: null,
      redo: null,
      scenario: null,
      scenarios: [],
      ...study,
    },
    answer: { sentence: [], detail: [] },
    options: cards(),
    warnings: [],
    notices: [],
    screen,
  };
}

/** An open study whose screens change when the test says so. */
export class FakeScreens implements StudyScreens {
  readonly host = new ScriptedHost();
  readonly drafts = new Drafts();
  readonly assumptions = new Assumptions(this.host, () => {}, this.drafts);
  readonly colourMatches = true;
  readonly #kept = new Kept();
  /** As in the real one, a change waits for those before it. */
  readonly #lane = new Lane();
  #asked = 0;
  workspace = $state.raw<Workspace | null>(null);
  view = $state.raw<View>({
    basis: 'all_costs',
    colours: 'light',
    screen: { kind: 'adjustments' },
  });
  shownView = $state.raw<View | null>(null);
  edition = $state(0);
  target = $state<string | null>(null);
  /** What was asked of it. */
  readonly edits: StudyEdit[][] = [];
  readonly shown: ScreenView[] = [];
  readonly scenarios: (string | null)[] = [];
  readonly explained: Figure[] = [];
  readonly paths: string[] = [];
  /** What the next change is refused with. */
  refusal: Failure | null = null;
  /** What the study is after the next change. */
  after: Workspace | null = null;

  keep<T>(name: string, make: () => T): T {
    return this.#kept.get(name, make);
  }

  edit(edits: Edits): Promise<Failure | null> {
    this.#asked += 1;
    return new Promise((resolve) => {
      this.#lane.put(`edit ${this.#asked}`, async () => {
        const composed = typeof edits === 'function' ? await edits() : edits;
        if (composed.length === 0) return resolve(null);
        this.edits.push([...composed]);
        if (!this.refusal && this.after) this.workspace = this.after;
        resolve(this.refusal);
      });
    });
  }

  show(screen: ScreenView): void {
    this.shown.push(screen);
  }

  reached(): void {
    this.target = null;
  }

  importServices(): void {}

  reset(): void {}

  rankAgain(): void {}

  showScenario(id: string | null): void {
    this.scenarios.push(id);
  }

  explain(figure: Figure): void {
    this.explained.push(figure);
  }

  goTo(path: string): void {
    this.paths.push(path);
  }
}
