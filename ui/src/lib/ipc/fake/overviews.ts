/** The overview of the stand-in study in words. */
import type { Answer } from '../generated/Answer';
import type { Assumption } from '../generated/Assumption';
import type { ComparisonMeasure } from '../generated/ComparisonMeasure';
import type { CostBasis } from '../generated/CostBasis';
import type { FigureText } from '../generated/FigureText';
import type { InsuranceRow } from '../generated/InsuranceRow';
import type { OptionId } from '../generated/OptionId';
import type { SampleEntry } from '../generated/SampleEntry';
import type { TextRun } from '../generated/TextRun';
import type { View } from '../generated/View';
import type { Workspace } from '../generated/Workspace';
import { drawCosts, drawPayback } from './drawings';
import { exactly, initialValues, ledger, money, MONTHS, OPTIONS, QUANTITIES, swingOf, totalOf, valueText, type Quantity, type Values } from './figures'; // prettier-ignore

export const SAMPLES: SampleEntry[] = [
  {
    id: 'ecommerce',
    name: 'Ecommerce, six teams growing to 25',
    summary: 'An online shop that grows fast and loses money by the hour when it stands still.',
  },
  {
    id: 'insurer',
    name: 'Insurer, forty stable services',
    summary: 'Little change and little exposure: the case in which a central team is cheaper.',
  },
  {
    id: 'public-sector',
    name: 'Public sector, 24 services with fixed budgets',
    summary: 'No lost revenue to avoid; spending decides.',
  },
];

const NOTES: Record<string, string[]> = {
  ops_run_it: ['support team strained from month 31'],
  hybrid: ['19 services with product teams, 6 with operations'],
  you_build_it_you_run_it: ['11 out-of-hours schedules for 25 teams'],
};

export function assumptionOf(
  quantity: Quantity,
  value: number,
  swing = swingOf(quantity, initialValues(), 'all_costs'),
): Assumption {
  const { path, label, context, unit, low, high, step, evidence, source } = quantity;
  return {
    path,
    label,
    context,
    unit,
    value: String(value),
    valueText: valueText(unit, value),
    low: String(low),
    high: String(high),
    lowText: valueText(unit, low),
    highText: valueText(unit, high),
    step: String(step),
    evidence,
    source,
    effect: plain(`moves the saving by ${money(swing)}`),
  };
}

/** What moves the saving, most first. */
export function rankingOf(values: Values, basis: CostBasis): Assumption[] {
  return QUANTITIES.map((quantity) => ({ quantity, swing: swingOf(quantity, values, basis) }))
    .filter(({ swing }) => swing > 0)
    .sort((a, b) => b.swing - a.swing)
    .map(({ quantity, swing }) =>
      assumptionOf(quantity, values[quantity.path] ?? quantity.value, swing),
    );
}

/** The stand-in study as the application would answer with it; other screens than the overview are empty. */
export function overviewOf(sample: SampleEntry, values: Values, view: View): Workspace {
  const { costs: costsPlace, payback: paybackPlace } =
    view.screen.kind === 'overview'
      ? view.screen
      : { costs: { width: 520, height: 240 }, payback: { width: 520, height: 240 } };
  const isChanged = Object.entries(initialValues()).some(([path, value]) => values[path] !== value);
  const costs = ledger(values);
  const totals = OPTIONS.map(({ id, label }) => ({
    id,
    label,
    total: totalOf(costs[id], view.basis),
    spending: totalOf(costs[id], 'spending_only'),
  }));
  const least = Math.min(...totals.map(({ total }) => total));
  const insurance = insuranceOf(totals, values);
  return {
    study: {
      name: sample.name,
      currency: 'USD',
      period: '36 months from January 2027',
      sample: sample.id,
      fileName: null,
      changed: isChanged,
      unsaved: isChanged,
      undo: isChanged ? 'A change' : null,
      redo: null,
      scenario: null,
      scenarios: [],
    },
    answer: answerOf(totals, insurance),
    options: totals.map(({ id, label, total, spending }) => ({
      option: id,
      label,
      total: money(total),
      totalExact: exactly(total),
      notes: [
        view.basis === 'all_costs'
          ? `spending ${money(spending)} · lost revenue ${money(total - spending)}`
          : 'lost revenue not counted',
        ...(NOTES[id] ?? []),
      ].map(plain),
      cheapest: total === least,
      figure: { kind: 'cost', ...everyPosting(id, view.basis) },
    })),
    screen: {
      kind: 'overview',
      costs: drawCosts(values, view.basis, view.colours, costsPlace),
      payback: drawPayback(values, view.basis, view.colours, paybackPlace),
      insurance,
    },
    warnings: [
      {
        code: 'driver_without_evidence',
        message:
          'Loss in a major incident drives 31 % of the result and is a guess. Whoever keeps the record of incident losses can replace it.',
        path: 'incidents.loss_in_major',
        place: 'Where it is set',
      },
      {
        code: 'support_load_high',
        message:
          'The support team of Ops Run It is above 95 % of its hours from month 31: its waiting times will be longer than assumed.',
        path: 'models.ops_run_it.support_hours',
        place: 'Where it is set',
      },
      {
        code: 'few_people_on_schedule',
        message: 'Two schedules have fewer than four people: Loyalty and Gift cards.',
        path: 'teams.loyalty.people',
        place: 'Where it is set',
      },
    ],
    notices: [
      '51 values are defaults: the file says nothing about them.',
      'The key "notes_internal" of the service Search is not known and was left as it is.',
    ],
  };
}

/** All postings of an option. */
const everyPosting = (option: string, basis: CostBasis) => ({
  option,
  spendingOnly: basis === 'spending_only',
  model: null,
  axis: null,
  costType: null,
  line: null,
  service: null,
  team: null,
  domain: null,
  isShared: false,
  month: null,
  until: null,
  treatment: null,
  posting: null,
});

type Total = { id: (typeof OPTIONS)[number]['id']; label: string; total: number; spending: number };

const plain = (text: string): FigureText => ({ text, figure: null });

function compared(option: OptionId, measure: ComparisonMeasure, text: string): FigureText {
  return { text, figure: { kind: 'comparison', option, measure, basis: 'all_costs' } };
}

/** Words of a sentence, or the name of an option in it. */
const run = (text: string, option: OptionId | null = null): TextRun => ({
  text,
  option,
  figure: null,
});

function insuranceOf(totals: Total[], values: Values): InsuranceRow[] {
  const costs = ledger(values);
  const [base, ...others] = totals;
  return others.map(({ id, label, spending }) => {
    const premium = spending - (base?.spending ?? 0);
    const cover = costs.ops_run_it.Opportunity - costs[id].Opportunity;
    return {
      option: id,
      label,
      premium: compared(id, 'premium', money(premium)),
      cover: compared(id, 'cover', money(cover)),
      coverPerPremium: compared(
        id,
        'cover_per_premium',
        premium > 0 ? `$${(cover / premium).toFixed(2)}` : 'no premium',
      ),
    };
  });
}

function answerOf(totals: Total[], insurance: InsuranceRow[]): Answer {
  const [best, second] = [...totals].sort((a, b) => a.total - b.total);
  const base = totals.find(({ id }) => id === 'ops_run_it');
  const rival = best?.id === 'ops_run_it' ? second : base;
  if (!best || !rival) throw new Error('three options are expected');
  const cover = insurance.find(({ option }) => option === best.id);
  return {
    sentence: [
      run(best.label, best.id),
      run(` costs ${money(rival.total - best.total)} less than `),
      run(rival.label, rival.id),
      run(` over three years: ${money(best.total)} against ${money(rival.total)}.`),
    ],
    detail: [
      run(
        cover
          ? `A premium of ${cover.premium.text} in spending avoids ${cover.cover.text} of expected loss, ${cover.coverPerPremium.text} for every $1. It is ahead for good from month 2 of ${MONTHS}.`
          : `Operations spend less, and what would be saved in lost revenue does not outweigh it within ${MONTHS} months.`,
      ),
    ],
  };
}

export const quantityAt = (path: string): Quantity | undefined =>
  QUANTITIES.find((quantity) => quantity.path === path);
