import type { Failure } from '../errors/failure';
import type { Host } from '../ipc/host';
import type { Figure } from '../ipc/generated/Figure';
import type { ScreenView } from '../ipc/generated/ScreenView';
import type { StudyEdit } from '../ipc/generated/StudyEdit';
import type { View } from '../ipc/generated/View';
import type { Workspace } from '../ipc/generated/Workspace';
import type { Assumptions } from './assumptions.svelte';
import type { Drafts } from './drafts.svelte';

/**
 * Changes of the study, or how to compose them: that is done when it is their turn, from what the study
 * is then. What is shown while they wait may be the answer before the last.
 */
export type Edits =
  readonly StudyEdit[] | (() => readonly StudyEdit[] | Promise<readonly StudyEdit[]>);

/** What a screen can do with the open study. Screens know nothing of how studies are opened or kept. */
export interface StudyScreens {
  readonly host: Host;
  /** The open study as it was answered last; its `screen` is of the kind that is shown. */
  readonly workspace: Workspace | null;
  /** How it is wanted. */
  readonly view: View;
  /** How it was wanted when it was answered; `null` when that is not known. */
  readonly shownView: View | null;
  /** The drawings are in the colours that are wanted. */
  readonly colourMatches: boolean;
  /** The assumptions that drive the answer, to be changed beside a screen. */
  readonly assumptions: Assumptions;
  /** Changes whenever the figures change: what was weighed before is then outdated. */
  readonly edition: number;
  /** The path of the input that the screen is to show and focus. */
  readonly target: string | null;
  /** What is typed on any screen and is not part of the study. */
  readonly drafts: Drafts;
  /** What a screen keeps as long as the study is open; made when it is asked for first. */
  keep<T>(name: string, make: () => T): T;
  /** The screen shows it. */
  reached(): void;
  /** Changes the study. Answers with why it could not be changed, or `null`. */
  edit(edits: Edits, gesture?: string): Promise<Failure | null>;
  /** Shows a screen, or another part of the one that is shown. */
  show(screen: ScreenView): void;
  /** Lets the person choose a file of services, which then change or join those of the study. */
  importServices(): void;
  /** Shows a scenario, or the study itself. */
  showScenario(id: string | null): void;
  /** Goes back to the values that the study was opened with. */
  reset(): void;
  /** Ranks the assumptions that drive the answer once more. */
  rankAgain(): void;
  /** Opens the explanation of a figure. */
  explain(figure: Figure): void;
  /** Leads to the input at a path, on whichever screen it stands. */
  goTo(path: string): void;
}

/** Names the figures that are shown: what was weighed under another name is outdated. */
export function versionOf(screens: StudyScreens): string {
  return `${screens.edition} ${screens.view.basis}`;
}
