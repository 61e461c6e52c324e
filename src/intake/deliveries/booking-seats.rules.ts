import { canBeSamePerson } from '../../companies/names/person-names.rules.js';
import { toKey } from '../parsing/json-values.rules.js';
import { toEmailKey } from '../model/registration-text.rules.js';
import type { BookingSeat, Submission } from '../parsing/submission.rules.js';

/** A stored registration that has, or had, an id in one of the bookings that a delivery concerns. */
export interface StoredSeat {
  externalId: string;
  formerExternalIds: string[];
  emailKey: string | null;
  fullName: string | null;
  isCancelled: boolean;
  /** Order of its latest status. */
  statusOrder: string;
}

/** A current or former id of a stored registration. */
interface SeatId extends StoredSeat {
  id: string;
  isCurrent: boolean;
}

/** Returns the ids under which a seat may be stored already, besides the ids that begin with the id of its booking. */
export function listSeatIds({ externalId, seat }: Submission): string[] {
  if (!seat) return [];
  const bookings = [seat.bookingId, seat.formerBookingId].filter((id) => id !== null);
  return [externalId, ...bookings.flatMap((id) => [id, ...listNames(id, seat)])];
}

function listNames(bookingId: string, { reference, email }: BookingSeat): string[] {
  const names = [reference, email?.toLowerCase() ?? null].filter((name) => name !== null);
  return names.map((name) => toKey(`${bookingId}/${name}`));
}

/**
 * Gives each submission the id of the registration that it concerns. A provider may name a seat by its reference in one
 * delivery and only by the e-mail address of the person in the next. It may also name a whole booking without its
 * seats.
 */
export function resolveSeats(submissions: readonly Submission[], stored: readonly StoredSeat[]): Submission[] {
  const ids = stored.flatMap((seat) => [
    { ...seat, id: seat.externalId, isCurrent: true },
    ...seat.formerExternalIds.map((id) => ({ ...seat, id, isCurrent: false })),
  ]);
  return submissions.flatMap((submission) => {
    const { seat } = submission;
    if (!seat) return [submission];
    const own = listIds(ids, seat.bookingId);
    const former = seat.formerBookingId === null ? [] : listIds(ids, seat.formerBookingId);
    if (seat.isWholeBooking) return applyToEverySeat(submission, seat, own, former);
    const resolved =
      submission.externalId === seat.bookingId ? resolveUndeclared(submission, seat, own, former) : undefined;
    return [cancelIfEnded(resolved ?? resolveDeclared(submission, seat, own, former), own)];
  });
}

function listIds(ids: readonly SeatId[], bookingId: string): SeatId[] {
  return ids.filter(({ id }) => id === bookingId || id.startsWith(`${bookingId}/`));
}

/** Resolves a seat that the provider names as a seat. */
function resolveDeclared(
  submission: Submission,
  seat: BookingSeat,
  own: readonly SeatId[],
  former: readonly SeatId[],
): Submission {
  const { externalId } = submission;
  const name = submission.attendee?.fullName ?? null;
  const previous = findBest(former, (id) => isSeat(id, seat), name) ?? null;
  const moved = previous?.isCurrent ? { ...submission, formerExternalId: previous.id } : submission;
  const byReference = findBest(own, ({ id }) => id === externalId || id.startsWith(`${externalId}/`));
  const isMeant = (id: SeatId) => isPerson(id, seat) && (seat.reference === null || isUnreferenced(id, seat));
  const byEmail = findBest(own, isMeant, name);
  const known = byReference?.isCurrent ? byReference : byEmail?.isCurrent ? byEmail : (byReference ?? byEmail);
  if (!known) return moved;
  if (known.isCurrent && known !== byReference && seat.reference !== null) {
    return { ...moved, formerExternalId: known.id };
  }
  return { ...moved, externalId: chooseId(known, previous, submission) };
}

/** Resolves a person by the id of the booking alone. Another person with the same booking id has a separate seat. */
function resolveUndeclared(
  submission: Submission,
  seat: BookingSeat,
  own: readonly SeatId[],
  former: readonly SeatId[],
): Submission {
  const previous = findBest(former, (id) => isPerson(id, seat));
  const isOfAnotherPerson = former.length > 1 && isOfAnother(former, seat.formerBookingId, seat);
  const formerExternalId = previous?.id ?? (isOfAnotherPerson ? null : submission.formerExternalId);
  const known = findBest(own, (id) => isPerson(id, seat));
  if (known) return { ...submission, externalId: chooseId(known, previous, submission), formerExternalId };
  const [ownName] = listNames(seat.bookingId, seat);
  const externalId = isOfAnother(own, seat.bookingId, seat) && ownName ? ownName : submission.externalId;
  return { ...submission, externalId, formerExternalId };
}

/**
 * Returns the id for the stored registration. A person who returns to a booking gets a new id there, so that later
 * deliveries under the first id count as outdated.
 */
function chooseId(known: SeatId, previous: SeatId | null | undefined, { version }: Submission): string {
  const isBack = !known.isCurrent && previous?.isCurrent === true;
  return isBack ? toKey(`${known.id}/${version ?? ''}`) : known.id;
}

function isOfAnother(ids: readonly SeatId[], bookingId: string | null, { email }: BookingSeat): boolean {
  const plain = ids.find(({ id }) => id === bookingId);
  const emailKey = toEmailKey(email);
  return emailKey !== null && plain !== undefined && plain.emailKey !== null && plain.emailKey !== emailKey;
}

/** Applies a submission about a whole booking to each of its known seats. */
function applyToEverySeat(
  submission: Submission,
  { bookingId, formerBookingId }: BookingSeat,
  own: readonly SeatId[],
  former: readonly SeatId[],
): Submission[] {
  const moved = former
    .filter(({ isCurrent }) => isCurrent)
    .map(({ id }) => ({
      ...submission,
      externalId: toKey(bookingId + id.slice((formerBookingId ?? '').length)),
      formerExternalId: id,
    }));
  const there = own
    .filter(({ isCurrent }) => isCurrent)
    .map(({ id }) => ({ ...submission, externalId: id, formerExternalId: null }));
  const all = [...moved, ...there];
  return all.length > 0 ? all : [submission];
}

/** Cancels a seat if its whole booking was cancelled before the delivery about the seat arrived. */
function cancelIfEnded(submission: Submission, own: readonly SeatId[]): Submission {
  const { seat, version, status } = submission;
  const booking = own.find(({ id, isCurrent }) => isCurrent && id === seat?.bookingId);
  const isEnded = booking?.isCancelled === true && booking.emailKey === null && booking.statusOrder > (version ?? '');
  return isEnded && version !== null && status !== 'cancelled' ? { ...submission, status: 'cancelled' } : submission;
}

function isSeat(id: SeatId, seat: BookingSeat): boolean {
  return (seat.reference !== null && id.id.includes(`/${seat.reference}`)) || isPerson(id, seat);
}

function isPerson({ id, emailKey }: SeatId, { email }: BookingSeat): boolean {
  if (email === null) return false;
  return (emailKey !== null && emailKey === toEmailKey(email)) || id.endsWith(`/${email.toLowerCase()}`);
}

/** Checks whether an id comes from a delivery without a reference. A seat with another reference is another seat. */
function isUnreferenced({ id }: SeatId, { bookingId, email }: BookingSeat): boolean {
  return id === bookingId || id === toKey(`${bookingId}/${(email ?? '').toLowerCase()}`);
}

/**
 * Returns the best matching id: current ids come before former ids, active registrations before cancelled ones, and of
 * people who share an address those whose names agree.
 */
function findBest(
  ids: readonly SeatId[],
  isMeant: (id: SeatId) => boolean,
  name: string | null = null,
): SeatId | undefined {
  const rank = ({ isCurrent, isCancelled, fullName }: SeatId) =>
    (isCurrent ? 4 : 0) + (isCancelled ? 0 : 2) + (canBeSamePerson(fullName, name) ? 1 : 0);
  return ids.filter(isMeant).toSorted((one, other) => rank(other) - rank(one))[0];
}
