import type { TravelContent } from './travel-details.api';

/** The fields, in the order of the form. */
export const TRAVEL_FIELDS = [
  'passportName',
  'passportNumber',
  'passportCountry',
  'passportExpiresOn',
  'bornOn',
  'dietary',
  'accessNeeds',
  'emergencyContact',
] as const;
export type TravelField = (typeof TRAVEL_FIELDS)[number];

export type TravelValues = Readonly<Record<TravelField, string>>;

/** Returns the values with which the form begins. Somebody who may not read them begins with an empty form. */
export function readTravelValues(details: Partial<Record<TravelField, string | null>> | null): TravelValues {
  const entries = TRAVEL_FIELDS.map((field) => [field, details?.[field] ?? '']);
  return Object.fromEntries(entries) as TravelValues;
}

/** Returns the values as the server stores them. */
export function trimTravelValues(values: TravelValues): TravelValues {
  const entries = TRAVEL_FIELDS.map((field) => [field, values[field].trim()]);
  return Object.fromEntries(entries) as TravelValues;
}

/** Returns the fields that have been changed. Empty ones are cleared; those that were empty before stay as they are. */
export function buildTravelChanges(before: TravelValues, after: TravelValues): TravelContent {
  const changed = TRAVEL_FIELDS.filter((field) => after[field].trim() !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, after[field].trim() || null])) as TravelContent;
}
