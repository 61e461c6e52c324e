import type { FieldError } from '../../../common/errors/domain.errors.js';
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

/** The slots and the parties of an activity, which a party can name. */
export interface WishFacts {
  slotIds: string[];
  parties: Pick<MeetingParty, 'id' | 'side'>[];
}

/** Returns the errors for slots and parties that do not exist, and for parties of the same side. */
export function validateWishes(party: Pick<MeetingParty, 'side'>, wishes: PartyWishes, facts: WishFacts): FieldError[] {
  return [...validateAvailability(wishes, facts), ...validateNames(party, wishes, facts)];
}

function validateAvailability({ availability }: PartyWishes, { slotIds }: WishFacts): FieldError[] {
  const known = new Set(slotIds);
  return (availability ?? []).flatMap((id, index) => {
    const detail = `availability must name slots of this activity; ${id} is not one of them.`;
    return known.has(id) ? [] : [{ pointer: `/availability/${index}`, code: 'meeting_slot.unknown', detail }];
  });
}

function validateNames(
  party: Pick<MeetingParty, 'side'>,
  { wishes, avoid }: PartyWishes,
  { parties }: WishFacts,
): FieldError[] {
  const sides = new Map(parties.map(({ id, side }) => [id, side]));
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
    .map((id): FieldError => {
      const detail = `avoid must not name ${id}, which is also in wishes.`;
      return { pointer: '/avoid', code: 'meeting_party.wished_and_avoided', detail };
    });
  return [
    ...wishes.flatMap(({ partyId }) => validateNamedParty(partyId, 'wishes')),
    ...avoid.flatMap((id) => validateNamedParty(id, 'avoid')),
    ...both,
  ];
}
