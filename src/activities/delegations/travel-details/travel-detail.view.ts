import type { TravelField } from '../model/travel-detail.constants.js';

/** The travel details as returned to users who enter them: the names of the filled fields, never their content. */
export class TravelDetailsNote {
  participantId: string;
  /**
   * The names of the filled fields.
   * @example ["passportNumber", "dietary"]
   */
  filled: TravelField[];
  updatedAt: Date;
  updatedBy: string | null;
}

/** Passport and dietary data, for users who may read them. */
export class TravelDetailsView {
  /** The id of the participant. */
  id: string;
  /**
   * The name on the contact, as entered.
   * @example "Chen Wei"
   */
  fullName: string;
  /** @example "CHEN WEI" */
  passportName: string | null;
  /** @example "E12345678" */
  passportNumber: string | null;
  /**
   * The country code, ISO 3166-1.
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
