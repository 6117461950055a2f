/**
 * A recorded application, for tests and for looking at the page in a browser during development.
 * No build contains it. The address chooses a situation: `?slow`, `?fail=study_not_valid`,
 * `?open=fails`, `?ranking=fails`, `?warnings=none`.
 */
import type { AnswerOf, CommandName, RequestOf } from './commands';
import type { CommandError } from './generated/CommandError';
import type { ErrorCode } from './generated/ErrorCode';
import type { Overview } from './generated/Overview';
import type { SampleEntry } from './generated/SampleEntry';
import type { View } from './generated/View';
import { initialValues, parse, swingOf, type Values } from './fake/figures';
import { assumptionOf, overviewOf, quantityAt, rankingOf, SAMPLES } from './fake/overviews';
import type { Host } from './host';

type Answers = { [Name in CommandName]: (...request: RequestOf<Name>) => AnswerOf<Name> };

export interface Situation {
  /** Milliseconds that an overview and a ranking take. */
  delay?: number;
  rankingDelay?: number;
  /** The window starts without a study. */
  openFails?: boolean;
  rankingFails?: boolean;
  /** What becomes of a file that is chosen. */
  chosen?: ErrorCode | 'cancelled' | 'opened';
  withoutWarnings?: boolean;
}

export function commandError(code: ErrorCode, message: string, hint = ''): CommandError {
  return { code, message, hint, problems: [] };
}

export class FakeHost implements Host {
  #sample: SampleEntry = SAMPLES[0] as SampleEntry;
  #values: Values = initialValues();

  constructor(private readonly situation: Situation = {}) {}

  static fromAddress(search: string): FakeHost {
    const wanted = new URLSearchParams(search);
    const isSlow = wanted.has('slow');
    return new FakeHost({
      delay: isSlow ? 900 : 12,
      rankingDelay: isSlow ? 6000 : 700,
      openFails: wanted.get('open') === 'fails',
      rankingFails: wanted.get('ranking') === 'fails',
      chosen: (wanted.get('fail') as ErrorCode | null) ?? 'study_not_valid',
      withoutWarnings: wanted.get('warnings') === 'none',
    });
  }

  async call<Name extends CommandName>(
    name: Name,
    ...request: RequestOf<Name>
  ): Promise<AnswerOf<Name>> {
    const { delay = 0, rankingDelay = delay } = this.situation;
    const wait = name === 'rank_assumptions' ? rankingDelay : delay;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    // As over the real boundary: what comes back shares nothing with what is kept here.
    return structuredClone(this.#answers[name](...request));
  }

  #answers: Answers = {
    open_initial: ({ view }) => {
      if (this.situation.openFails) throw this.#invalidStudy();
      return this.#overview(view);
    },
    list_samples: () => SAMPLES,
    open_sample: ({ id, view }) => {
      const sample = SAMPLES.find((entry) => entry.id === id);
      if (!sample) throw commandError('not_found', `There is no sample “${id}”.`);
      this.#sample = sample;
      this.#values = initialValues();
      return this.#overview(view);
    },
    choose_study: ({ view }) => {
      const { chosen = 'cancelled' } = this.situation;
      if (chosen === 'cancelled') return null;
      if (chosen === 'opened') return this.#overview(view);
      throw this.#invalidStudy(chosen);
    },
    show_overview: ({ view }) => this.#overview(view),
    rank_assumptions: ({ basis }) => {
      if (this.situation.rankingFails)
        throw commandError('too_large', 'The figures are too large.');
      return rankingOf(this.#values, basis);
    },
    set_assumption: ({ path, value, view }) => {
      const quantity = quantityAt(path);
      if (!quantity) throw commandError('not_found', `The study has no value at ${path}.`);
      const parsed = parse(quantity.unit, value);
      if (parsed === null) {
        throw commandError(
          'value_not_accepted',
          `Expected a ${quantity.unit}, found “${value}”.`,
          'For example 35 % or 0.35.',
        );
      }
      this.#values = { ...this.#values, [path]: parsed };
      const assumption = assumptionOf(
        quantity,
        parsed,
        swingOf(quantity, this.#values, view.basis),
      );
      return { assumption, overview: this.#overview(view) };
    },
    reset_study: ({ view }) => {
      this.#values = initialValues();
      return this.#overview(view);
    },
  };

  #overview(view: View): Overview {
    const overview = overviewOf(this.#sample, this.#values, view);
    return this.situation.withoutWarnings ? { ...overview, warnings: [], notices: [] } : overview;
  }

  #invalidStudy(code: ErrorCode = 'study_not_valid'): CommandError {
    return {
      code,
      message: 'The file “Warehouse 2027.fulcrum” is not a valid study: 14 values do not fit.',
      hint: 'Correct the values in the file and open it again.',
      problems: Array.from(
        { length: 14 },
        (_, index) =>
          `services[${index}].exposure_per_hour: expected an amount of at least 0, found −${index + 1}00`,
      ),
    };
  }
}
