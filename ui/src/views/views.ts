import type { Component } from 'svelte';
import type { ScreenKind } from '../lib/state/screens.svelte';
import type { StudyScreens } from '../lib/state/study-screen';
import Adjustments from './Adjustments.svelte';
import Assumptions from './Assumptions.svelte';
import Balance from './Balance.svelte';
import Insurance from './Insurance.svelte';
import Report from './Report.svelte';
import Scenarios from './Scenarios.svelte';
import Selector from './Selector.svelte';
import Sensitivity from './Sensitivity.svelte';
import Services from './Services.svelte';
import Timeline from './Timeline.svelte';
import Uncertainty from './Uncertainty.svelte';

/** The screens besides the overview, each of which sees the study in the same way. */
export const VIEWS: Record<
  Exclude<ScreenKind, 'overview'>,
  Component<{ screens: StudyScreens }>
> = {
  services: Services,
  assumptions: Assumptions,
  adjustments: Adjustments,
  selector: Selector,
  scenarios: Scenarios,
  uncertainty: Uncertainty,
  sensitivity: Sensitivity,
  timeline: Timeline,
  balance: Balance,
  insurance: Insurance,
  report: Report,
};
