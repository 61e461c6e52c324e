import { declareConstraints } from '../../common/errors/constraint.registry.js';
import {
  assertNoErrors,
  createConflictError,
  type FieldError,
  createInvalidFieldError,
} from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Meeting } from './model/meeting.entity.js';
import { readBookedMeetings } from './model/meeting.queries.js';
import type { Side } from './model/meeting.constants.js';

const DOUBLE_BOOKING = 'meeting.double_booking';
const ALREADY_MEET = 'meeting.already_meet';

declareConstraints({
  meeting_table_uq: { kind: 'conflict', code: DOUBLE_BOOKING, detail: 'The table has another meeting in this slot.' },
  meeting_visitor_uq: {
    kind: 'conflict',
    code: DOUBLE_BOOKING,
    detail: 'The visitor has another meeting in this slot.',
  },
  meeting_host_uq: { kind: 'conflict', code: DOUBLE_BOOKING, detail: 'The host has another meeting in this slot.' },
  meeting_pair_uq: { kind: 'conflict', code: ALREADY_MEET, detail: 'These two parties already have a meeting.' },
});

/** The slot, the table and the parties of a meeting. */
export type Place = Pick<Meeting, 'id' | 'activityId' | 'slotId' | 'tableNumber' | 'visitorId' | 'hostId'>;

/** The start of a slot, and the number of tables. */
export interface SlotFacts {
  startsAt: Date;
  tables: number;
}

/** Returns a slot of an activity. @throws 422 when the activity has no such slot */
export async function getSlot(tx: Tx, activityId: string, slotId: string): Promise<SlotFacts> {
  const slot = await tx.sql.queryOneOrNull<SlotFacts>(
    `SELECT s.starts_at AS "startsAt", g.tables FROM meeting_slot s
     JOIN meeting_programme g ON g.activity_id = s.activity_id
     WHERE s.activity_id = $1 AND s.id = $2 AND s.archived_at IS NULL`,
    [activityId, slotId],
  );
  if (slot) return slot;
  throw createInvalidFieldError(
    '/slotId',
    'meeting_slot.unknown',
    `slotId must name a slot of this activity; ${slotId} is not one of them.`,
  );
}

/** Returns the first free table in a slot. @throws 409 when all tables are taken */
export async function getFreeTable(tx: Tx, activityId: string, slotId: string, { tables }: SlotFacts): Promise<number> {
  const row = await tx.sql.queryOneOrNull<{ table: number }>(
    `SELECT n AS "table" FROM generate_series(1, $3::int) AS n WHERE NOT EXISTS (SELECT 1 FROM meeting
       WHERE activity_id = $1 AND slot_id = $2 AND table_number = n AND status <> 'cancelled' AND archived_at IS NULL)
     ORDER BY n LIMIT 1`,
    [activityId, slotId, tables],
  );
  if (row) return row.table;
  throw createConflictError(
    'meeting.no_table_free',
    `All ${tables} tables are taken in this slot; choose another slot.`,
  );
}

interface PartyFacts {
  id: string;
  side: Side;
  label: string;
  maxMeetings: number | null;
  available: boolean;
  avoids: string[];
}

/**
 * Checks that a meeting can take place. Its parties must exist, be on the right sides, be available in the slot and not
 * avoid each other. The table must exist, and neither it nor a party may have another meeting in the slot.
 * @throws 422, 409 with the meetings on both sides of a double booking
 */
export async function assertValidPlace(tx: Tx, place: Place, { tables }: SlotFacts): Promise<void> {
  const parties = await readParties(tx, place);
  const errors: FieldError[] = [];
  const visitor = validateParty('visitor', place.visitorId, '/visitorId', parties, errors);
  const host = validateParty('host', place.hostId, '/hostId', parties, errors);
  if (place.tableNumber > tables) {
    const detail = `table must be from 1 to ${tables}, but is ${place.tableNumber}.`;
    errors.push({ pointer: '/table', code: 'meeting.no_such_table', detail });
  }
  if (visitor && host && (visitor.avoids.includes(host.id) || host.avoids.includes(visitor.id))) {
    const detail = `${visitor.label} and ${host.label} cannot meet, because one of them avoids the other.`;
    errors.push({ pointer: '/hostId', code: 'meeting.avoided', detail });
  }
  assertNoErrors(errors);
  await assertPlaceFree(tx, place, visitor!, host!);
}

function validateParty(
  side: Side,
  id: string,
  pointer: string,
  parties: readonly PartyFacts[],
  errors: FieldError[],
): PartyFacts | undefined {
  const party = parties.find((candidate) => candidate.id === id);
  const addError = (code: string, detail: string) => errors.push({ pointer, code, detail });
  if (!party)
    addError('meeting_party.unknown', `${side}Id must name a party of this activity; ${id} is not one of them.`);
  else if (party.side !== side)
    addError('meeting.wrong_side', `${side}Id must name a ${side}; ${party.label} is not one.`);
  else if (!party.available)
    addError('meeting.not_available', `${party.label} is not available in this slot; choose another slot.`);
  return party;
}

function readParties(tx: Tx, { activityId, slotId, visitorId, hostId }: Place): Promise<PartyFacts[]> {
  return tx.sql.queryAll<PartyFacts>(
    `SELECT p.id, p.side, coalesce(p.name, k.full_name, c.name) AS label, p.max_meetings AS "maxMeetings",
       p.always_available OR EXISTS (SELECT 1 FROM meeting_party_slot ps WHERE ps.party_id = p.id AND ps.slot_id = $2)
         AS available,
       array(SELECT w.wanted_id::text FROM meeting_wish w WHERE w.party_id = p.id AND w.priority IS NULL) AS avoids
     FROM meeting_party p LEFT JOIN contact k ON k.id = p.contact_id LEFT JOIN company c ON c.id = p.company_id
     WHERE p.activity_id = $1 AND p.id = ANY($3::uuid[]) AND p.archived_at IS NULL`,
    [activityId, slotId, [visitorId, hostId]],
  );
}

async function assertPlaceFree(tx: Tx, place: Place, visitor: PartyFacts, host: PartyFacts): Promise<void> {
  const others = (await readBookedMeetings(tx.sql, place.activityId)).filter(
    ({ id, status }) => id !== place.id && status !== 'cancelled',
  );
  const wanted = `${visitor.label} with ${host.label} at table ${place.tableNumber}`;
  const conflicts = others.filter(
    (other) =>
      other.slotId === place.slotId &&
      (other.tableNumber === place.tableNumber || other.visitorId === place.visitorId || other.hostId === place.hostId),
  );
  const toConflicts = (meetings: typeof others) => ({ conflicts: meetings.map(({ id, label }) => ({ id, label })) });
  if (conflicts.length > 0) {
    const named = conflicts.map(({ id, label }) => `${label} (${id})`).join(' and ');
    throw createConflictError(
      DOUBLE_BOOKING,
      `${wanted} would be in the same slot as ${named}.`,
      [],
      toConflicts(conflicts),
    );
  }
  const earlier = others.filter(
    ({ visitorId, hostId, status }) => visitorId === place.visitorId && hostId === place.hostId && status !== 'no_show',
  );
  if (earlier.length > 0) {
    throw createConflictError(
      ALREADY_MEET,
      `These two parties already have a meeting: ${earlier[0]!.label} (${earlier[0]!.id}).`,
      [],
      toConflicts(earlier),
    );
  }
  for (const { id, label, maxMeetings } of [visitor, host]) {
    const count = others.filter(({ visitorId, hostId }) => visitorId === id || hostId === id).length;
    if (maxMeetings === null || count < maxMeetings) continue;
    throw createConflictError(
      'meeting.party_full',
      `${label} already has ${count} meetings; the maximum is ${maxMeetings}.`,
    );
  }
}
