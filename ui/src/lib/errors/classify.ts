import type { ErrorCode } from '../ipc/generated/ErrorCode';

/**
 * Where a failure is shown: beside the field that caused it, in a dialog that asks for attention,
 * or in a strip above the answer that leaves the work undisturbed.
 */
export type Place = 'field' | 'dialog' | 'strip';

export interface Treatment {
  place: Place;
  /** Heading, wherever a failure has one. */
  title: string;
}

/** How each kind of failure is treated. Decided by code alone, never by the text of a message. */
const treatments: Record<ErrorCode, Treatment> = {
  study_not_valid: { place: 'dialog', title: 'This study cannot be opened' },
  file_not_read: { place: 'dialog', title: 'The file could not be read' },
  file_not_written: { place: 'dialog', title: 'The file could not be written' },
  value_not_accepted: { place: 'field', title: 'The value does not fit' },
  not_found: { place: 'dialog', title: 'It is no longer there' },
  too_large: { place: 'field', title: 'The figures are too large' },
  not_copied: { place: 'dialog', title: 'Nothing was copied' },
  not_exported: { place: 'dialog', title: 'The file could not be made' },
  chart_not_drawn: { place: 'strip', title: 'A chart could not be drawn' },
};

const unannounced: Treatment = { place: 'dialog', title: 'Something did not work' };

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(treatments, code);
}

export function treatmentOf(code: ErrorCode | null): Treatment {
  return code === null ? unannounced : treatments[code];
}
