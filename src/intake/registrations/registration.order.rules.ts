import { MAPPED_FIELDS, type MappedField, type MappedSubmission } from '../mapping/mapping.rules.js';
import type { Submission, SubmissionStatus } from '../submission.js';
import { sortableNumbers } from '../version.numbers.js';

/** A status without having been there, which is known apart. */
export type SenderStatus = Exclude<SubmissionStatus, 'attended'>;

/** What a submission can say something of, each by itself. */
export type SaidPart = MappedField | 'status' | 'attendance' | 'answers' | 'orderAnswers' | 'buyer';

/** How new the last word on each part is. */
export type SaidOrders = Partial<Record<SaidPart, string>>;

/** What is known of a registration, by how new it is. */
export interface Known {
  senderStatus: SenderStatus;
  attended: boolean;
  saidOrders: SaidOrders;
}

/** What a submission says, by how new it is. */
export interface Said {
  senderStatus: SenderStatus;
  attended: boolean;
  /** The version at the sender; of a sender without versions, when it came. */
  order: string;
  /** Whether the order is the sender's own. */
  versioned: boolean;
  parts: SaidPart[];
  /** Whether it is read once more, perhaps by another mapping, or said otherwise: the same version is news, too. */
  again?: boolean;
}

/** Two words of one version: the one that says more about how it ended up. */
const FINALITY: readonly SenderStatus[] = ['pending', 'waitlisted', 'registered', 'confirmed', 'cancelled'];

/** The version prefix of registrations that an order supersedes. It sorts before every instant and every number. */
const BEFORE_ORDERS = '(waiting list) ';

/** Brings a submission to what it says of which part. A cancellation may say nothing but that it is one. */
export function saidIn(
  submission: Submission,
  { fields, answers, unmentioned = [] }: MappedSubmission,
  receivedAt: Date,
): Said {
  const { status, version, buyer, silentOn = [], isSupersededByOrders = false } = submission;
  const arrival = `${isSupersededByOrders ? BEFORE_ORDERS : ''}${receivedAt.toISOString()}`;
  const ends = status === 'cancelled';
  const hasFields = MAPPED_FIELDS.some((field) => fields[field] !== null);
  // Of a seat that nobody was named for, who ordered it is all there is.
  const hasContent = hasFields || (!ends && (answers.length > 0 || buyer !== null));
  // What a cancellation leaves out it does not take back.
  const saysAll = hasContent && !ends && !silentOn.includes('answers') && !silentOn.includes('attendee');
  const isSaid = (field: MappedField) => fields[field] !== null || (saysAll && !unmentioned.includes(field));
  const parts: SaidPart[] = ['status', ...MAPPED_FIELDS.filter(isSaid)];
  if (hasContent && !silentOn.includes('answers')) parts.push('answers');
  // Deliveries about one attendee are newer on the answers of that attendee only.
  if (submission.answers.some(({ scope }) => scope === 'order')) parts.push('orderAnswers');
  if (hasContent && !silentOn.includes('buyer')) parts.push('buyer');
  if (status === 'attended' || !silentOn.includes('attendance')) parts.push('attendance');
  return {
    senderStatus: status === 'attended' ? 'confirmed' : status,
    attended: status === 'attended',
    order: version ?? arrival,
    versioned: version !== null,
    parts,
  };
}

/**
 * The parts of which a submission is the newest word. Each part is judged by itself, so that the end is the same in
 * whatever order submissions come: a creation that comes after its cancellation still says who it was, and stays
 * cancelled. Of a sender without versions a cancellation is the last word on the status.
 */
export function newsIn(known: Known | undefined, said: Said): SaidPart[] {
  if (!known) return said.parts;
  return said.parts.filter((part) => {
    const last = comparable(known.saidOrders[part]);
    if (part === 'status' && !said.versioned && known.senderStatus === 'cancelled') return false;
    const order = orderOn(last, said);
    if (last === undefined || order > last || beginsToNumber(last, said)) return true;
    if (order < last) return false;
    if (part === 'status') return FINALITY.indexOf(said.senderStatus) > FINALITY.indexOf(known.senderStatus);
    if (part === 'attendance') return said.attended && !known.attended;
    return said.again === true;
  });
}

const INSTANT = /^\d{4}-\d\d-\d\dT/;
/** What an arrival adds to a version that is no instant. */
const ARRIVAL = / \d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * How new a submission is on a part, in the terms of the last word on it. Of a sender whose versions are numbers, what
 * comes without one (a row of a file) is after the version that is known and before the next.
 */
export function orderOn(known: string | undefined, { order, versioned }: Pick<Said, 'order' | 'versioned'>): string {
  const last = comparable(known);
  if (last === undefined || versioned || INSTANT.test(last) || order.startsWith(BEFORE_ORDERS)) return order;
  return `${last.replace(ARRIVAL, '')} ${order}`;
}

/** A last word as it compares with the next: of numbers with points only whole ones were kept with zeros before them once. */
function comparable(order: string | undefined): string | undefined {
  if (!order?.includes('.')) return order;
  const [arrival = ''] = ARRIVAL.exec(order) ?? [];
  return sortableNumbers(order.slice(0, order.length - arrival.length)) + arrival;
}

/** Whether a sender numbers its versions of whose registration only arrivals are known so far: these do not compare. */
function beginsToNumber(last: string, { order, versioned }: Said): boolean {
  return versioned && INSTANT.test(last) && !INSTANT.test(order);
}

/** The status that follows: who was there was so, unless the registration ended before. */
export function statusOf(senderStatus: SenderStatus, attended: boolean): SubmissionStatus {
  return attended && (senderStatus === 'registered' || senderStatus === 'confirmed') ? 'attended' : senderStatus;
}
