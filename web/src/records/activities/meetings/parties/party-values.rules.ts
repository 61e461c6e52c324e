import type { RecordReference } from '../../../search/record-reference.rules';
import { cleanTexts } from '../../../../shared/forms/form-values.rules';
import type { components } from '../../../../shared/api/schema';

type Party = components['schemas']['MeetingPartyView'];

/** A wish as its form edits it. */
export interface WishValues {
  partyId: string | null;
  /** 1 comes first. */
  priority: number;
}

/** The fields of the form of a party. */
export interface PartyValues {
  side: Party['side'];
  companyId: string | null;
  contact: RecordReference | null;
  name: string;
  /** The slots in which the party is available; null for all. */
  availability: string[] | null;
  maxMeetings: number | null;
  wishes: WishValues[];
  avoid: string[];
  notes: string;
}

/** Reads the values of the form; those of a new party of a side if there is none yet. */
export function readPartyValues(party: Party | null, side: Party['side']): PartyValues {
  if (!party) {
    const empty = { companyId: null, contact: null, name: '', availability: null, maxMeetings: null };
    return { side, ...empty, wishes: [], avoid: [], notes: '' };
  }
  const { contactId, contactName, wishes } = party;
  return {
    side: party.side,
    companyId: party.companyId,
    contact: contactId === null ? null : { kind: 'contact', id: contactId, title: contactName ?? '' },
    name: party.name ?? '',
    availability: party.availability,
    maxMeetings: party.maxMeetings,
    wishes: wishes.map(({ partyId, priority }) => ({ partyId, priority })),
    avoid: party.avoid,
    notes: party.notes ?? '',
  };
}

/** Builds the request. Wishes that name nobody are left out. */
export function buildPartyRequest(values: PartyValues): components['schemas']['CreateMeetingParty'] {
  const { side, companyId, contact, name, availability, maxMeetings, wishes, avoid, notes } = values;
  return {
    side,
    companyId,
    contactId: contact?.id ?? null,
    availability,
    maxMeetings,
    wishes: wishes.flatMap(({ partyId, priority }) => (partyId === null ? [] : [{ partyId, priority }])),
    avoid,
    ...cleanTexts({ name, notes }),
  };
}

/** Returns a further wish, after those that there are. */
export function addWish(wishes: readonly WishValues[]): WishValues[] {
  const last = Math.max(0, ...wishes.map(({ priority }) => priority));
  return [...wishes, { partyId: null, priority: last + 1 }];
}
