import type { PaperSize } from '../ipc/generated/PaperSize';
import type { ReportScreen } from '../ipc/generated/ReportScreen';

/** A section in the list, in or left out. */
export interface ListedSection {
  id: string;
  isIn: boolean;
}

/** What was chosen for the report. It stays as long as the study is open, whichever screen is shown. */
export class ReportChoices {
  /** Empty for the usual title. */
  title = $state('');
  /** Of the report to print. */
  paper = $state<PaperSize>('a4');
  /** Every section and each chart that was chosen, in order; `null` as long as nothing was changed. */
  #listed = $state.raw<readonly ListedSection[] | null>(null);

  /** The list as it stands. */
  listed(screen: ReportScreen): readonly ListedSection[] {
    return this.#listed ?? suggested(screen, screen.forSlides);
  }

  /** Ids of what is in, in order. */
  chosen(screen: ReportScreen): string[] {
    return this.listed(screen).flatMap(({ id, isIn }) => (isIn ? [id] : []));
  }

  /** Takes a section or a chart in, or leaves it out. A chart that is left out leaves the list. */
  toggle(screen: ReportScreen, id: string): void {
    const listed = this.listed(screen);
    const isListed = listed.some((section) => section.id === id);
    if (!isListed) {
      this.#listed = [...listed, { id, isIn: true }];
    } else if (screen.charts.some((chart) => chart.id === id)) {
      this.#listed = listed.filter((section) => section.id !== id);
    } else {
      this.#listed = listed.map((section) =>
        section.id === id ? { id, isIn: !section.isIn } : section,
      );
    }
  }

  /** Moves a section up (-1) or down (1); answers with its place from 1, or `null` when it stays. */
  move(screen: ReportScreen, id: string, by: -1 | 1): number | null {
    const listed = [...this.listed(screen)];
    const from = listed.findIndex((section) => section.id === id);
    const moved = listed[from];
    const other = listed[from + by];
    if (!moved || !other) return null;
    listed[from] = other;
    listed[from + by] = moved;
    this.#listed = listed;
    return from + by + 1;
  }

  /** Goes back to what is suggested, for slides or for paper. The title stays. */
  suggest(screen: ReportScreen, sections: readonly string[]): void {
    this.#listed = suggested(screen, sections);
  }
}

/** Sections that are suggested, and the others after them. */
function suggested(screen: ReportScreen, sections: readonly string[]): ListedSection[] {
  const others = screen.sections.filter(({ id }) => !sections.includes(id));
  return [
    ...sections.map((id) => ({ id, isIn: true })),
    ...others.map(({ id }) => ({ id, isIn: false })),
  ];
}
