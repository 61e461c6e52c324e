/** The statuses of a registration. */
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

/** The name of a seat whose person has neither a name nor an e-mail address yet. */
export const UNNAMED = 'Unnamed';

/** The statuses that occupy a seat. */
export const SEATED: readonly RegistrationStatus[] = ['registered', 'confirmed', 'attended'];

/** The statuses with which a person can be added to a seminar that is over. */
export const ADDED_STATUSES = ['attended'] as const;
/** One of {@link ADDED_STATUSES}. */
export type AddedStatus = (typeof ADDED_STATUSES)[number];

/** The statuses that a request can set. People join and leave the waiting list automatically. */
export const CHOSEN_STATUSES = ['registered', 'confirmed', 'cancelled', 'attended', 'no_show'] as const;
/** One of {@link CHOSEN_STATUSES}. */
export type ChosenStatus = (typeof CHOSEN_STATUSES)[number];

/** Where a person registers: with a colleague, on our page, or on the form of another provider. */
export const REGISTRATION_ORIGINS = ['staff', 'page', 'provider'] as const;
export type RegistrationOrigin = (typeof REGISTRATION_ORIGINS)[number];

/**
 * How a person was checked in: by a colleague at once, by a colleague's device that may have had no network, or by a door
 * link.
 */
export const CHECK_IN_VIAS = ['staff', 'device', 'door_link'] as const;
export type CheckInVia = (typeof CHECK_IN_VIAS)[number];

/** The number of days before the start of a seminar at which people are reminded, unless its request says otherwise. */
export const DEFAULT_REMINDER_DAYS = 2;
