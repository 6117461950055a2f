/**
 * The commands the page may call: what each asks and answers.
 *
 * Types come from the generated contract; only the pairing is written here, and a test compares the
 * names with those that the application registers.
 */
import type { AdjustmentWeights } from './generated/AdjustmentWeights';
import type { AssessIncidentRequest } from './generated/AssessIncidentRequest';
import type { Assumption } from './generated/Assumption';
import type { AssumptionChanged } from './generated/AssumptionChanged';
import type { BestHybridAdvice } from './generated/BestHybridAdvice';
import type { ChartPicture } from './generated/ChartPicture';
import type { ChoiceWeights } from './generated/ChoiceWeights';
import type { CompareScenarioRequest } from './generated/CompareScenarioRequest';
import type { ComposeReportRequest } from './generated/ComposeReportRequest';
import type { CopyChartRequest } from './generated/CopyChartRequest';
import type { CopyServicesRequest } from './generated/CopyServicesRequest';
import type { CopySummaryRequest } from './generated/CopySummaryRequest';
import type { DiscardRecoveredRequest } from './generated/DiscardRecoveredRequest';
import type { DrawChartRequest } from './generated/DrawChartRequest';
import type { DrawFuturesRequest } from './generated/DrawFuturesRequest';
import type { DrawSensitivityRequest } from './generated/DrawSensitivityRequest';
import type { EditStudyRequest } from './generated/EditStudyRequest';
import type { EntryReading } from './generated/EntryReading';
import type { ExplainFigureRequest } from './generated/ExplainFigureRequest';
import type { Explanation } from './generated/Explanation';
import type { FindBestHybridRequest } from './generated/FindBestHybridRequest';
import type { Futures } from './generated/Futures';
import type { FuturesPictures } from './generated/FuturesPictures';
import type { ImportServicesRequest } from './generated/ImportServicesRequest';
import type { IncidentReading } from './generated/IncidentReading';
import type { ListServicesRequest } from './generated/ListServicesRequest';
import type { NewStudyPreview } from './generated/NewStudyPreview';
import type { NewStudyRequest } from './generated/NewStudyRequest';
import type { OpenRecentRequest } from './generated/OpenRecentRequest';
import type { OpenSampleRequest } from './generated/OpenSampleRequest';
import type { ParameterDescriptions } from './generated/ParameterDescriptions';
import type { PreviewNewStudyRequest } from './generated/PreviewNewStudyRequest';
import type { RankAssumptionsRequest } from './generated/RankAssumptionsRequest';
import type { ReadEntryRequest } from './generated/ReadEntryRequest';
import type { RunProgress } from './generated/RunProgress';
import type { RunRequest } from './generated/RunRequest';
import type { ReportPreview } from './generated/ReportPreview';
import type { SaveChartRequest } from './generated/SaveChartRequest';
import type { SaveReportRequest } from './generated/SaveReportRequest';
import type { ScenarioComparison } from './generated/ScenarioComparison';
import type { Sensitivity } from './generated/Sensitivity';
import type { SensitivityPictures } from './generated/SensitivityPictures';
import type { SetAssumptionRequest } from './generated/SetAssumptionRequest';
import type { ShowScenarioRequest } from './generated/ShowScenarioRequest';
import type { SimulateStudyRequest } from './generated/SimulateStudyRequest';
import type { StartPage } from './generated/StartPage';
import type { StudyHeading } from './generated/StudyHeading';
import type { ViewRequest } from './generated/ViewRequest';
import type { WeighAdjustmentsRequest } from './generated/WeighAdjustmentsRequest';
import type { WeighChoicesRequest } from './generated/WeighChoicesRequest';
import type { WeighSensitivityRequest } from './generated/WeighSensitivityRequest';
import type { Workspace } from './generated/Workspace';

export interface Commands {
  show_start: { request: null; answer: StartPage };
  preview_new_study: { request: PreviewNewStudyRequest; answer: NewStudyPreview };
  new_study: { request: NewStudyRequest; answer: Workspace };
  /** `null` when the window was started with nothing to open: the start page is shown. */
  open_initial: { request: ViewRequest; answer: Workspace | null };
  open_sample: { request: OpenSampleRequest; answer: Workspace };
  open_recent: { request: OpenRecentRequest; answer: Workspace };
  discard_recovered: { request: DiscardRecoveredRequest; answer: StartPage };
  /** `true` when the person chose a file, which is then the one that is offered. */
  choose_study: { request: null; answer: true | null };
  /** Opens the file that was chosen last, or dropped on the window. */
  open_offered: { request: ViewRequest; answer: Workspace };
  show_study: { request: ViewRequest; answer: Workspace };
  show_scenario: { request: ShowScenarioRequest; answer: Workspace };
  edit_study: { request: EditStudyRequest; answer: Workspace };
  reset_study: { request: ViewRequest; answer: Workspace };
  undo: { request: ViewRequest; answer: Workspace };
  redo: { request: ViewRequest; answer: Workspace };
  /** `null` when the person closed the file dialog without choosing. */
  save_study: { request: null; answer: StudyHeading | null };
  save_study_as: { request: null; answer: StudyHeading | null };
  /** Closes the window, whatever is not saved. */
  close_window: { request: null; answer: null };
  rank_assumptions: { request: RankAssumptionsRequest; answer: Assumption[] };
  set_assumption: { request: SetAssumptionRequest; answer: AssumptionChanged };
  describe_parameters: { request: null; answer: ParameterDescriptions };
  read_entry: { request: ReadEntryRequest; answer: EntryReading };
  /** `null` when no file was chosen. */
  import_services: { request: ImportServicesRequest; answer: Workspace | null };
  /** Name of the file that was written; `null` when none was chosen. */
  export_services: { request: null; answer: string | null };
  copy_services: { request: CopyServicesRequest; answer: string };
  list_services: { request: ListServicesRequest; answer: string[] };
  weigh_adjustments: { request: WeighAdjustmentsRequest; answer: AdjustmentWeights };
  find_best_hybrid: { request: FindBestHybridRequest; answer: BestHybridAdvice };
  weigh_choices: { request: WeighChoicesRequest; answer: ChoiceWeights };
  compare_scenario: { request: CompareScenarioRequest; answer: ScenarioComparison };
  simulate_study: { request: SimulateStudyRequest; answer: Futures };
  draw_futures: { request: DrawFuturesRequest; answer: FuturesPictures };
  /** `null` when the run is not under way. */
  follow_run: { request: RunRequest; answer: RunProgress | null };
  stop_run: { request: RunRequest; answer: null };
  weigh_sensitivity: { request: WeighSensitivityRequest; answer: Sensitivity };
  draw_sensitivity: { request: DrawSensitivityRequest; answer: SensitivityPictures };
  assess_incident: { request: AssessIncidentRequest; answer: IncidentReading };
  draw_chart: { request: DrawChartRequest; answer: ChartPicture };
  copy_chart: { request: CopyChartRequest; answer: null };
  /** Name of the file that was written; `null` when none was chosen. */
  save_chart: { request: SaveChartRequest; answer: string | null };
  compose_report: { request: ComposeReportRequest; answer: ReportPreview };
  /** Name of the file that was written; `null` when none was chosen. */
  save_report: { request: SaveReportRequest; answer: string | null };
  copy_summary: { request: CopySummaryRequest; answer: null };
  /** `true` when the person chose a file, on whose layouts slides are then made. */
  choose_template: { request: null; answer: true | null };
  drop_template: { request: null; answer: null };
  explain_figure: { request: ExplainFigureRequest; answer: Explanation };
}

export type CommandName = keyof Commands;

/** Arguments after the command's name: none for a command that takes no request. */
export type RequestOf<Name extends CommandName> = Commands[Name]['request'] extends null
  ? []
  : [request: Commands[Name]['request']];

export type AnswerOf<Name extends CommandName> = Commands[Name]['answer'];
