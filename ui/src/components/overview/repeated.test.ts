import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { toFailure } from '../../lib/errors/failure';
import { drawCosts } from '../../lib/ipc/fake/drawings';
import { initialValues } from '../../lib/ipc/fake/figures';
import { overviewOf, SAMPLES } from '../../lib/ipc/fake/overviews';
import ChartMarks from '../chart/ChartMarks.svelte';
import FigureTable from '../explanation/FigureTable.svelte';
import ErrorDialog from '../shell/ErrorDialog.svelte';
import OptionCards from './OptionCards.svelte';
import WarningsCard from './WarningsCard.svelte';

// Lists of texts may say the same twice; every one of them must be shown.

const size = { width: 480, height: 240 };
const picture = drawCosts(initialValues(), 'all_costs', 'light', size);

test('warnings of the same kind at the same path, and equal notices', () => {
  const path = 'organisation.support_hours';
  const strained = { code: 'support_strained', path, place: 'Analysts' };
  const messages = ['Ops Run It is strained.', 'Hybrid is strained.', 'Ops Run It is strained.'];
  render(WarningsCard, {
    warnings: [...messages, ...messages].map((message) => ({ ...strained, message })),
    notices: ['The key "a" is not known.', 'The key "a" is not known.'],
    onshow: vi.fn(),
  });
  expect(screen.getAllByText(/strained/)).toHaveLength(6);
  expect(screen.getAllByText(/not known/)).toHaveLength(2);
});

test('equal problems', () => {
  const problems = ['services: expected a table', 'services: expected a table'];
  const failure = toFailure({ code: 'study_not_valid', message: 'No.', hint: '', problems });
  render(ErrorDialog, { failure, kept: undefined, onclose: vi.fn() });
  expect(screen.getAllByText(problems[0]!)).toHaveLength(2);
});

const cell = (text: string) => ({ text, figure: null });

test('equal notes of an option', () => {
  const view = {
    basis: 'all_costs',
    colours: 'light',
    screen: { kind: 'overview', costs: size, payback: size },
  } as const;
  const { options } = overviewOf(SAMPLES[0]!, initialValues(), view);
  render(OptionCards, {
    options: options.map((card) => ({ ...card, notes: [cell('same'), cell('same')] })),
    onexplain: vi.fn(),
  });
  expect(screen.getAllByText('same')).toHaveLength(6);
});

test('equal marks, columns and rows of a chart', () => {
  const mark = picture.marks[0]!;
  render(ChartMarks, { ...size, label: 'Marks', marks: [mark, mark], onexplain: vi.fn() });
  expect(screen.getAllByRole('option')).toHaveLength(2);
  const row = ['a', '$1', '$1'].map(cell);
  const rows = [row, row];
  render(FigureTable, { caption: 'Table', columns: ['a', 'a', 'a'], rows, onexplain: vi.fn() });
  expect(screen.getAllByRole('row')).toHaveLength(3);
});

test('the total of an option in full is named for what it is, whatever the currency', () => {
  const view = {
    basis: 'all_costs',
    colours: 'light',
    screen: { kind: 'overview', costs: size, payback: size },
  } as const;
  const { options } = overviewOf(SAMPLES[0]!, initialValues(), view);
  render(OptionCards, { options, onexplain: vi.fn() });
  expect(screen.getAllByTitle('Exact total').map(({ textContent }) => textContent)).toEqual(
    options.map(({ totalExact }) => totalExact),
  );
});
