import { assertNoErrors, type FieldError } from '../../../common/errors/domain.errors.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { MeetingParty } from '../model/meeting-party.entity.js';

/** The availability of a party, and the parties it wishes to meet or avoids. */
export interface PartyWishes {
  /** The ids of slots; null for all. */
  availability: string[] | null;
  wishes: { partyId: string; priority: number }[];
  avoid: string[];
}

type PartyWishesBody = { [K in keyof PartyWishes]?: PartyWishes[K] | null };

/** Returns the values after a request: absent fields stay, and null clears a field. */
export function buildWishes(body: PartyWishesBody, before?: PartyWishes): PartyWishes {
  const wishes = body.wishes === undefined ? (before?.wishes ?? []) : (body.wishes ?? []);
  const avoid = body.avoid === undefined ? (before?.avoid ?? []) : (body.avoid ?? []);
  return {
    availability: body.availability === undefined ? (before?.availability ?? null) : body.availability,
    // The order is fixed, so that the same values in another order are not a change.
    wishes: wishes
      .map(({ partyId, priority }) => ({ partyId, priority }))
      .toSorted((a, b) => a.priority - b.priority || (a.partyId < b.partyId ? -1 : 1)),
    avoid: avoid.toSorted(),
  };
}

/**
 * Stores the availability and wishes of a party.
 * @throws 422 for slots and parties that do not exist, and for parties of the same side
 */
export async function writeWishes(tx: Tx, party: MeetingParty, wishes: PartyWishes): Promise<void> {
  const errors = [...(await validateAvailability(tx, party, wishes)), ...(await validateWishes(tx, party, wishes))];
  assertNoErrors(errors);
  await tx.sql.execute('DELETE FROM meeting_party_slot WHERE party_id = $1', [party.id]);
  await tx.sql.execute(
    `INSERT INTO meeting_party_slot (activity_id, party_id, slot_id) SELECT $1, $2, unnest($3::uuid[])`,
    [party.activityId, party.id, wishes.availability ?? []],
  );
  await tx.sql.execute('DELETE FROM meeting_wish WHERE party_id = $1', [party.id]);
  const wanted = [...wishes.wishes, ...wishes.avoid.map((partyId) => ({ partyId, priority: null }))];
  await tx.sql.execute(
    `INSERT INTO meeting_wish (activity_id, party_id, party_side, wanted_id, wanted_side, priority)
     SELECT $1, $2, $3, wanted_id, $4, priority FROM unnest($5::uuid[], $6::int[]) AS w (wanted_id, priority)`,
    [
      party.activityId,
      party.id,
      party.side,
      party.side === 'visitor' ? 'host' : 'visitor',
      wanted.map(({ partyId }) => partyId),
      wanted.map(({ priority }) => priority),
    ],
  );
}

async function validateAvailability(tx: Tx, party: MeetingParty, { availability }: PartyWishes): Promise<FieldError[]> {
  const rows = await tx.sql.queryAll<{ id: string }>(
    'SELECT id FROM meeting_slot WHERE activity_id = $1 AND archived_at IS NULL',
    [party.activityId],
  );
  const known = new Set(rows.map(({ id }) => id));
  return (availability ?? []).flatMap((id, index) => {
    const detail = `availability must name slots of this activity; ${id} is not one of them.`;
    return known.has(id) ? [] : [{ pointer: `/availability/${index}`, code: 'meeting_slot.unknown', detail }];
  });
}

async function validateWishes(tx: Tx, party: MeetingParty, { wishes, avoid }: PartyWishes): Promise<FieldError[]> {
  const rows = await tx.sql.queryAll<Pick<MeetingParty, 'id' | 'side'>>(
    'SELECT id, side FROM meeting_party WHERE activity_id = $1 AND archived_at IS NULL',
    [party.activityId],
  );
  const sides = new Map(rows.map(({ id, side }) => [id, side]));
  const validateNamedParty = (id: string, field: 'wishes' | 'avoid'): FieldError[] => {
    const pointer = `/${field}`;
    const side = sides.get(id);
    if (side === undefined) {
      return [
        {
          pointer,
          code: 'meeting_party.unknown',
          detail: `${field} must name parties of this activity; ${id} is not one of them.`,
        },
      ];
    }
    if (side !== party.side) return [];
    return [
      {
        pointer,
        code: 'meeting_party.own_side',
        detail: `${field} must name parties of the other side; ${id} is a ${side} too.`,
      },
    ];
  };
  const wished = new Set(wishes.map(({ partyId }) => partyId));
  const both = avoid
    .filter((id) => wished.has(id))
    .map((id) => {
      const detail = `avoid must not name ${id}, which is also in wishes.`;
      return { pointer: '/avoid', code: 'meeting_party.wished_and_avoided', detail };
    });
  return [
    ...wishes.flatMap(({ partyId }) => validateNamedParty(partyId, 'wishes')),
    ...avoid.flatMap((id) => validateNamedParty(id, 'avoid')),
    ...both,
  ];
}
