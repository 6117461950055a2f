/** Services to fill a grid with. */
import type { Cell, Column, Row } from '../lib/grid/types';

/** What a grid asked its owner for. */
export interface Asked {
  name: string;
  value: unknown;
}

const NAMES = ['Checkout', 'Search', 'Basket', 'Product page', 'Payments', 'Delivery slots', 'Returns and refunds for marketplace sellers', 'Recommendations']; // prettier-ignore
const TEAMS = ['Trolley', 'Findability', 'Storefront', 'Money'];
const TARGETS = ['95', '99', '99.9', '99.95'];

export const COLUMNS: Column[] = [
  { key: 'name', label: 'Service', width: 210, kind: 'text', frozen: 'start', sortable: true },
  { key: 'team', label: 'Team', width: 120, kind: 'text', sortable: true },
  { key: 'launch', label: 'Launch month', width: 90, kind: 'number', sortable: true },
  {
    key: 'demand',
    label: 'Demand',
    width: 110,
    kind: 'number',
    sortable: true,
    help: 'How often the service should be deployed.',
  },
  {
    key: 'exposure',
    label: 'Exposure per hour',
    width: 120,
    kind: 'number',
    sortable: true,
    help: 'What the service may lose in its worst hour.',
  },
  {
    key: 'target',
    label: 'Target',
    width: 110,
    kind: 'choice',
    choices: TARGETS.map((value) => ({ value, label: `${value} %` })),
  },
  { key: 'ops', label: 'Ops Run It', width: 110, kind: 'readonly', align: 'end', sortable: true },
  { key: 'ybi', label: 'You Build It You Run It', width: 130, kind: 'readonly', align: 'end' },
  { key: 'met', label: 'Availability', width: 110, kind: 'readonly' },
];

export function serviceRow(place: number, edits: Record<string, Record<string, string>>): Row {
  const id = `s${place}`;
  const of = (key: string, text: string, tone?: Cell['tone']): Cell => {
    const edited = edits[id]?.[key];
    return edited === undefined ? { text, tone } : { text: edited, tone: 'changed' };
  };
  const isMet = place % 3 !== 1;
  return {
    id,
    cells: {
      name: of('name', `${NAMES[place % NAMES.length]} ${place + 1}`),
      team: of('team', TEAMS[place % TEAMS.length]!),
      launch: of('launch', `${(place % 12) + 1}`),
      demand: of('demand', place % 2 ? 'weekly' : 'daily'),
      exposure: of('exposure', `$${((place * 37) % 900) + 10},000`),
      target: of('target', TARGETS[place % TARGETS.length]!),
      ops: of('ops', `$${((place * 7) % 90) + 10}.${place % 10}K`),
      ybi: of('ybi', `$${((place * 5) % 90) + 10}.${place % 10}K`),
      met: of('met', isMet ? '99.96 %, met' : '98.20 %, missed', isMet ? 'good' : 'bad'),
    },
  };
}
