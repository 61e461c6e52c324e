/** The fields of travel details. */
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
/** One of {@link TRAVEL_FIELDS}. */
export type TravelField = (typeof TRAVEL_FIELDS)[number];
