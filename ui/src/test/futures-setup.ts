import type { ChartPicture } from '../lib/ipc/generated/ChartPicture';
import type { Futures } from '../lib/ipc/generated/Futures';
import type { FuturesPictures } from '../lib/ipc/generated/FuturesPictures';
import type { UncertaintyScreen } from '../lib/ipc/generated/UncertaintyScreen';

export const uncertaintyScreen = (): UncertaintyScreen => ({
  trials: '10,000',
  trialsNote: 'from 1 to 10,000,000',
  seed: '1',
  seedNote: 'The same seed gives the same random numbers.',
  chance: true,
});

const picture = (description: string): ChartPicture => ({
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"></svg>',
  description,
  columns: [],
  rows: [],
  marks: [],
});

/** Drawings with the line at an amount. */
export const futuresPictures = (amount = '1000000'): FuturesPictures => ({
  costs: picture('costs'),
  saving: picture('saving'),
  exceedance: picture('exceedance'),
  cumulative: picture('cumulative'),
  tolerance: {
    amount,
    amountText: `$${amount}`,
    share: '0.25',
    axisFrom: '0.1',
    axisTo: '0.9',
    statements: [
      {
        option: 'ops_run_it',
        label: 'Ops Run It',
        futures: '92 of 100 futures',
        share: '0.92',
        figure: {
          kind: 'futures',
          run: 'run',
          what: { kind: 'beyond', option: 'ops_run_it', amount: '1' },
        },
      },
    ],
  },
});

export const futuresOf = (run: string, change: Partial<Futures> = {}): Futures => ({
  run,
  isPreview: false,
  settings: '10,000 futures, seed 1, incidents by chance',
  stopped: null,
  sentence: 'Ops Run It costs least in 6 of 100 futures.',
  shares: [],
  leftOut: 'The model leaves out what the study does not name.',
  known: [],
  differing: [],
  tables: [],
  pictures: futuresPictures(),
  ...change,
});
