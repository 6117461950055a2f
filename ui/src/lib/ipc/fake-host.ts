/**
 * A recorded application, for tests and for looking at the page in a browser during development.
 * No build contains it. The address chooses a situation: `?slow`, `?fail=study_not_valid`,
 * `?open=fails`, `?open=nothing`, `?ranking=fails`, `?warnings=none`.
 */
import type { AnswerOf, CommandName, RequestOf } from './commands';
import type { CommandError } from './generated/CommandError';
import type { ErrorCode } from './generated/ErrorCode';
import type { Workspace } from './generated/Workspace';
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
  /** The study that the window was started with cannot be opened. */
  openFails?: boolean;
  /** The window was started with nothing to open. */
  startsEmpty?: boolean;
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
      startsEmpty: wanted.get('open') === 'nothing',
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
    show_start: () => ({ unsaved: [], recent: [], samples: SAMPLES, questions: [] }),
    preview_new_study: () => ({ readings: [], answer: null, options: [], notices: [] }),
    new_study: ({ view }) => this.#workspace(view),
    open_initial: ({ view }) => {
      if (this.situation.openFails) throw this.#invalidStudy();
      return this.situation.startsEmpty ? null : this.#workspace(view);
    },
    open_sample: ({ id, view }) => {
      const sample = SAMPLES.find((entry) => entry.id === id);
      if (!sample) throw commandError('not_found', `There is no sample “${id}”.`);
      this.#sample = sample;
      this.#values = initialValues();
      return this.#workspace(view);
    },
    open_recent: ({ view }) => this.#workspace(view),
    discard_recovered: () => ({ unsaved: [], recent: [], samples: SAMPLES, questions: [] }),
    choose_study: () =>
      this.situation.chosen === undefined || this.situation.chosen === 'cancelled' ? null : true,
    open_offered: ({ view }) => {
      const { chosen = 'opened' } = this.situation;
      if (chosen === 'opened' || chosen === 'cancelled') return this.#workspace(view);
      throw this.#invalidStudy(chosen);
    },
    show_study: ({ view }) => this.#workspace(view),
    show_scenario: ({ view }) => this.#workspace(view),
    edit_study: ({ view }) => this.#workspace(view),
    undo: ({ view }) => this.#workspace(view),
    redo: ({ view }) => this.#workspace(view),
    save_study: () => null,
    save_study_as: () => null,
    close_window: () => null,
    describe_parameters: () => this.#notRecorded(),
    read_entry: ({ text }) => ({ understood: text, refusal: null }),
    import_services: () => null,
    export_services: () => null,
    copy_services: () => '',
    list_services: () => [],
    weigh_adjustments: () => this.#notRecorded(),
    find_best_hybrid: () => this.#notRecorded(),
    weigh_choices: () => this.#notRecorded(),
    compare_scenario: () => this.#notRecorded(),
    explain_figure: () => this.#notRecorded(),
    simulate_study: () => this.#notRecorded(),
    draw_futures: () => this.#notRecorded(),
    follow_run: () => null,
    stop_run: () => null,
    weigh_sensitivity: () => this.#notRecorded(),
    draw_sensitivity: () => this.#notRecorded(),
    assess_incident: () => this.#notRecorded(),
    draw_chart: () => this.#notRecorded(),
    copy_chart: () => null,
    save_chart: () => null,
    compose_report: () => this.#notRecorded(),
    save_report: () => null,
    copy_summary: () => null,
    choose_template: () => null,
    drop_template: () => null,
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
      return { assumption, remark: '', workspace: this.#workspace(view) };
    },
    reset_study: ({ view }) => {
      this.#values = initialValues();
      return this.#workspace(view);
    },
  };

  #workspace(view: View): Workspace {
    const workspace = overviewOf(this.#sample, this.#values, view);
    return this.situation.withoutWarnings ? { ...workspace, warnings: [], notices: [] } : workspace;
  }

  /** Nothing is recorded for this: it is looked at in the application. */
  #notRecorded(): never {
    throw commandError('not_found', 'This answer is not recorded.');
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
