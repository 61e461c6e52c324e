/** The kinds of records about a person. */
export const PERSON_RECORD_KINDS = [
  'contact',
  'registration',
  'intake_registration',
  'participant',
  'meeting_party',
  'speaker',
  'mail',
  'inbound_mail',
  'suppression',
] as const;
/** One of {@link PERSON_RECORD_KINDS}. */
export type PersonRecordKind = (typeof PERSON_RECORD_KINDS)[number];

/** The record by which a person is known who is no contact, or the contact. */
export type PersonKey =
  { kind: Exclude<KeyKind, 'speaker'> | 'contact'; id: string } | { kind: 'speaker'; id: string; position: number };

/** The kinds of records by which a person without a contact can be named, with the beginnings of their keys. */
const PREFIXES = {
  registration: 'registration',
  intake_registration: 'intake',
  mail: 'mail',
  meeting_party: 'party',
  speaker: 'speaker',
  suppression: 'suppression',
} as const satisfies Partial<Record<PersonRecordKind, string>>;
type KeyKind = keyof typeof PREFIXES;

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Writes the key of a person. A received mail has the same form as a sent one, because their ids differ. */
export function formatPersonKey(kind: PersonRecordKind, id: string, position: number | null = null): string {
  if (kind === 'contact' || kind === 'participant') return id;
  if (kind === 'inbound_mail') return `${PREFIXES.mail}-${id}`;
  const key = `${PREFIXES[kind]}-${id}`;
  return kind === 'speaker' ? `${key}-${position}` : key;
}

/** Reads the key of a person; null for a text that is none. */
export function parsePersonKey(text: string): PersonKey | null {
  const key = text.toLowerCase();
  if (ID.test(key)) return { kind: 'contact', id: key };
  for (const [kind, prefix] of Object.entries(PREFIXES) as [KeyKind, string][]) {
    if (!key.startsWith(`${prefix}-`)) continue;
    const rest = key.slice(prefix.length + 1);
    const id = rest.slice(0, 36);
    if (!ID.test(id)) return null;
    if (kind !== 'speaker') return rest.length === 36 ? { kind, id } : null;
    const [, position] = /^-(\d{1,6})$/.exec(rest.slice(36)) ?? [];
    return position === undefined ? null : { kind, id, position: Number(position) };
  }
  return null;
}
