import type { CommandError } from '../ipc/generated/CommandError';
import { isErrorCode } from './classify';

/** A failure in one shape, whatever was thrown. `code` is null for what no command announces. */
export type Failure = Omit<CommandError, 'code'> & { code: CommandError['code'] | null };

/** What becomes of a change that was made to a study when another one is open by now. */
export const ANOTHER_STUDY: Failure = {
  code: null,
  message: 'Another study was opened before this could be changed.',
  hint: '',
  problems: [],
};

/**
 * Turns whatever a call threw into a failure. A command's own error passes as it is; anything else
 * (an adapter that refused the request, a lost connection) keeps its text as a detail.
 */
export function toFailure(thrown: unknown): Failure {
  if (isCommandError(thrown)) return thrown;
  return {
    code: null,
    message: 'The program could not finish this step.',
    hint: 'Try it again. If it happens every time, close the window and open the study again.',
    problems: detailOf(thrown),
  };
}

function isCommandError(thrown: unknown): thrown is CommandError {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { code, message, hint, problems } = thrown as Partial<CommandError>;
  return (
    isErrorCode(code) &&
    typeof message === 'string' &&
    typeof hint === 'string' &&
    Array.isArray(problems)
  );
}

function detailOf(thrown: unknown): string[] {
  if (typeof thrown === 'string') return [thrown];
  if (thrown instanceof Error) return [thrown.message];
  return [];
}
