import { treatmentOf } from '../errors/classify';
import { toFailure, type Failure } from '../errors/failure';
import type { View } from '../ipc/generated/View';
import type { Workspace } from '../ipc/generated/Workspace';
import type { Host } from '../ipc/host';
import { Lane } from './lane';
import { Overdue } from './overdue.svelte';

/** `start`: no study is open, so the start page is shown. */
export type Phase = 'loading' | 'ready' | 'start';

/** An answer that takes longer than this makes what is shown look outdated, in milliseconds. */
const PATIENCE = 150;

export type AskForStudy = (view: View) => Promise<Workspace | null>;

/**
 * What the application answered last, and how it is wanted.
 *
 * Everything that answers with a workspace at once goes through one lane, so answers cannot overtake
 * each other. Changes of the view (screen, basis, colours, sizes) are not queued at all: after every
 * answer the view that was shown is compared with the one that is wanted, and asked for if they differ.
 */
export abstract class ShownStudy {
  phase = $state<Phase>('loading');
  workspace = $state.raw<Workspace | null>(null);
  /** Shown in a dialog. */
  alarm = $state.raw<Failure | null>(null);
  /** Shown in a strip above the answer. */
  notice = $state.raw<Failure | null>(null);

  readonly overdue = new Overdue(PATIENCE);
  protected readonly lane = new Lane();

  #view = $state.raw() as View;
  #shownView = $state.raw<View | null>(null);
  /** A view that could not be shown; asking for the same one again would fail again. */
  #failedView: View | null = null;
  /** The study was saved, and what is shown may not know of it. */
  #isHeadingOld = false;
  #waits = 0;

  constructor(
    readonly host: Host,
    view: View,
  ) {
    this.#view = view;
  }

  get view(): View {
    return this.#view;
  }

  /** The view that `workspace` was made for; `null` when it could not be replaced. */
  get shownView(): View | null {
    return this.#shownView;
  }

  /** Whether the drawings are in the colours of the page. Until then they would be unreadable. */
  get colourMatches(): boolean {
    return this.#shownView?.colours === this.#view.colours;
  }

  /** Asks for a study that takes the place of the open one. */
  open(call: AskForStudy): void {
    if (!this.workspace) this.phase = 'loading';
    this.lane.put('open', async () => {
      await this.replaceBy(call);
      this.showWantedView();
    });
  }

  /** Resolves when everything that was asked before has been answered. */
  answered(): Promise<void> {
    this.#waits += 1;
    const key = `wait ${this.#waits}`;
    return new Promise((resolve) => {
      this.lane.put(key, () => Promise.resolve(resolve()));
    });
  }

  /**
   * Saves by `call` and shows the heading that comes of it; resolves to whether it was saved. A file
   * dialog may be open for minutes, and the study is edited meanwhile: what is shown by then may be newer
   * than the heading, which is then asked for in its turn.
   */
  async saveBy(call: () => Promise<Workspace['study'] | null>): Promise<boolean> {
    const before = this.workspace;
    const study = await call();
    if (!study) return false;
    await this.answered();
    if (this.workspace === before) {
      if (before) this.workspace = { ...before, study };
    } else {
      this.#isHeadingOld = true;
      this.showWantedView();
    }
    return true;
  }

  dismissAlarm(): void {
    this.alarm = null;
  }

  dismissNotice(): void {
    this.notice = null;
  }

  report(failure: Failure): void {
    if (treatmentOf(failure.code).place === 'strip') this.notice = failure;
    else this.alarm = failure;
  }

  /** How another study is wanted: as this one, but for what was about this one. */
  protected abstract viewOfAnother(): View;

  /** The study, or its values, have been replaced by what is shown now. */
  protected abstract replaced(isSameStudy: boolean): void;

  /** The values could not be replaced; what was answered meanwhile was not shown. */
  protected abstract notReplaced(): void;

  /** What is wanted is shown. */
  protected abstract settled(): void;

  /**
   * Asks for a study that replaces the one that is shown, or its values. In the lane only. Resolves to
   * whether it did.
   */
  protected async replaceBy(call: AskForStudy, isSameStudy = false): Promise<boolean> {
    const wanted = this.#view;
    const view = isSameStudy ? wanted : this.viewOfAnother();
    this.overdue.begin();
    try {
      const workspace = await call(view);
      if (workspace) {
        this.alarm = null;
        if (this.#view === wanted) this.#view = view;
        this.shown(workspace, view);
        this.phase = 'ready';
        this.replaced(isSameStudy);
        return true;
      }
      if (!this.workspace) this.phase = 'start';
    } catch (thrown) {
      this.report(toFailure(thrown));
      if (!this.workspace) {
        this.phase = 'start';
      } else if (isSameStudy) {
        this.#shownView = null;
        this.notReplaced();
      }
    } finally {
      this.overdue.end();
    }
    return false;
  }

  protected shown(workspace: Workspace, view: View): void {
    this.workspace = workspace;
    this.#shownView = view;
    this.#failedView = null;
    this.#isHeadingOld = false;
    this.notice = null;
  }

  protected want(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.showWantedView();
  }

  /** Asks for the study in the wanted view, unless it is shown or another answer will bring it. */
  protected showWantedView(): void {
    if (!this.workspace) return;
    const isSettled = this.#view === this.#shownView || this.#view === this.#failedView;
    if (isSettled && !this.#isHeadingOld) return this.settled();
    this.lane.put('view', async () => {
      const view = this.#view;
      if (!this.workspace || (view === this.#shownView && !this.#isHeadingOld)) return;
      this.overdue.begin();
      try {
        const workspace = await this.host.call('show_study', { view });
        const { basis, colours, screen } = this.#view;
        // Another basis was chosen meanwhile: its figures must not flash up beside the wrong word.
        const isWanted =
          view.basis === basis && view.colours === colours && view.screen.kind === screen.kind;
        if (isWanted) this.shown(workspace, view);
      } catch (thrown) {
        this.#failedView = view;
        this.#isHeadingOld = false;
        this.report(toFailure(thrown));
      } finally {
        this.overdue.end();
      }
      this.showWantedView();
    });
  }
}
