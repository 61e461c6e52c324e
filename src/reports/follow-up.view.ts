/** An attendee of an activity, and whether they were contacted after it. */
export class FollowUpView {
  /** The contact. */
  id: string;
  contactId: string;
  /** @example "Chen Wei" */
  fullName: string;
  companyId: string | null;
  companyName: string | null;
  /** Whether they may be contacted. */
  contactable: boolean;
  /** Why they may not: archived, neither e-mail nor phone, or a refusal on record; null when they may. */
  whyNot: 'archived' | 'no_address' | 'objection' | null;
  /** The day of the first interaction with them after the end; null while there is none. */
  contactedOn: string | null;
  /** Days from the last day of the activity to that. */
  days: number | null;
}
