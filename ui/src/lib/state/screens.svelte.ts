import type { ChartSize } from '../ipc/generated/ChartSize';
import type { ScreenView } from '../ipc/generated/ScreenView';
import type { ChartPlace } from './chart-place';

export type ScreenKind = ScreenView['kind'];
type OverviewView = Extract<ScreenView, { kind: 'overview' }>;
type ServicesView = Extract<ScreenView, { kind: 'services' }>;
type TimelineView = Extract<ScreenView, { kind: 'timeline' }>;
type BalanceView = Extract<ScreenView, { kind: 'balance' }>;
type InsuranceView = Extract<ScreenView, { kind: 'insurance' }>;

/** Every screen of a study, in the order in which they are shown. */
export const SCREENS: readonly { kind: ScreenKind; label: string }[] = [
  { kind: 'overview', label: 'Overview' },
  { kind: 'services', label: 'Services' },
  { kind: 'assumptions', label: 'Assumptions' },
  { kind: 'adjustments', label: 'Countermeasures' },
  { kind: 'selector', label: 'Selector' },
  { kind: 'scenarios', label: 'Scenarios' },
  { kind: 'uncertainty', label: 'Uncertainty' },
  { kind: 'sensitivity', label: 'Sensitivity' },
  { kind: 'timeline', label: 'Timeline' },
  { kind: 'balance', label: 'Balance and radar' },
  { kind: 'insurance', label: 'Insurance' },
  { kind: 'report', label: 'Report' },
];

/** Rows of the table of services that are asked for until its place has been measured. */
const FIRST_ROWS = 60;

/** The table of services as it is before anybody scrolled, sorted or filtered it. */
const ALL_SERVICES: ServicesView = {
  kind: 'services',
  first: 0,
  count: FIRST_ROWS,
  sort: null,
  filter: '',
  reveal: null,
};

/** What was last wanted of each screen, so that coming back to one finds it as it was left. */
export class Screens {
  overview = $state.raw() as OverviewView;
  services = $state.raw<ServicesView>(ALL_SERVICES);
  timeline = $state.raw<TimelineView>({
    kind: 'timeline',
    cumulative: size(960, 240),
    monthly: size(480, 240),
    load: size(480, 240),
  });
  balance = $state.raw<BalanceView>({
    kind: 'balance',
    compared: 'you_build_it_you_run_it',
    seesaw: size(960, 280),
    radar: size(320, 280),
  });
  insurance = $state.raw<InsuranceView>({
    kind: 'insurance',
    premium: size(480, 240),
    availability: size(480, 240),
  });
  /** The path of the input that a screen is to show and focus; the screen takes it. */
  target = $state<string | null>(null);

  constructor(first: ScreenView) {
    this.overview =
      first.kind === 'overview'
        ? first
        : { kind: 'overview', costs: size(520, 240), payback: size(520, 240) };
  }

  /** The view of a screen as it was left. */
  last(kind: ScreenKind): ScreenView {
    if (kind === 'overview') return this.overview;
    if (kind === 'services') return { ...this.services, reveal: null };
    if (kind === 'timeline') return this.timeline;
    if (kind === 'balance') return this.balance;
    if (kind === 'insurance') return this.insurance;
    return { kind };
  }

  remember(screen: ScreenView): void {
    if (screen.kind === 'overview') this.overview = screen;
    if (screen.kind === 'services') this.services = screen;
    if (screen.kind === 'timeline') this.timeline = screen;
    if (screen.kind === 'balance') this.balance = screen;
    if (screen.kind === 'insurance') this.insurance = screen;
  }

  /** A screen as it is wanted of another study: what was searched in this one is not searched there. */
  ofAnother(screen: ScreenView): ScreenView {
    return screen.kind === 'services' ? { ...ALL_SERVICES, count: this.services.count } : screen;
  }

  /** Another study is open. */
  forget(): void {
    this.services = { ...ALL_SERVICES, count: this.services.count };
    this.target = null;
  }

  resize(place: ChartPlace, to: ChartSize): void {
    this.overview = { ...this.overview, [place]: to };
  }

  aim(path: string): void {
    this.target = path;
  }

  /** The path to focus, once. */
  take(): string | null {
    const target = this.target;
    this.target = null;
    return target;
  }
}

/** The screen on which the input at a path stands. */
export function screenOf(path: string, screens: Screens): ScreenView {
  if (path.startsWith('services.')) {
    // An id may hold dots; what follows the last one is the field.
    const rest = path.slice('services.'.length);
    const id = rest.includes('.') ? rest.slice(0, rest.lastIndexOf('.')) : rest;
    return { ...screens.services, filter: '', reveal: id };
  }
  if (path === 'services') return screens.last('services');
  if (path.startsWith('adjustments')) return { kind: 'adjustments' };
  if (path.startsWith('scenarios')) return { kind: 'scenarios' };
  if (path.startsWith('simulation.')) return { kind: 'uncertainty' };
  return { kind: 'assumptions' };
}

function size(width: number, height: number): ChartSize {
  return { width, height };
}
