import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import type { RawDelivery, ParseResult, Unread } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import { readJson, readUtf8 } from '../parsing/json-values.rules.js';
import { parsePageDelivery } from '../parsing/page-submission.rules.js';
import { parseWalkIn } from '../inbox/walk-in.rules.js';
import { readRow } from '../import/stored-row.rules.js';
import { applyMapping, type StoredMapping } from '../mapping/mapping.rules.js';
import { RegistrationSubmissionService } from '../registrations/registration-submission.service.js';
import type { Submission } from '../parsing/submission.rules.js';
import { resolveSeats, listSeatIds, type StoredSeat } from './booking-seats.rules.js';
import { ErasedSubmissionsReader } from './erased-submissions.reader.js';
import type { WorkableDelivery } from './delivery.queries.js';
import type { DeliveryState } from '../inbox/delivery.constants.js';
import { findActivityOwnerId, findKnownIds, lockInOrder, removeUnknown } from './submission-intake.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Returns the stored registrations of the bookings that submissions concern. Served by intake_registration_booking_idx
 * and intake_registration_former_ids_idx.
 */
async function findStoredSeats(
  sql: SqlClient,
  connectionId: string,
  submissions: readonly Submission[],
): Promise<StoredSeat[]> {
  const bookings = listBookingIds(submissions);
  if (bookings.length === 0) return [];
  return sql.queryAll<StoredSeat>(
    `SELECT external_id AS "externalId", former_external_ids AS "formerExternalIds", email_key AS "emailKey", full_name AS "fullName",
       provider_status = 'cancelled' AS "isCancelled", coalesce(part_orders->>'status', '') AS "statusOrder"
     FROM intake_registration WHERE connection_id = $1
       AND (split_part(external_id, '/', 1) = ANY($2::text[]) OR former_external_ids && $3::text[])
     ORDER BY id`,
    [connectionId, bookings.map((id) => id.split('/')[0]), submissions.flatMap(listSeatIds)],
  );
}

/**
 * Returns the ids of the bookings that submissions concern. They are locked, so that the deliveries about the seats of
 * one booking are processed one after the other.
 */
function listBookingIds(submissions: readonly Submission[]): string[] {
  const ids = submissions.flatMap(({ seat }) => (seat ? [seat.bookingId, seat.formerBookingId] : []));
  return [...new Set(ids)].filter((id) => id !== null);
}

/** Result of processing a delivery. */
export interface Outcome {
  state: DeliveryState;
  /** Code or reason that explains the state, if there is one. */
  error: string | null;
  registrationIds: string[];
  drift: string[];
}

/** Reads a delivery with the connector of its provider. Never throws. */
export function parseDelivery(delivery: WorkableDelivery, mapping: StoredMapping = delivery.mapping): ParseResult {
  const { headers, contentType, body, receivedAt, connection, origin } = delivery;
  if (body === null) return { kind: 'unreadable', reason: 'body.removed' };
  if (origin === 'walk_in') return parseWalkIn(body, receivedAt);
  if (origin === 'page') return parsePageDelivery(body, receivedAt);
  const connector = getConnector(connection.provider);
  const options = { timezone: connection.timezone, paths: mapping.paths, statuses: mapping.statuses };
  if (origin === 'file') return readRow(connector, body, options);
  if (origin === 'reconciliation' && connector.remote) {
    return connector.remote.parseState(readJson(readUtf8(body)), options);
  }
  const raw: RawDelivery = { headers, contentType, body, receivedAt };
  return connector.parse(raw, options);
}

/** Applies the submissions of a delivery to the registrations. A replay and its dry run use the same code. */
@Injectable()
export class SubmissionIntakeService {
  constructor(
    private readonly registrations: RegistrationSubmissionService,
    private readonly notifications: NotificationWriter,
    private readonly erased: ErasedSubmissionsReader,
  ) {}

  /** Applies a parsed delivery in this transaction. */
  async applyParsed(tx: Tx, delivery: WorkableDelivery, parsed: ParseResult): Promise<Outcome> {
    if (parsed.kind === 'nothing') return buildEmptyOutcome('ignored', parsed.reason);
    if (parsed.kind === 'unreadable') return buildEmptyOutcome(chooseState(parsed), parsed.reason);
    if (parsed.kind === 'fetch') return buildEmptyOutcome('parked', 'fetch.not_possible');
    if (parsed.submissions.length === 0) return buildEmptyOutcome('ignored', 'nothing in it');
    const { connection, mapping } = delivery;
    await this.lockRegistrations(tx, connection.id, parsed.submissions);
    const submissions = await this.erased.removeErased(tx, delivery, parsed.submissions);
    // The bytes of a booking go too if one of its people is erased, because they name everybody.
    if (submissions.length < parsed.submissions.length) {
      await this.erased.removeBody(tx, delivery, delivery.deliveryKey);
    }
    if (submissions.length === 0) return buildEmptyOutcome('ignored', 'erased');
    const stored = await findStoredSeats(tx.sql, connection.id, submissions);
    const resolved = resolveSeats(await removeUnknown(tx.sql, connection.id, submissions), stored);
    const withoutData = resolved.filter((submission) => hasNoData(mapping, submission));
    const known = await findKnownIds(
      tx.sql,
      connection.id,
      withoutData.filter(({ isPartial }) => isPartial),
    );
    const isUnreadable = (submission: Submission) =>
      withoutData.includes(submission) && (isEmpty(mapping) || !known.has(submission.externalId));
    const readable = resolved.filter((submission) => !isUnreadable(submission));
    const knownKeys = new Set(delivery.knownKeys);
    const outcome: Outcome = { state: 'ignored_stale', error: null, registrationIds: [], drift: [] };
    let newReviews = 0;
    for (const submission of readable) {
      const mapped = applyMapping(mapping, submission, knownKeys);
      const applied = await this.registrations.apply(tx, connection, delivery, submission, mapped);
      outcome.state = chooseWeightier(outcome.state, applied.outcome);
      outcome.registrationIds.push(applied.registrationId);
      outcome.drift.push(...mapped.drift);
      if (applied.isNewReview) newReviews++;
    }
    await this.notifyReviewer(tx, connection.activityId, newReviews);
    const unread = readable.length < resolved.length ? buildNothingReadable(mapping) : parsed.unread;
    // Readable submissions are stored nevertheless. The state of the delivery shows the problem of the others.
    if (unread) Object.assign(outcome, { state: chooseState(unread), error: unread.reason });
    return outcome;
  }

  /** Tells the owner of an activity that registrations wait for a review, once for each of them. */
  private async notifyReviewer(tx: Tx, activityId: string | null, count: number): Promise<void> {
    if (activityId === null || count === 0) return;
    const recipients = [await findActivityOwnerId(tx.sql, activityId)];
    const record = { kind: 'activity', id: activityId } as const;
    await this.notifications.write(tx, { kind: 'registration_to_review', recipients, record, count });
  }

  /** Takes advisory locks, so that deliveries about the same registration are processed one after the other. */
  private async lockRegistrations(tx: Tx, connectionId: string, submissions: readonly Submission[]): Promise<void> {
    const ids = submissions.flatMap(({ externalId, formerExternalId }) => [externalId, formerExternalId]);
    const all = new Set([...ids, ...listBookingIds(submissions)]);
    const keys = [...all].filter((id) => id !== null).map((id) => `intake ${connectionId} ${id}`);
    await lockInOrder(tx.sql, keys);
  }
}

/**
 * Checks whether a submission contains no usable data: no person and no answer besides the ids and times that the
 * connector itself reads, or no field in the mapping. A cancellation and a change of the status alone need no answers.
 * The caller still accepts a partial submission of a stored registration, because it need not repeat any data.
 */
function hasNoData(mapping: StoredMapping, submission: Submission): boolean {
  const { attendee, buyer, answers, silentOn = [], ownKeys = [] } = submission;
  if (attendee !== null || buyer !== null || silentOn.includes('answers')) return false;
  return isEmpty(mapping) || (submission.status !== 'cancelled' && answers.every(({ key }) => ownKeys.includes(key)));
}

function isEmpty({ fields }: StoredMapping): boolean {
  return Object.keys(fields).length === 0;
}

function buildNothingReadable(mapping: StoredMapping): Unread {
  return { reason: isEmpty(mapping) ? 'mapping.empty' : 'submission.nothing_readable', needsMapping: true };
}

function chooseState({ needsMapping = false }: Unread): DeliveryState {
  return needsMapping ? 'needs_mapping' : 'parked';
}

function buildEmptyOutcome(state: DeliveryState, error: string): Outcome {
  return { state, error, registrationIds: [], drift: [] };
}

const WEIGHTS: readonly DeliveryState[] = ['ignored_stale', 'applied', 'needs_review'];

function chooseWeightier(one: DeliveryState, other: DeliveryState): DeliveryState {
  return WEIGHTS.indexOf(other) > WEIGHTS.indexOf(one) ? other : one;
}
