/**
 * A small stand-in for the model: figures of a plausible study that answer to its assumptions.
 * It computes nothing that anyone should rely on.
 */
import type { CostBasis } from '../generated/CostBasis';
import type { EvidenceMark } from '../generated/EvidenceMark';
import type { OptionId } from '../generated/OptionId';

export const MONTHS = 36;
export const COST_TYPES = ['Setup', 'Transition', 'Run', 'Incident', 'Opportunity'] as const;
export type CostType = (typeof COST_TYPES)[number];

export const OPTIONS: { id: OptionId; label: string }[] = [
  { id: 'ops_run_it', label: 'Ops Run It' },
  { id: 'hybrid', label: 'Hybrid' },
  { id: 'you_build_it_you_run_it', label: 'You Build It You Run It' },
];

type Unit = 'share' | 'money' | 'money/hour' | 'hours' | 'incidents/service/month';

export interface Quantity {
  path: string;
  label: string;
  context: string | null;
  unit: Unit;
  value: number;
  low: number;
  high: number;
  step: number;
  evidence: EvidenceMark;
  source: string;
}

const row = (
  path: string,
  label: string,
  context: string | null,
  unit: Unit,
  [low, value, high, step]: [number, number, number, number],
  [evidence, source]: [EvidenceMark, string],
): Quantity => ({ path, label, context, unit, value, low, high, step, evidence, source });

/** Likely values of the study as it was opened. */
export const QUANTITIES: readonly Quantity[] = [
  row('services.checkout.exposure_per_hour', 'Exposure per hour', 'Checkout', 'money/hour', [150000, 300000, 600000, 5000], ['given', 'Finance, Q3 forecast']), // prettier-ignore
  row('incidents.loss_in_major', 'Loss in a major incident', null, 'share', [0.15, 0.35, 0.7, 0.01], ['guess', 'No source yet']), // prettier-ignore
  row('incidents.major_share', 'Major incidents', null, 'share', [0.05, 0.1, 0.2, 0.005], ['given', 'FireHydrant, 53 034 incidents']), // prettier-ignore
  row('models.ops_run_it.level_2_pickup', 'Level 2 pick-up', 'Ops Run It', 'hours', [0.25, 1, 6, 0.25], ['estimate', 'Playbook cases']), // prettier-ignore
  row('value.feature_per_month', 'Value of a feature', null, 'money', [1000, 4000, 12000, 100], ['estimate', 'Product, 2026 plan']), // prettier-ignore
  row('models.you_build_it_you_run_it.standby_per_week', 'Standby payment', 'You Build It You Run It', 'money', [200, 500, 900, 10], ['given', 'Human resources, agreed rate']), // prettier-ignore
  row('setup.pipeline_hours', 'Pipeline per service', 'You Build It You Run It', 'hours', [80, 240, 900, 10], ['estimate', 'Platform team']), // prettier-ignore
  row('incidents.per_service_month', 'Incidents', null, 'incidents/service/month', [0.4, 1.2, 3, 0.1], ['given', 'Service desk, last 12 months']), // prettier-ignore
  row('rates.developer_hour', 'Developer rate', null, 'money/hour', [60, 85, 120, 1], ['default', 'Default of the playbook']), // prettier-ignore
];

export type Values = Record<string, number>;

export const initialValues = (): Values =>
  Object.fromEntries(QUANTITIES.map((quantity) => [quantity.path, quantity.value]));

/** Cost by type, per option, over the whole period. */
export function ledger(values: Values): Record<OptionId, Record<CostType, number>> {
  const ratio = (path: string): number => {
    const quantity = QUANTITIES.find((candidate) => candidate.path === path);
    return quantity ? (values[path] ?? quantity.value) / quantity.value : 1;
  };
  const loss =
    ratio('services.checkout.exposure_per_hour') *
    ratio('incidents.loss_in_major') *
    (0.45 + 0.55 * ratio('incidents.major_share')) *
    (0.7 + 0.3 * ratio('incidents.per_service_month'));
  const waiting = 0.72 + 0.28 * ratio('models.ops_run_it.level_2_pickup');
  const feature = ratio('value.feature_per_month');
  const standby = ratio('models.you_build_it_you_run_it.standby_per_week');
  const rate = ratio('rates.developer_hour');
  const pipeline = ratio('setup.pipeline_hours');
  return {
    ops_run_it: {
      Setup: 183_400,
      Transition: 92_160,
      Run: 1_402_800,
      Incident: 214_377.51 * rate,
      Opportunity: 13_911_204.12 * loss * waiting + 5_902_118.4 * feature,
    },
    hybrid: {
      Setup: 911_250 * (0.4 + 0.6 * pipeline),
      Transition: 141_600 * rate,
      Run: 2_260_000 + 1_840_310.8 * standby,
      Incident: 248_900.02 * rate,
      Opportunity: 6_120_440.9 * loss * (0.85 + 0.15 * waiting) + 2_718_022.3 * feature,
    },
    you_build_it_you_run_it: {
      Setup: 1_120_500 * (0.3 + 0.7 * pipeline),
      Transition: 106_200 * rate,
      Run: 1_734_200 + 2_654_960.33 * standby,
      Incident: 281_004.9 * rate,
      Opportunity: 4_413_091.77 * loss + 1_702_455.1 * feature,
    },
  };
}

export function totalOf(costs: Record<CostType, number>, basis: CostBasis): number {
  return COST_TYPES.filter((type) => basis === 'all_costs' || type !== 'Opportunity').reduce(
    (sum, type) => sum + costs[type],
    0,
  );
}

/** How far the saving moves while a quantity goes from its low to its high end. */
export function swingOf({ path, low, high }: Quantity, values: Values, basis: CostBasis): number {
  const saving = (value: number): number => {
    const costs = ledger({ ...values, [path]: value });
    return totalOf(costs.ops_run_it, basis) - totalOf(costs.you_build_it_you_run_it, basis);
  };
  return Math.abs(saving(high) - saving(low));
}

/** Cumulative cost after each month; set-up comes first, loss grows with the number of services. */
export function cumulative(costs: Record<CostType, number>, basis: CostBasis): number[] {
  const upfront = costs.Setup + costs.Transition;
  const rest = totalOf(costs, basis) - upfront;
  return Array.from({ length: MONTHS }, (_, month) => {
    const share = (month + 1) / MONTHS;
    return upfront * Math.min(1, share * 4) + rest * (0.55 * share + 0.45 * share * share);
  });
}

export function money(amount: number): string {
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  if (size >= 999_500) return `${sign}$${(size / 1e6).toFixed(1)}M`;
  if (size >= 1000) return `${sign}$${(size / 1000).toFixed(size < 9950 ? 1 : 0)}K`;
  return `${sign}$${size.toFixed(0)}`;
}

export const exactly = (amount: number): string =>
  amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

export function valueText(unit: Unit, value: number): string {
  if (unit === 'share') return `${Number((value * 100).toFixed(1))} %`;
  if (unit === 'hours') return `${value} h`;
  if (unit === 'incidents/service/month') return String(value);
  return money(value);
}

/** What a typed value amounts to; null when it is not a value of this kind. */
export function parse(unit: Unit, text: string): number | null {
  const match = /^\s*[$]?\s*(-?\d+(?:\.\d+)?)\s*(%|k|K|m|M|h)?\s*$/.exec(text);
  if (!match) return null;
  const scale = { '%': 0.01, k: 1e3, K: 1e3, m: 1e6, M: 1e6, h: 1 }[match[2] ?? 'h'] ?? 1;
  const value = Number(match[1]) * scale;
  return value < 0 || (unit === 'share' && value > 1) ? null : value;
}
