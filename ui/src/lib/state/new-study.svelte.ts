import { toFailure, type Failure } from '../errors/failure';
import type { AnswerReading } from '../ipc/generated/AnswerReading';
import type { CostBasis } from '../ipc/generated/CostBasis';
import type { NewStudyPreview } from '../ipc/generated/NewStudyPreview';
import type { Question } from '../ipc/generated/Question';
import type { QuestionAnswer } from '../ipc/generated/QuestionAnswer';
import type { Host } from '../ipc/host';

/** The questions of a new study while they are answered, and what the answers come to so far. */
export class NewStudy {
  preview = $state.raw<NewStudyPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The preview is for answers that have been changed since. */
  outdated = $state(false);
  #texts = $state<Record<string, string>>({});
  #isAsking = false;
  #isStale = false;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly host: Host,
    private readonly basis: () => CostBasis,
  ) {}

  /** What stands in the field: as typed, or the default, which may follow from other answers. */
  textOf(question: Question): string {
    return this.#texts[question.id] ?? (this.readingOf(question.id)?.inField || question.default);
  }

  /** How an answer is understood, or why it cannot be taken. */
  readingOf(id: string): AnswerReading | undefined {
    return this.preview?.readings.find((reading) => reading.id === id);
  }

  /** Types or chooses an answer; the result follows as fast as it can be computed. */
  answer(id: string, text: string): void {
    this.#texts[id] = text;
    void this.refresh();
  }

  /** The answers that were given. */
  get answers(): QuestionAnswer[] {
    return Object.entries(this.#texts).map(([id, text]) => ({ id, text }));
  }

  /** Something was answered that no study has been made of. */
  get isBegun(): boolean {
    return this.answers.length > 0;
  }

  /** Begins anew: a study was made of the answers. */
  forget(): void {
    this.#texts = {};
    this.preview = null;
    this.failure = null;
  }

  /** Whether a study can be made of the answers. */
  get isComplete(): boolean {
    return !this.outdated && Boolean(this.preview?.answer);
  }

  /** Resolves when it is known what the answers come to. */
  settled(): Promise<void> {
    if (!this.#isAsking) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The first answer that cannot be taken, in the order of the questions. */
  firstRefused(questions: readonly Question[]): Question | null {
    return questions.find(({ id }) => this.readingOf(id)?.refusal) ?? null;
  }

  /** Asks what the answers come to. One question at a time: the latest answers count. */
  async refresh(): Promise<void> {
    this.outdated = true;
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isStale) {
      this.#isStale = false;
      try {
        const request = { answers: this.answers, basis: this.basis() };
        const preview = await this.host.call('preview_new_study', request);
        if (this.#isStale) continue;
        this.preview = preview;
        this.failure = null;
      } catch (thrown) {
        this.failure = toFailure(thrown);
      }
    }
    this.#isAsking = false;
    this.outdated = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
