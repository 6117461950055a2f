/**
 * The commands the page may call: what each asks and answers.
 *
 * Types come from the generated contract; only the pairing is written here, and a test compares the
 * names with those that the application registers.
 */
import type { Assumption } from './generated/Assumption';
import type { AssumptionChanged } from './generated/AssumptionChanged';
import type { OpenSampleRequest } from './generated/OpenSampleRequest';
import type { Overview } from './generated/Overview';
import type { RankAssumptionsRequest } from './generated/RankAssumptionsRequest';
import type { SampleEntry } from './generated/SampleEntry';
import type { SetAssumptionRequest } from './generated/SetAssumptionRequest';
import type { ViewRequest } from './generated/ViewRequest';

export interface Commands {
  open_initial: { request: ViewRequest; answer: Overview };
  list_samples: { request: null; answer: SampleEntry[] };
  open_sample: { request: OpenSampleRequest; answer: Overview };
  /** The answer is `null` when the person closed the file dialog without choosing. */
  choose_study: { request: ViewRequest; answer: Overview | null };
  show_overview: { request: ViewRequest; answer: Overview };
  rank_assumptions: { request: RankAssumptionsRequest; answer: Assumption[] };
  set_assumption: { request: SetAssumptionRequest; answer: AssumptionChanged };
  reset_study: { request: ViewRequest; answer: Overview };
}

export type CommandName = keyof Commands;

/** Arguments after the command's name: none for a command that takes no request. */
export type RequestOf<Name extends CommandName> = Commands[Name]['request'] extends null
  ? []
  : [request: Commands[Name]['request']];

export type AnswerOf<Name extends CommandName> = Commands[Name]['answer'];
