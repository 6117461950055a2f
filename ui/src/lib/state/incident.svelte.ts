import { toFailure, type Failure } from '../errors/failure';
import type { Choice } from '../ipc/generated/Choice';
import type { IncidentReading } from '../ipc/generated/IncidentReading';
import { Field, type Refusal } from './field.svelte';
import type { StudyScreens } from './study-screen';

type Typed = 'exposure' | 'hours';

/** A field that is understood as it is typed. */
class LiveField extends Field {
  override type(text: string): void {
    super.type(text);
    this.apply();
  }
}

/** The in-incident calculator: what is typed of an incident in progress, and what it comes to. */
export class IncidentController {
  reading = $state.raw<IncidentReading | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** `null` for the first service. */
  service = $state<string | null>(null);
  readonly exposure: Field;
  readonly hours: Field;

  #typed = $state.raw<Record<Typed, string | null>>({ exposure: null, hours: null });
  #asked = 0;

  constructor(private readonly screens: StudyScreens) {
    const field = (name: Typed) =>
      new LiveField(
        () => this.#typed[name] ?? this.reading?.[name].usual ?? '',
        (text) => this.#type(name, text),
      );
    this.exposure = field('exposure');
    this.hours = field('hours');
  }

  /** Asks anew: the figures have changed. A service that is gone gives way to the first. */
  refresh(services: readonly Choice[]): void {
    const { service } = this;
    if (service !== null && !services.some(({ id }) => id === service)) this.#choose(null);
    void this.#ask();
  }

  /** An incident in another service begins with the usual exposure of that service. */
  choose(service: string): void {
    this.#choose(service);
    void this.#ask();
  }

  #choose(service: string | null): void {
    this.service = service;
    this.#typed = { ...this.#typed, exposure: null };
    this.exposure.restore();
  }

  async #type(name: Typed, text: string): Promise<void | Refusal> {
    // An empty field stands for what is usual.
    this.#typed = { ...this.#typed, [name]: text.trim() === '' ? null : text };
    const reading = await this.#ask();
    const refusal = reading?.[name].refusal;
    if (refusal) return { message: refusal };
  }

  /** The last question counts, whichever answer comes last. */
  async #ask(): Promise<IncidentReading | null> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const { service } = this;
      const reading = await this.screens.host.call('assess_incident', { service, ...this.#typed });
      if (asked === this.#asked) {
        this.reading = reading;
        this.failure = null;
      }
      return reading;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = toFailure(thrown);
      return null;
    }
  }
}
