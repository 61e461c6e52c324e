/** The results of an entry of a device. */
export const CHECK_IN_OUTCOMES = ['checked_in', 'already', 'undone', 'walk_in', 'waitlisted', 'refused'] as const;
/** One of {@link CHECK_IN_OUTCOMES}. */
export type CheckInOutcome = (typeof CHECK_IN_OUTCOMES)[number];

/** Says that the clock of a device was wrong and the time of an entry was corrected. It is not an error. */
export const CLOCK_CORRECTED = 'clock_corrected';
export type ClockCorrected = typeof CLOCK_CORRECTED;

/** Maximum number of entries in one request. */
export const MAX_ENTRIES = 200;
