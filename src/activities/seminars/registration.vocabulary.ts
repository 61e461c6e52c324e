/** How far a registration has come. */
export const REGISTRATION_STATUSES = [
  'registered',
  'waitlisted',
  'confirmed',
  'cancelled',
  'attended',
  'no_show',
] as const;
/** One of {@link REGISTRATION_STATUSES}. */
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** The statuses that take a seat. */
export const SEATED: readonly RegistrationStatus[] = ['registered', 'confirmed', 'attended'];

/** The statuses with which somebody can be added to a seminar that is over. */
export const ADDED_STATUSES = ['attended'] as const;
/** One of {@link ADDED_STATUSES}. */
export type AddedStatus = (typeof ADDED_STATUSES)[number];

/** Where somebody can be moved by hand; the waiting list is joined and left by itself. */
export const CHOSEN_STATUSES = ['registered', 'confirmed', 'cancelled', 'attended', 'no_show'] as const;
/** One of {@link CHOSEN_STATUSES}. */
export type ChosenStatus = (typeof CHOSEN_STATUSES)[number];
