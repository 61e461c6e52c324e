import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import { CLOCK_CORRECTED, type ClockCorrected } from './check-in.constants.js';

/**
 * The sentences of the results of entries. An entry that is sent again gets the same one, so they say nothing of a person or
 * of another seminar.
 */
const DETAILS: Partial<Record<ErrorCode | ClockCorrected, string>> = {
  [CLOCK_CORRECTED]: 'The clock of the device differs from ours by more than two minutes; the time was corrected.',
  'registration.cancelled': 'The registration is cancelled.',
  'registration.not_found': 'No registration of this seminar has this id or code.',
  'registration.other_seminar': 'The registration is for another seminar.',
  'registration.too_early': 'Attendance can be recorded from the first day of the seminar on.',
  'registration.no_form': 'consents must be absent, because the seminar has no registration form.',
  'seminar.full': 'All seats of the seminar are taken.',
  'seminar.cancelled': 'The seminar is cancelled.',
  'seminar.registration_closed': 'The seminar was over.',
  'record.archived': 'The seminar or the registration is archived.',
  'check_in.wrong_time': 'occurredAt must not be after sentAt.',
  'check_in.nothing_to_undo': 'undo must be the key of an entry of this seminar that checked a person in.',
};

/** Returns the sentence for the code of a result. */
export function describeCode(code: ErrorCode | ClockCorrected | null): string | null {
  return code && (DETAILS[code] ?? 'The entry was refused for the reason that the code names.');
}
