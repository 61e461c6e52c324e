/** What may be known of somebody who travels. */
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

/** What is said of travel details to those who enter them: which there are, never what they say. */
export class TravelDetailsNote {
  participantId: string;
  /**
   * The fields that are filled.
   * @example ["passportNumber", "dietary"]
   */
  filled: TravelField[];
  updatedAt: Date;
  updatedBy: string | null;
}

/** Passport and dietary data, for those who may read them. */
export class TravelDetailsView {
  /** Id of the participant. */
  id: string;
  /**
   * As typed on the contact.
   * @example "Chen Wei"
   */
  fullName: string;
  /** @example "CHEN WEI" */
  passportName: string | null;
  /** @example "E12345678" */
  passportNumber: string | null;
  /**
   * ISO 3166-1.
   * @example "CN"
   */
  passportCountry: string | null;
  /** @example "2031-04-30" */
  passportExpiresOn: string | null;
  /** @example "1975-02-14" */
  bornOn: string | null;
  /** @example "No pork" */
  dietary: string | null;
  /** @example "Step-free entrances" */
  accessNeeds: string | null;
  /** @example "Chen Li, +86 138 0013 8000" */
  emergencyContact: string | null;
  updatedAt: Date;
  updatedBy: string | null;
}
