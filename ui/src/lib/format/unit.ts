/** Units that a value for reading carries already: `35 %`, `$300K`, `1.5 h`, `14 days`. */
const CARRIED = new Set(['money', 'share', 'hours', 'days', 'months', 'people']);

/**
 * What a reader needs to know of a unit beside the value, in words; empty when the value says it.
 *
 * `hours/service/month` is a parameter's unit and reads “hours per service and month”; of
 * `money/hour` only “per hour” is left, because the value has the currency.
 */
export function unitInWords(unit: string): string {
  const [what = '', ...each] = unit.split('/');
  if (each.length === 0) return CARRIED.has(what) ? '' : what;
  const per = `per ${each.join(' and ')}`;
  return what === 'money' || what === 'share' ? per : `${what} ${per}`;
}
