import { MAPPED_FIELDS, type MappedField, type MappedSubmission } from '../mapping/mapping.rules.js';
import type { Submission, SubmissionStatus } from '../parsing/submission.rules.js';
import { toSortableNumbers } from '../parsing/json-values.rules.js';

/** A status at the provider. Attendance is stored separately. */
export type ProviderStatus = Exclude<SubmissionStatus, 'attended'>;

/** The parts of a registration, each with its own order of updates. */
export type FieldPart = MappedField | 'status' | 'attendance' | 'answers' | 'orderAnswers' | 'buyer';

/** Order of the latest information on each part. */
export type FieldOrders = Partial<Record<FieldPart, string>>;

/** The stored state of a registration that decides whether a submission is newer. */
export interface KnownState {
  providerStatus: ProviderStatus;
  attended: boolean;
  partOrders: FieldOrders;
}

/** The content of a submission that decides whether it is newer. */
export interface SubmittedState {
  providerStatus: ProviderStatus;
  attended: boolean;
  /** Version at the provider, or the time of arrival if the provider has no versions. */
  order: string;
  /** Whether the order is a version of the provider. */
  hasVersion: boolean;
  parts: FieldPart[];
  /** Whether data of the same version is also new, because of a replay or because the provider changed its content. */
  isRestated?: boolean;
}

/** Statuses in the order of their finality. Of two statuses of the same version, the more final one counts. */
const FINALITY: readonly ProviderStatus[] = ['pending', 'waitlisted', 'registered', 'confirmed', 'cancelled'];

/** The version prefix of registrations that an order supersedes. It sorts before every instant and every number. */
const BEFORE_ORDERS = '(waiting list) ';

/** Returns the parts that a submission contains, with its order. A cancellation may contain the status alone. */
export function mapFields(
  submission: Submission,
  { fields, answers, unmentioned = [] }: MappedSubmission,
  receivedAt: Date,
): SubmittedState {
  const { status, version, buyer, silentOn = [], isSupersededByOrders = false } = submission;
  const arrival = `${isSupersededByOrders ? BEFORE_ORDERS : ''}${receivedAt.toISOString()}`;
  const isCancellation = status === 'cancelled';
  const hasFields = MAPPED_FIELDS.some((field) => fields[field] !== null);
  // A seat without a named attendee may have a buyer only.
  const hasContent = hasFields || (!isCancellation && (answers.length > 0 || buyer !== null));
  // A cancellation does not empty the fields that it leaves out.
  const isComplete = hasContent && !isCancellation && !silentOn.includes('answers') && !silentOn.includes('attendee');
  const isIncluded = (field: MappedField) => fields[field] !== null || (isComplete && !unmentioned.includes(field));
  const parts: FieldPart[] = ['status', ...MAPPED_FIELDS.filter(isIncluded)];
  if (hasContent && !silentOn.includes('answers')) parts.push('answers');
  // Answers of the whole order have their own part, because deliveries about one attendee do not contain them.
  if (submission.answers.some(({ scope }) => scope === 'order')) parts.push('orderAnswers');
  if (hasContent && !silentOn.includes('buyer')) parts.push('buyer');
  if (status === 'attended' || !silentOn.includes('attendance')) parts.push('attendance');
  return {
    providerStatus: status === 'attended' ? 'confirmed' : status,
    attended: status === 'attended',
    order: version ?? arrival,
    hasVersion: version !== null,
    parts,
  };
}

/**
 * Returns the parts of a submission that are newer than the stored data. Each part is compared separately, so that the
 * result does not depend on the order of arrival. A creation that arrives after its cancellation still adds the person,
 * and the registration stays cancelled. If the provider has no versions, a cancellation is final.
 */
export function listNewerParts(known: KnownState | undefined, submitted: SubmittedState): FieldPart[] {
  if (!known) return submitted.parts;
  return submitted.parts.filter((part) => {
    const last = normaliseOrder(known.partOrders[part]);
    if (part === 'status' && !submitted.hasVersion && known.providerStatus === 'cancelled') return false;
    const order = computeOrder(last, submitted);
    if (last === undefined || order > last || isFirstNumericVersion(last, submitted)) return true;
    if (order < last) return false;
    if (part === 'status') return FINALITY.indexOf(submitted.providerStatus) > FINALITY.indexOf(known.providerStatus);
    if (part === 'attendance') return submitted.attended && !known.attended;
    return submitted.isRestated === true;
  });
}

const INSTANT = /^\d{4}-\d\d-\d\dT/;
/** Suffix with the time of arrival after a version that is not an instant. */
const ARRIVAL = / \d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * Returns the order of a submission on a part, comparable with the stored order. If the provider's versions are
 * numbers, a submission without a version (a row of a file) is sorted after the stored version and before the next one.
 */
export function computeOrder(
  known: string | undefined,
  { order, hasVersion }: Pick<SubmittedState, 'order' | 'hasVersion'>,
): string {
  const last = normaliseOrder(known);
  if (last === undefined || hasVersion || INSTANT.test(last) || order.startsWith(BEFORE_ORDERS)) return order;
  return `${last.replace(ARRIVAL, '')} ${order}`;
}

/** Returns a stored order in its current format. Older rows contain numbers with points without leading zeros. */
function normaliseOrder(order: string | undefined): string | undefined {
  if (!order?.includes('.')) return order;
  const [arrival = ''] = ARRIVAL.exec(order) ?? [];
  return toSortableNumbers(order.slice(0, order.length - arrival.length)) + arrival;
}

/** Checks whether a provider sends a numeric version for the first time. It does not compare with times of arrival. */
function isFirstNumericVersion(last: string, { order, hasVersion }: SubmittedState): boolean {
  return hasVersion && INSTANT.test(last) && !INSTANT.test(order);
}

/** Returns the status from the provider's status and the attendance. A cancelled registration stays cancelled. */
export function chooseStatus(providerStatus: ProviderStatus, attended: boolean): SubmissionStatus {
  return attended && (providerStatus === 'registered' || providerStatus === 'confirmed') ? 'attended' : providerStatus;
}
