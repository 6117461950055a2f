/** Drawings like those of the application: same kind of elements, same size, marks beside them. */
import type { ChartMark } from '../generated/ChartMark';
import type { ChartPicture } from '../generated/ChartPicture';
import type { ColourScheme } from '../generated/ColourScheme';
import type { CostBasis } from '../generated/CostBasis';
import type { FigureText } from '../generated/FigureText';
import type { ChartSize } from '../generated/ChartSize';
import { COST_TYPES, cumulative, ledger, money, MONTHS, OPTIONS, totalOf, type Values } from './figures'; // prettier-ignore

const cells = (...texts: string[]): FigureText[] => texts.map((text) => ({ text, figure: null }));

interface Colours {
  ink: string;
  faint: string;
  line: string;
  options: [string, string, string];
  types: [string, string, string, string, string];
}

const COLOURS: Record<ColourScheme, Colours> = {
  light: {
    ink: '#1b2430',
    faint: '#5b6472',
    line: '#e4e8ed',
    options: ['#e69f00', '#009e73', '#0072b2'],
    types: ['#1f3a5f', '#4a6890', '#7391bc', '#b9c9df', '#f2d9b0'],
  },
  dark: {
    ink: '#e8ecf1',
    faint: '#9aa5b4',
    line: '#2c333d',
    options: ['#e69f00', '#009e73', '#56b4e9'],
    types: ['#4270b0', '#7399cf', '#a8c1e3', '#e6edf8', '#d9b778'],
  },
};

const FONT = 'font-family="Inter, system-ui, sans-serif"';

function text(
  x: number,
  y: number,
  words: string,
  fill: string,
  { size = 12, weight = 400, anchor = 'start' } = {},
): string {
  return `<text x="${x}" y="${y}" ${FONT} font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${words}</text>`;
}

const svg = ({ width, height }: ChartSize, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

export function drawCosts(
  values: Values,
  basis: CostBasis,
  scheme: ColourScheme,
  size: ChartSize,
): ChartPicture {
  const colours = COLOURS[scheme];
  const costs = ledger(values);
  const types = COST_TYPES.filter((type) => basis === 'all_costs' || type !== 'Opportunity');
  const largest = Math.max(...OPTIONS.map(({ id }) => totalOf(costs[id], basis)));
  const pitch = (size.height - 30) / OPTIONS.length;
  const bar = Math.min(26, pitch - 30);
  const parts: string[] = [];
  const marks: ChartMark[] = [];
  OPTIONS.forEach(({ id, label }, index) => {
    const top = index * pitch;
    parts.push(`<circle cx="5" cy="${top + 12}" r="4" fill="${colours.options[index]}"/>`);
    parts.push(text(15, top + 16, label, colours.ink, { weight: 600 }));
    const total = money(totalOf(costs[id], basis));
    parts.push(text(size.width, top + 16, total, colours.ink, { weight: 600, anchor: 'end' }));
    let x = 0;
    types.forEach((type) => {
      const width = (size.width * costs[id][type]) / largest;
      const fill = colours.types[COST_TYPES.indexOf(type)] ?? colours.faint;
      parts.push(`<rect x="${x}" y="${top + 24}" width="${Math.max(width - 1, 0.5)}" height="${bar}" fill="${fill}"/>`); // prettier-ignore
      if (width > 62) {
        const ink = type === 'Opportunity' || type === 'Incident' ? '#3d2a00' : '#ffffff';
        parts.push(text(x + 7, top + 24 + bar / 2 + 4, money(costs[id][type]), ink, { size: 11, weight: 600 })); // prettier-ignore
      }
      marks.push({ x, y: top + 24, width, height: bar, label: `${label}, ${type.toLowerCase()}`, value: money(costs[id][type]), figure: null, path: null }); // prettier-ignore
      x += width;
    });
  });
  let x = 0;
  for (const type of types) {
    const fill = colours.types[COST_TYPES.indexOf(type)] ?? colours.faint;
    parts.push(`<rect x="${x}" y="${size.height - 13}" width="10" height="10" fill="${fill}"/>`);
    parts.push(text(x + 15, size.height - 4, type, colours.faint, { size: 11 }));
    x += 32 + type.length * 6.4;
  }
  return {
    svg: svg(size, parts.join('')),
    description: `Cost by type over ${MONTHS} months: ${OPTIONS.map(({ id, label }) => `${label} ${money(totalOf(costs[id], basis))}`).join(', ')}.`,
    columns: ['Option', ...types, 'Total'],
    rows: OPTIONS.map(({ id, label }) =>
      cells(
        label,
        ...types.map((type) => money(costs[id][type])),
        money(totalOf(costs[id], basis)),
      ),
    ),
    marks,
  };
}

export function drawPayback(
  values: Values,
  basis: CostBasis,
  scheme: ColourScheme,
  size: ChartSize,
): ChartPicture {
  const colours = COLOURS[scheme];
  const lines = OPTIONS.map(({ id }) => cumulative(ledger(values)[id], basis));
  const ceiling = Math.max(...lines.flat()) * 1.05;
  const [left, right, bottom] = [42, 78, 34];
  const px = (month: number) => left + ((size.width - left - right) * month) / (MONTHS - 1);
  const py = (cost: number) => 10 + (size.height - bottom - 10) * (1 - cost / ceiling);
  const parts: string[] = [];
  const marks: ChartMark[] = [];
  const tick = ceiling > 12e6 ? 5e6 : ceiling > 4e6 ? 2e6 : 1e6;
  for (let cost = 0; cost < ceiling; cost += tick) {
    parts.push(`<line x1="${left}" y1="${py(cost)}" x2="${size.width - right}" y2="${py(cost)}" stroke="${colours.line}" stroke-width="1"/>`); // prettier-ignore
    parts.push(text(left - 8, py(cost) + 4, `$${cost / 1e6}M`, colours.faint, { size: 11, anchor: 'end' })); // prettier-ignore
  }
  for (const month of [1, 7, 13, 19, 25, 31, 36]) {
    parts.push(text(px(month - 1), size.height - 18, String(month), colours.faint, { size: 11, anchor: 'middle' })); // prettier-ignore
  }
  parts.push(text((left + size.width - right) / 2, size.height - 3, 'month', colours.faint, { size: 11, anchor: 'middle' })); // prettier-ignore
  const dashes = ['', '6 3', ''];
  lines.forEach((line, index) => {
    const points = line.map((cost, month) => `${px(month).toFixed(1)},${py(cost).toFixed(1)}`);
    parts.push(`<polyline points="${points.join(' ')}" fill="none" stroke="${colours.options[index]}" stroke-width="2.25" stroke-dasharray="${dashes[index]}"/>`); // prettier-ignore
    const last = line.at(-1) ?? 0;
    const name = ['Ops Run It', 'Hybrid', 'You Build It'][index] ?? '';
    const shift = index === 1 ? -3 : index === 2 ? 9 : 4;
    parts.push(text(px(MONTHS - 1) + 7, py(last) + shift, name, colours.ink, { size: 11, weight: 600 })); // prettier-ignore
  });
  const step = px(1) - px(0);
  for (let month = 0; month < MONTHS; month += 1) {
    const value = OPTIONS.map(
      ({ label }, index) => `${label} ${money(lines[index]?.[month] ?? 0)}`,
    );
    marks.push({ x: px(month) - step / 2, y: 10, width: step, height: size.height - bottom - 10, label: `Month ${month + 1}`, value: value.join(' · '), figure: null, path: null }); // prettier-ignore
  }
  return {
    svg: svg(size, parts.join('')),
    description: `Cumulative cost by month. After ${MONTHS} months: ${OPTIONS.map(({ label }, index) => `${label} ${money(lines[index]?.at(-1) ?? 0)}`).join(', ')}.`,
    columns: ['Month', ...OPTIONS.map(({ label }) => label)],
    rows: Array.from({ length: MONTHS }, (_, month) =>
      cells(String(month + 1), ...lines.map((line) => money(line[month] ?? 0))),
    ),
    marks,
  };
}
