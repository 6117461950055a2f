import type { OptionId } from '../../lib/ipc/generated/OptionId';

const LETTERS: Record<OptionId, string> = {
  ops_run_it: 'O',
  hybrid: 'H',
  you_build_it_you_run_it: 'Y',
};

/** The letter that stands for an option where there is no room for its name. */
export function letterOf(option: OptionId): string {
  return LETTERS[option];
}
