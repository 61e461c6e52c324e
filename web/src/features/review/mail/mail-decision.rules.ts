import type { ReceivedMail } from '../../../records/received-mail/received-mail.api';
import type { RecordReference } from '../../../records/search/record-reference.rules';
import type { MailResolution } from './mail-review.api';

type Lead = ReceivedMail['leadCandidates'][number];
type Person = ReceivedMail['participants'][number];

/** A contact who takes part in a mail. */
export interface KnownPerson {
  id: string;
  name: string;
}

/** A decision that the mail itself suggests. */
export interface MailProposal {
  /** The lead that the mail is about; null for its contacts alone. */
  lead: Lead | null;
  request: MailResolution;
}

/** Lists the people of a mail who are contacts. */
export function listKnown({ participants }: ReceivedMail): KnownPerson[] {
  return participants.flatMap(({ contactId, contactName, address }) =>
    contactId === null ? [] : [{ id: contactId, name: contactName ?? address }],
  );
}

/** Finds the first person of a mail who is no contact. */
export function findUnknown({ participants }: ReceivedMail): Person | null {
  return participants.find(({ contactId }) => contactId === null) ?? null;
}

/** Returns the name with which a contact is created: that of the header, or else the beginning of the address. */
export function suggestName({ name, address }: Person): string {
  return name ?? address.slice(0, address.indexOf('@'));
}

/** Lists the decisions that a mail suggests: each lead that it may be about, then its contacts alone. */
export function listProposals(mail: ReceivedMail): MailProposal[] {
  const contactIds = listKnown(mail).map(({ id }) => id);
  const leads = mail.leadCandidates.map((lead) => ({ lead, request: { contactIds, leadId: lead.id } }));
  return contactIds.length > 0 ? [...leads, { lead: null, request: { contactIds } }] : leads;
}

/** Builds the decision that creates a contact for the unknown person. A lead that is certain is named as well. */
export function proposeContact(mail: ReceivedMail): MailResolution | null {
  const person = findUnknown(mail);
  if (!person) return null;
  const { leadCandidates } = mail;
  return {
    contactIds: listKnown(mail).map(({ id }) => id),
    createContact: { fullName: suggestName(person), email: person.address },
    ...(leadCandidates.length === 1 && { leadId: leadCandidates[0]!.id }),
  };
}

/** The fields of a decision that is entered by hand. */
export interface MailDecisionValues {
  /** The contacts of the mail who take part. */
  knownIds: readonly string[];
  person: 'none' | 'existing' | 'new';
  contact: RecordReference | null;
  fullName: string;
  email: string;
  lead: RecordReference | null;
  company: RecordReference | null;
}

/** Starts with what the mail says. */
export function startDecision(mail: ReceivedMail): MailDecisionValues {
  const person = findUnknown(mail);
  const [lead] = mail.leadCandidates.length === 1 ? mail.leadCandidates : [];
  return {
    knownIds: listKnown(mail).map(({ id }) => id),
    person: person ? 'new' : 'none',
    contact: null,
    fullName: person ? suggestName(person) : '',
    email: person?.address ?? '',
    lead: lead ? { kind: 'lead', id: lead.id, title: `${lead.reference} ${lead.title}` } : null,
    company: null,
  };
}

/** Lists what the user has to enter. */
export function listRequired({ person }: MailDecisionValues) {
  if (person === 'existing') return ['contact' as const];
  return person === 'new' ? (['fullName', 'email'] as const) : [];
}

/** Builds the request of a decision by hand. */
export function buildResolution(values: MailDecisionValues): MailResolution {
  const { knownIds, person, contact, fullName, email, lead, company } = values;
  const chosen = person === 'existing' && contact ? [contact.id] : [];
  return {
    contactIds: [...new Set([...knownIds, ...chosen])],
    ...(person === 'new' && {
      createContact: { fullName: fullName.trim(), email: email.trim(), companyId: company?.id ?? null },
    }),
    ...(lead && { leadId: lead.id }),
    ...(company && { companyId: company.id }),
  };
}
