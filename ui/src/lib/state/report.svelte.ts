import { untrack } from 'svelte';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { PaperSize } from '../ipc/generated/PaperSize';
import type { ReportContents } from '../ipc/generated/ReportContents';
import type { ReportEntry } from '../ipc/generated/ReportEntry';
import type { ReportFormat } from '../ipc/generated/ReportFormat';
import type { ReportPreview } from '../ipc/generated/ReportPreview';
import type { ReportScreen } from '../ipc/generated/ReportScreen';
import type { ReportSlide } from '../ipc/generated/ReportSlide';
import { Deeds, savedAs } from './deeds.svelte';
import { Field } from './field.svelte';
import { FollowedRun } from './followed-run.svelte';
import { ReportChoices, type ListedSection } from './report-choices.svelte';
import { SlowAnswer } from './slow-answer.svelte';
import { versionOf, type StudyScreens } from './study-screen';

/** A section in the list, as it reads. */
export interface ShownSection extends ListedSection {
  question: string;
  /** What a chart shows; empty for other sections. */
  title: string;
}

/** A slide of the preview: composed, or waiting to be. */
export interface ShownSlide {
  id: string;
  question: string;
  slide: ReportSlide | null;
}

/** The report: what goes into it, how it looks, and the files that it is saved as. */
export class ReportController {
  readonly answer: SlowAnswer<null, ReportPreview>;
  readonly run: FollowedRun;
  readonly deeds = new Deeds<ReportFormat | 'copy' | 'template'>();
  readonly title: Field;
  /** What was moved last, for those who do not see it. */
  moved = $state('');
  readonly #choices: ReportChoices;

  constructor(private readonly screens: StudyScreens) {
    this.run = new FollowedRun(screens.host);
    this.answer = new SlowAnswer(() => this.#compose());
    this.#choices = screens.keep('report', () => new ReportChoices());
    const choices = this.#choices;
    this.title = new Field(
      () => choices.title,
      (text) => {
        choices.title = text.trim();
        return Promise.resolve();
      },
    );
  }

  /** `null` until the screen is there. */
  get screen(): ReportScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'report' ? screen : null;
  }

  /** The list of sections, with each chart that was chosen. */
  get sections(): ShownSection[] {
    const { screen } = this;
    if (!screen) return [];
    return this.#choices.listed(screen).map((section) => {
      const { question = '', title = '' } = this.#entry(section.id) ?? {};
      return { ...section, question, title };
    });
  }

  /** Every chart, and whether it is in. */
  get charts(): ShownSection[] {
    const chosen = this.#chosen;
    return (this.screen?.charts ?? []).map((chart) => ({
      ...chart,
      isIn: chosen.includes(chart.id),
    }));
  }

  /** The slides after the first, in the order that is wanted, whether they are composed yet or not. */
  get slides(): ShownSlide[] {
    const composed = this.answer.value?.slides ?? [];
    return this.#chosen.map((id) => ({
      id,
      question: this.#entry(id)?.question ?? '',
      slide: composed.find((slide) => slide.id === id) ?? null,
    }));
  }

  /** Why what is composed cannot be saved now; `undefined` when it can. */
  get waits(): string | undefined {
    if (this.#chosen.length === 0) return 'Choose a section first.';
    if (this.answer.isWorking) return 'The slides are being composed.';
    return undefined;
  }

  toggle(id: string): void {
    if (this.screen) this.#choices.toggle(this.screen, id);
  }

  /** Moves a section; answers whether it moved. */
  move(id: string, by: -1 | 1): boolean {
    if (!this.screen) return false;
    const place = this.#choices.move(this.screen, id, by);
    if (place === null) return false;
    this.moved = `${this.#entry(id)?.question ?? ''} Now number ${place} of ${this.sections.length}.`;
    return true;
  }

  suggest(what: 'slides' | 'paper'): void {
    const { screen } = this;
    if (screen)
      this.#choices.suggest(screen, what === 'slides' ? screen.forSlides : screen.forPaper);
  }

  /** To be called whenever the figures, or what goes into the report, change. */
  keepUp(): void {
    if (!this.screen) return;
    const version = `${versionOf(this.screens)} ${JSON.stringify(this.#contents)}`;
    untrack(() => this.answer.want(null, version));
  }

  /** Asks where to, and writes it there. */
  save(format: ReportFormat): Promise<void> {
    return this.deeds.do(format, async () => {
      const { paper } = this.#choices;
      const request = { ...this.#wanted, format, paper };
      return savedAs(await this.screens.host.call('save_report', request));
    });
  }

  /** Puts it on the clipboard as Markdown. */
  copySummary(): Promise<void> {
    return this.deeds.do('copy', async () => {
      await this.screens.host.call('copy_summary', this.#wanted);
      return 'Copied as Markdown.';
    });
  }

  /** The paper that the report is laid out on. */
  get paper(): PaperSize {
    return this.#choices.paper;
  }

  set paper(paper: PaperSize) {
    this.#choices.paper = paper;
  }

  /** Lets the person choose the file on whose layouts slides are made. */
  chooseTemplate(): Promise<void> {
    return this.deeds.do('template', async () => {
      if (await this.screens.host.call('choose_template')) this.screens.show({ kind: 'report' });
      return '';
    });
  }

  /** Slides are made on the program's own layouts again. */
  dropTemplate(): Promise<void> {
    return this.deeds.do('template', async () => {
      await this.screens.host.call('drop_template');
      this.screens.show({ kind: 'report' });
      return '';
    });
  }

  /** The screen is left. */
  leave(): void {
    this.run.leave();
    this.answer.forget();
    this.deeds.leave();
  }

  get #chosen(): string[] {
    return this.screen ? this.#choices.chosen(this.screen) : [];
  }

  get #contents(): ReportContents {
    return { title: this.#choices.title, sections: this.#chosen };
  }

  get #wanted(): { basis: CostBasis; contents: ReportContents } {
    return { basis: this.screens.view.basis, contents: this.#contents };
  }

  #entry(id: string): ReportEntry | undefined {
    const { screen } = this;
    return [...(screen?.sections ?? []), ...(screen?.charts ?? [])].find((one) => one.id === id);
  }

  async #compose(): Promise<ReportPreview> {
    const wanted = this.#wanted;
    const run = this.run.begin();
    try {
      return await this.screens.host.call('compose_report', { run, ...wanted });
    } finally {
      this.run.end(run);
    }
  }
}
