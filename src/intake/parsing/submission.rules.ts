/**
 * The content of a registration form in one format for all providers. Connectors create it; mapping and matching read
 * it. Every text in it comes from outside and has not been validated yet.
 */
export interface Submission {
  /** The provider's stable id of one registration. Together with the connection it identifies our registration. */
  externalId: string;
  /**
   * The previous id of the same registration, if the provider gave it a new one (a rescheduled booking, a waiting list
   * entry that became an order). Deliveries overtake each other: a submission is stale when its `externalId` is already
   * the former id of another registration. The former id is not unique, because two seats may be ordered with one
   * voucher.
   */
  formerExternalId: string | null;
  /** Id of the form or event at the provider; null if the provider names none. */
  formId: string | null;
  /**
   * Version of the registration as a sortable text. A submission is stale when its version is not higher than the
   * version that was applied. Null if the provider has no versions; then the order of arrival decides.
   */
  version: string | null;
  /** Time of the event at the provider, in UTC; null if the provider sends no readable time. */
  occurredAt: string | null;
  /** The same time as the unchanged text of the provider. */
  occurredAtRaw: string | null;
  status: SubmissionStatus;
  /** The person who booked, if another person attends: an assistant may book for an executive. */
  buyer: SubmittedPerson | null;
  /** The person who attends, as far as the provider sends personal data apart from the answers. */
  attendee: SubmittedPerson | null;
  /** The answers, one for each question that was answered, in the order of the form. */
  answers: SubmittedAnswer[];
  /** The parts that the provider left out of this delivery. Their stored values stay unchanged. */
  silentOn?: readonly ('attendee' | 'buyer' | 'answers' | 'attendance')[];
  /** Keys of answers that the connector itself reads: ids, a status, times. They are not questions of the form. */
  ownKeys?: readonly string[];
  /**
   * The delivery contains only some of the answers. A question that it does not mention keeps its stored answer,
   * because a missing answer is not an empty answer.
   */
  isPartial?: boolean;
  /** Keys of the questions that a partial delivery mentions with an empty answer. */
  emptied?: readonly string[];
  /**
   * An order of the provider supersedes this submission whatever their versions are. An entry of a waiting list has no
   * time of its last change. Its version is therefore its time of arrival, which cannot be compared with the version of
   * an order.
   */
  isSupersededByOrders?: true;
  /** The submission changes a stored registration and never creates one. */
  isOnlyForKnown?: true;
  /** A person who came without a registration, and whom a colleague registered. */
  walkIn?: WalkInDetails;
  /** A person who registered on our own page. */
  page?: PageDetails;
  /** The seat in a booking, if the provider gives all seats of a booking the same id. */
  seat?: BookingSeat;
}

/** The data of a walk-in that forms do not have. */
export interface WalkInDetails {
  /** The seat that the colleague gave. */
  seatId: string;
  /** The contact that the colleague named; null if the person was entered by name. */
  contactId: string | null;
  jobTitle: string | null;
  /** The consents that the person gave on the spot, with their texts. */
  consents: { purpose: string; wording: string }[];
}

/** The data of a registration on our own page that other forms do not have. */
export interface PageDetails {
  /** The seat that the person got; null if a program seems to have filled in the form. */
  seatId: string | null;
  /** Whether the person has opened a link that was mailed to the address. */
  isAddressConfirmed: boolean;
  /** The consents that the person gave, with the texts that the person saw and their versions. */
  consents: { purpose: string; wording: string; version: string }[];
}

/** Identifies one seat of a booking at the provider. Only stored data tells which registration the seat belongs to. */
export interface BookingSeat {
  bookingId: string;
  /** Id of the booking that the person had before a change of the booking. */
  formerBookingId: string | null;
  /** The provider's reference of the seat. */
  reference: string | null;
  /** E-mail address of the person in the seat. */
  email: string | null;
  /** The delivery concerns every seat of the booking and lists none of them. */
  isWholeBooking?: true;
}

/** States of a registration at the provider. */
export const SUBMISSION_STATUSES = [
  'pending',
  'registered',
  'confirmed',
  'waitlisted',
  'cancelled',
  'attended',
] as const;
/** One of {@link SUBMISSION_STATUSES}. */
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/** A person as the provider's own fields describe them, without the answers. Names are never split or joined here. */
export interface SubmittedPerson {
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  companyName: string | null;
}

/** An answer to one question of the form. */
export interface SubmittedAnswer {
  /** Stable key of the question, such as a ref, an identifier or `hidden.campaign`, but never its label. */
  key: string;
  /** Text of the question as the provider shows it; null if the provider does not send it. */
  label: string | null;
  /** The provider's name for the type of question. */
  type: string;
  /**
   * The answer as a text, as texts in order (choices, positional parts) or as texts by name. Choices are given by their
   * labels.
   */
  value: string | string[] | Record<string, string>;
  /** Stable ids of the chosen options; empty if there are none. */
  optionIds: string[];
  /** Other stable keys of the same question, such as its id beside its ref. A mapping may use them. */
  aliases?: string[];
  /** The text typed beside the options ("Other"). It is also in `value`, and is never a consent. */
  other?: string;
  /** The buyer answered once for the whole order. Deliveries about one attendee leave this answer out. */
  scope?: 'order';
  /** The form or the link set the answer, not a person: a hidden field, a calculation, a preselected checkbox. */
  preset?: true;
  /** The provider sent true or false instead of a text. It can grant a consent, but is no value of a field. */
  isBoolean?: true;
}
