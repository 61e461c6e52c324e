/**
 * What a registration form said, in one shape whoever sent it: connectors make it, mapping and matching read it.
 * Everything in it is a stranger's text; nothing here has been believed yet.
 */
export interface Submission {
  /** The sender's stable id of one registration. With the connection it is the key of a registration with us. */
  externalId: string;
  /**
   * The id that the same registration had before, where a sender gives it a new one (a rescheduled booking, a waiting
   * list entry that became an order). Deliveries overtake each other: a submission whose `externalId` is already the
   * former id of another registration is stale. Not unique: two seats may be ordered with one voucher.
   */
  formerExternalId: string | null;
  /** Form or event at the sender; null where it names none. */
  formId: string | null;
  /**
   * Orders what is known of one registration, as a text that sorts: the same or a lower one than was applied is stale.
   * Null where the sender has none; then arrival decides.
   */
  version: string | null;
  /** When it happened at the sender: an instant in UTC, or null when it gives none that can be read. */
  occurredAt: string | null;
  /** The sender's own text of that moment, as it came. */
  occurredAtRaw: string | null;
  status: SubmissionStatus;
  /** Who booked, where that is not who comes: an assistant books for an executive. */
  buyer: SubmittedPerson | null;
  /** Who comes, as far as the sender itself tells people apart from answers. */
  attendee: SubmittedPerson | null;
  /** The answers, one for each question that was answered, in the order of the form. */
  answers: SubmittedAnswer[];
  /** What this delivery says nothing of, because its sender left it out: what is known of that stays as it was. */
  silentOn?: readonly ('attendee' | 'buyer' | 'answers' | 'attendance')[];
  /** Keys of answers that the connector itself reads: ids, a status, times. They are no questions of the form. */
  ownKeys?: readonly string[];
  /**
   * The delivery has some of the answers only: a question that it does not mention keeps its answer. A missing answer is
   * not an empty one.
   */
  isPartial?: boolean;
  /** Of a partial delivery: keys of the questions that it mentions with an empty answer. */
  emptied?: readonly string[];
  /**
   * A sender's order supersedes this, whatever the times say: an entry of a waiting list has no time of its last change,
   * so its version is when it arrived here, and that does not compare with the version of an order.
   */
  isSupersededByOrders?: true;
  /** The submission changes a registration that is stored, and makes none. */
  isOnlyForKnown?: true;
  /** The seat in a booking, where a sender gives all seats of a booking the same id. */
  seat?: BookingSeat;
}

/** How a sender names one seat of a booking. Which registration that is can only be told with what is stored. */
export interface BookingSeat {
  bookingId: string;
  /** The booking that the person was moved from. */
  formerBookingId: string | null;
  /** The sender's own reference of the seat. */
  reference: string | null;
  /** E-mail address of the person in the seat. */
  email: string | null;
  /** The delivery is about every seat of the booking and lists none of them. */
  isWholeBooking?: true;
}

/** What a registration has come to at the sender. */
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

/** A person as a sender's own fields (not the answers to questions) describe one. Names are never split or joined by us. */
export interface SubmittedPerson {
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  companyName: string | null;
}

/** One answer. */
export interface SubmittedAnswer {
  /** The stable key of the question: a ref, an identifier, `hidden.campaign`; never its label. */
  key: string;
  /** The question as the sender shows it; null where it does not say. */
  label: string | null;
  /** The sender's own word for the kind of question. */
  type: string;
  /** What was answered: a text, texts in order (choices, positional parts), or texts by name. Choices by their labels. */
  value: string | string[] | Record<string, string>;
  /** Stable ids of the options chosen; empty where there are none. */
  optionIds: string[];
  /** Other stable names that the sender has for the same question: its id beside its ref. A mapping may use them. */
  aliases?: string[];
  /** What was typed beside the options ("Other"). It is in `value` too, and is never a consent. */
  other?: string;
  /** The buyer gave the answer once for everybody in the order; deliveries about one attendee leave it out. */
  scope?: 'order';
  /** Put there by the form or the link, not by a person: a hidden field, a calculation, a box ticked beforehand. */
  preset?: true;
}
