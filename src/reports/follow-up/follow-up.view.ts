/** An attendee of an activity, with the first contact after it. */
export class FollowUpView {
  /** The id of the contact, the same as contactId. */
  id: string;
  contactId: string;
  /** @example "Chen Wei" */
  fullName: string;
  companyId: string | null;
  companyName: string | null;
  /** Whether the attendee may be contacted. */
  contactable: boolean;
  /**
   * The reason why the attendee may not be contacted: archived, neither e-mail nor phone, or a recorded refusal. Null
   * if they may.
   */
  whyNot: 'archived' | 'no_address' | 'objection' | null;
  /** The day of the first interaction with the attendee after the end of the activity; null while there is none. */
  contactedOn: string | null;
  /** The number of days from the last day of the activity to contactedOn. */
  days: number | null;
}
