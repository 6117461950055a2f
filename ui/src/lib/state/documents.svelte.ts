import { toFailure } from '../errors/failure';
import type { StartPage } from '../ipc/generated/StartPage';
import type { Host } from '../ipc/host';
import { NewStudy } from './new-study.svelte';
import type { StudyController } from './study.svelte';

/** Opening, making, saving and closing studies. Nothing that is not saved is left unasked. */
export class Documents {
  /** What the start page shows; `null` until it is known. */
  startPage = $state.raw<StartPage | null>(null);
  /** The start page is shown over a study that stays open. */
  isStarting = $state(false);
  /** A file dialog of the system is open. */
  choosing = $state(false);
  saving = $state(false);
  /** The answers for a new study; they stay until one is made of them, whatever is opened meanwhile. */
  readonly beginning: NewStudy;
  /** Somebody was told, or saw, what was left behind unsaved. */
  #isTold = $state(false);
  #pickedSample = $state<string | null>(null);
  #started = false;

  constructor(
    private readonly host: Host,
    private readonly study: StudyController,
  ) {
    this.beginning = new NewStudy(host, () => study.view.basis);
  }

  /** Whether the start page is to be seen. */
  get showsStart(): boolean {
    return this.isStarting || this.study.phase === 'start';
  }

  /** Work was left behind unsaved when the program ended before, and nobody has been told. */
  get tellsOfUnsaved(): boolean {
    const isLeft = (this.startPage?.unsaved.length ?? 0) > 0;
    return isLeft && !this.#isTold && !this.showsStart && this.study.workspace !== null;
  }

  /** The sample to show as chosen: the one being opened, or the one that is open. */
  get pickedSample(): string {
    return this.#pickedSample ?? this.study.workspace?.study.sample ?? '';
  }

  /** Opens what the window was started with. To be called once the places of the charts are known. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    void this.#readStartPage();
    this.study.open((view) => this.host.call('open_initial', { view }));
  }

  /** Shows the start page; a study that is open stays open behind it. */
  showStart(): void {
    this.study.drafts.apply();
    this.isStarting = true;
    this.#isTold = true;
    void this.#readStartPage();
  }

  /** Nobody wants to be told of unsaved work again. */
  dismissUnsaved(): void {
    this.#isTold = true;
  }

  /** Back to the open study. */
  leaveStart(): void {
    if (this.study.workspace) this.isStarting = false;
  }

  openSample(id: string): void {
    // Also while the question is open: staying then brings the picker back to the open sample.
    this.#pickedSample = id;
    this.#ask(
      () => this.#open((view) => this.host.call('open_sample', { id, view })),
      () => (this.#pickedSample = null),
    );
  }

  openRecent(id: string): void {
    this.#ask(() => this.#open((view) => this.host.call('open_recent', { id, view })));
  }

  /** Throws away what was left behind unsaved. That cannot be undone, so whoever calls it has asked. */
  async discardUnsaved(id: string): Promise<void> {
    try {
      this.startPage = await this.host.call('discard_recovered', { id });
    } catch (thrown) {
      this.study.report(toFailure(thrown));
    }
  }

  /** Opens the file that was chosen last, or dropped on the window. */
  openOffered(): void {
    this.#ask(() => this.#open((view) => this.host.call('open_offered', { view })));
  }

  /** Makes a study of the answers. */
  newStudy(): void {
    const { answers } = this.beginning;
    this.#ask(() =>
      this.#open(async (view) => {
        const workspace = await this.host.call('new_study', { answers, view });
        this.beginning.forget();
        return workspace;
      }),
    );
  }

  /**
   * Lets the person choose a file. The dialog belongs to the application; the page only waits. What would
   * be lost is looked at when the file is known: the open study is edited meanwhile.
   */
  async chooseStudy(): Promise<void> {
    if (this.choosing) return;
    this.choosing = true;
    try {
      if (await this.host.call('choose_study')) this.openOffered();
    } catch (thrown) {
      this.study.report(toFailure(thrown));
    } finally {
      this.choosing = false;
    }
  }

  /** Saves; a study that has no file yet asks where. Answers whether it is saved. */
  async save(as = false): Promise<boolean> {
    if (!this.study.workspace || this.saving) return false;
    this.saving = true;
    // What was typed last belongs into the file.
    await this.study.settle();
    try {
      return await this.study.saveBy(() => this.host.call(as ? 'save_study_as' : 'save_study'));
    } catch (thrown) {
      this.study.report(toFailure(thrown));
      return false;
    } finally {
      this.saving = false;
    }
  }

  /** Saves, and then does what was asked about. */
  async saveAndGoOn(): Promise<void> {
    if (await this.save()) this.study.leaving.goOn();
  }

  /** The person closes the window while something is not saved. */
  close(): void {
    const go = () => void this.host.call('close_window');
    void this.study.leaving.ask('close', go, undefined, () => this.beginning.isBegun);
  }

  #ask(go: () => void, stay?: () => void): void {
    void this.study.leaving.ask('leave', go, stay);
  }

  #open(call: Parameters<StudyController['open']>[0]): void {
    // What the start page shows of it has been seen there, and it is left as soon as opening begins.
    if (this.showsStart) this.#isTold = true;
    this.study.open(async (view) => {
      try {
        const workspace = await call(view);
        this.isStarting = false;
        return workspace;
      } finally {
        this.#pickedSample = null;
      }
    });
  }

  async #readStartPage(): Promise<void> {
    try {
      this.startPage = await this.host.call('show_start');
    } catch {
      // Without the list there is nothing to pick from; files can still be opened.
      this.startPage ??= { unsaved: [], recent: [], samples: [], questions: [] };
    }
  }
}
