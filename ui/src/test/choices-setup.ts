/** Screens of countermeasures, of the selector and of scenarios to test with. */
import type { AdjustmentRow } from '../lib/ipc/generated/AdjustmentRow';
import type { AdjustmentsScreen } from '../lib/ipc/generated/AdjustmentsScreen';
import type { AdjustmentWeights } from '../lib/ipc/generated/AdjustmentWeights';
import type { ChoiceWeight } from '../lib/ipc/generated/ChoiceWeight';
import type { ChoiceWeights } from '../lib/ipc/generated/ChoiceWeights';
import type { OptionId } from '../lib/ipc/generated/OptionId';
import type { ScenarioColumn } from '../lib/ipc/generated/ScenarioColumn';
import type { ScenarioComparison } from '../lib/ipc/generated/ScenarioComparison';
import type { ScenariosScreen } from '../lib/ipc/generated/ScenariosScreen';
import type { SelectorScreen } from '../lib/ipc/generated/SelectorScreen';
import type { SelectorService } from '../lib/ipc/generated/SelectorService';
import { cards, moved } from './fake-screens.svelte';

const OPS: OptionId = 'ops_run_it';
const YOU: OptionId = 'you_build_it_you_run_it';

function adjustment(id: string, label: string, row: Partial<AdjustmentRow> = {}): AdjustmentRow {
  return {
    id,
    label,
    kind: 'countermeasure',
    model: OPS,
    summary: `What ${label} is.`,
    isActive: false,
    changes: ['Lead time: 20 → 10 days', 'Lead time: 20 → 10 days'],
    ...row,
  };
}

export function adjustmentsScreen(): AdjustmentsScreen {
  return {
    adjustments: [
      adjustment('pipeline', 'Automated pipeline', { isActive: true }),
      adjustment('outsourced', 'Outsourced support'),
      adjustment('skills', 'Missing skills', { kind: 'pitfall', model: YOU }),
    ],
    active: '1 countermeasure is active.',
  };
}

export function adjustmentWeights(): AdjustmentWeights {
  return {
    adjustments: [
      { id: 'pipeline', alone: moved('−$120K', '−$40K', '$0'), together: moved('−$120K', '−$40K', '$0') }, // prettier-ignore
      { id: 'outsourced', alone: moved('+$10K', '$0', '$0'), together: moved('+$12K', '$0', '$0') },
      { id: 'skills', alone: moved('$0', '+$5K', '+$9K'), together: moved('$0', '+$5K', '+$9K') },
    ],
    active: moved('−$120K', '−$40K', '$0'),
    method: 'Together: with the one that is active.',
  };
}

const DEMANDS = ['low', 'medium', 'high', 'very_high'];

export function service(id: string, name: string): SelectorService {
  return {
    id,
    name,
    model: YOU,
    isPicked: true,
    isTargetPicked: true,
    exposureTarget: '99.9',
    schedule: 'Domain',
    availability: { text: '98.2 %, missed', figure: null },
    missesTarget: true,
    reason: 'Weekly deployments need You Build It You Run It.',
    figure: { kind: 'service', option: 'hybrid', service: id, measure: 'placement' },
  };
}

/** A grid in which the services stand at 99.0 % and high demand. */
export function selectorScreen(services = [service('shop', 'Shop')]): SelectorScreen {
  const row = (target: string) => ({
    target,
    label: `${target} %`,
    exposure: '$7K to $250K an hour',
    tolerable: '1 h 40 m a week',
    cells: DEMANDS.map((demand) => ({
      model: demand === 'low' || demand === 'medium' ? OPS : YOU,
      services: target === '99.0' && demand === 'high' ? services : [],
    })),
  });
  return {
    rows: ['99.99', '99.9', '99.0', '95.0'].map(row),
    demands: DEMANDS.map((id) => ({ id, label: `Demand ${id}` })),
    sentence: [{ text: 'The hybrid costs $10M over three years.', option: null, figure: null }],
    idle: ['Attic'],
  };
}

export function choiceWeights(): ChoiceWeights {
  const path = (field: string) => `services.shop.${field}`;
  const weight = (choice: Partial<ChoiceWeight> & { label: string }): ChoiceWeight => ({
    kind: 'model',
    changes: [],
    model: YOU,
    cell: { target: '99.0', demand: 'high' },
    isCurrent: false,
    moved: { ...moved('+$30K')[0]!, option: 'hybrid', label: 'Hybrid', exact: '+$30 000' },
    ...choice,
  });
  return {
    service: 'shop',
    choices: [
      weight({
        label: 'Ops Run It',
        model: OPS,
        changes: [{ path: path('operating_model'), choice: OPS }],
      }),
      weight({ label: 'You Build It You Run It', isCurrent: true }),
      weight({ label: 'By the selector: You Build It You Run It' }),
      weight({
        kind: 'target',
        label: '95.0 %',
        cell: { target: '95.0', demand: 'high' },
        changes: [{ path: path('availability_target'), choice: '95.0' }],
      }),
      weight({ kind: 'target', label: '99.0 %', isCurrent: true }),
      weight({ kind: 'demand', label: 'High', isCurrent: true }),
    ],
    method: 'Each choice is costed exactly.',
  };
}

export function column(id: string | null, with_: Partial<ScenarioColumn> = {}): ScenarioColumn {
  return {
    id,
    name: id ?? 'Furniture',
    isShown: false,
    isOutdated: false,
    differences: id === null ? 0 : 2,
    options: cards(),
    saving: { text: '$3M', figure: null },
    payback: { text: 'from month 9 on', figure: null },
    problem: '',
    ...with_,
  };
}

export function scenariosScreen(...scenarios: ScenarioColumn[]): ScenariosScreen {
  const isShown = !scenarios.some((scenario) => scenario.isShown);
  return { columns: [column(null, { isShown }), ...scenarios], canKeep: false, omitted: 0 };
}

export function comparison(id: string): ScenarioComparison {
  const [ops, hybrid, you] = moved('−$10K', '$0', '−$30K');
  const amounts = [ops!, hybrid!, you!, { ...you!, text: '+$20K', direction: 1 }].map(
    ({ text, exact, direction, figure }) => ({ text, exact, direction, figure }),
  );
  return {
    id,
    differences: [
      { path: 'organisation.rate', label: 'Rate', study: '$65', scenario: '$90' },
      { path: 'services.shop.name', label: 'Name, Shop', study: '“Shop”', scenario: '“Store”' },
    ],
    parts: [
      { label: 'Rate', differences: [0], moved: amounts },
      { label: 'Name, Shop', differences: [1], moved: amounts },
    ],
    amounts: ['Ops Run It', 'Hybrid', 'You Build It You Run It', 'Saving'],
    total: amounts,
    method: 'Shapley values.',
    idle: 'Set to the value that the study has anyway: name.',
  };
}
