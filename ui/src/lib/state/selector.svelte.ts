import type { Failure } from '../errors/failure';
import type { BestHybridAdvice } from '../ipc/generated/BestHybridAdvice';
import type { CellPlace } from '../ipc/generated/CellPlace';
import type { ChoiceWeight } from '../ipc/generated/ChoiceWeight';
import type { ChoiceWeights } from '../ipc/generated/ChoiceWeights';
import type { SelectorScreen } from '../ipc/generated/SelectorScreen';
import type { SelectorService } from '../ipc/generated/SelectorService';
import type { StudyEdit } from '../ipc/generated/StudyEdit';
import { LastRefusal } from './last-refusal.svelte';
import { SlowAnswer } from './slow-answer.svelte';
import { versionOf, type Edits, type StudyScreens } from './study-screen';

/** A service with the cell that it stands in. */
export interface PlacedService {
  service: SelectorService;
  place: CellPlace;
}

/** The selector's grid: one service can be chosen and moved, and the best hybrid found. */
export class SelectorController {
  /** What other choices for the chosen service cost. */
  readonly weights: SlowAnswer<string, ChoiceWeights>;
  readonly best: SlowAnswer<boolean, BestHybridAdvice>;
  readonly #refusal: LastRefusal;
  /** Whether the models that were picked may change too in the best hybrid. */
  allServices = $state(false);
  /** The panel of the chosen service is open. While a service is dragged nothing opens or closes. */
  isOpen = $state(false);
  #chosen = $state<string | null>(null);
  #over = $state.raw<CellPlace | null>(null);
  /** What was chosen when the hand took a service; `null` while it holds none. */
  #before: { id: string | null } | null = null;

  constructor(private readonly screens: StudyScreens) {
    this.#refusal = new LastRefusal(screens);
    const basis = () => screens.view.basis;
    this.weights = new SlowAnswer((service) =>
      screens.host.call('weigh_choices', { service, basis: basis() }),
    );
    this.best = new SlowAnswer((allServices) =>
      screens.host.call('find_best_hybrid', { basis: basis(), allServices }),
    );
  }

  /** Why the last change was refused. */
  get failure(): Failure | null {
    return this.#refusal.why;
  }

  set failure(why: Failure | null) {
    this.#refusal.why = why;
  }

  /** `null` until the screen is there. */
  get screen(): SelectorScreen | null {
    const screen = this.screens.workspace?.screen;
    return screen?.kind === 'selector' ? screen : null;
  }

  /** The chosen service as it stands; `null` when none is chosen, or it is not there any more. */
  get chosen(): PlacedService | null {
    return this.#chosen === null ? null : this.find(this.#chosen);
  }

  /** The cell that the hand holds the chosen service over. */
  get over(): CellPlace | null {
    return this.#over;
  }

  find(id: string): PlacedService | null {
    const { screen } = this;
    for (const row of screen?.rows ?? []) {
      for (const [index, cell] of row.cells.entries()) {
        const service = cell.services.find((candidate) => candidate.id === id);
        const demand = screen?.demands[index]?.id;
        if (service && demand) return { service, place: { target: row.target, demand } };
      }
    }
    return null;
  }

  /** Chooses a service and opens its panel; `null` closes it. */
  choose(id: string | null): void {
    this.isOpen = id !== null;
    this.#before = null;
    this.#choose(id);
  }

  /** Chooses a service that the hand has taken. */
  grab(id: string): void {
    this.#before ??= { id: this.#chosen };
    this.#choose(id);
  }

  /** Weighs what is chosen by the figures as they stand. To be called whenever those change. */
  keepUp(): void {
    const version = versionOf(this.screens);
    if (!this.screen) return;
    const chosen = this.chosen?.service.id;
    if (chosen !== undefined) this.weights.want(chosen, version);
    this.best.outdate(version);
  }

  /** The choices of one kind, in their order. */
  choicesOf(kind: ChoiceWeight['kind']): ChoiceWeight[] {
    return this.weights.value?.choices.filter((choice) => choice.kind === kind) ?? [];
  }

  /** What moving the chosen service to a cell costs; `null` as long as that is not known. */
  weightOf(place: CellPlace): ChoiceWeight | null {
    const isIt = (choice: ChoiceWeight) =>
      choice.kind !== 'model' && isSamePlace(choice.cell, place);
    return this.weights.value?.choices.find(isIt) ?? null;
  }

  async apply(choice: ChoiceWeight): Promise<void> {
    await this.#edit(
      choice.changes.map(({ path, choice: text }) => ({ kind: 'set_value', path, text })),
    );
  }

  /** The chosen service is held over a cell, or over none. */
  hold(place: CellPlace | null): void {
    this.#over = place;
  }

  /** Lets the chosen service go where it is held: it moves there. Beside the cells it is as it was before. */
  async drop(): Promise<void> {
    const { chosen, over } = this;
    if (!chosen || !over) return this.letGo();
    this.#over = null;
    this.#before = null;
    this.isOpen = true;
    await this.#edit(() => moves(this.find(chosen.service.id) ?? chosen, over));
  }

  /** Nothing is held any more, and nothing moves: what was chosen before is chosen again. */
  letGo(): void {
    this.#over = null;
    const before = this.#before;
    this.#before = null;
    if (!this.isOpen) this.#choose(null);
    else if (before) this.#choose(before.id);
  }

  findBest(): void {
    this.best.forget();
    this.best.want(this.allServices, versionOf(this.screens));
  }

  /** Gives the services the models of the best hybrid. */
  async useBest(): Promise<void> {
    const choices = this.best.value?.choices;
    if (!choices?.length || this.best.state !== 'ready') return;
    await this.#edit([{ kind: 'set_models', choices }]);
    if (!this.failure) this.best.forget();
  }

  stop(): void {
    this.weights.forget();
    this.best.forget();
  }

  #choose(id: string | null): void {
    this.#chosen = id;
    if (id === null) this.weights.forget();
    this.keepUp();
  }

  async #edit(edits: Edits): Promise<void> {
    this.failure = await this.screens.edit(edits);
  }
}

export function isSamePlace(one: CellPlace, other: CellPlace): boolean {
  return one.target === other.target && one.demand === other.demand;
}

/** What moves a service to a cell from where it stands. */
function moves({ service, place }: PlacedService, over: CellPlace): StudyEdit[] {
  const set = (field: string, text: string): StudyEdit => ({
    kind: 'set_value',
    path: `services.${service.id}.${field}`,
    text,
  });
  const edits: StudyEdit[] = [];
  if (over.target !== place.target) {
    // Back in the row of its exposure, a service follows its exposure again.
    const text = over.target === service.exposureTarget ? 'auto' : over.target;
    edits.push(set('availability_target', text));
  }
  if (over.demand !== place.demand) edits.push(set('feature_demand', over.demand));
  return edits;
}
