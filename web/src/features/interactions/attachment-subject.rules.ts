import type { RecordReference } from '../../records/search/record-reference.rules';
import { NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';

interface AboutLead {
  id: string;
  title: string;
}

/**
 * Finds the record to which the files of an interaction will belong: the lead that it is about, or else the company or
 * the contact. There is none while that is not known.
 * @param leads the open leads of the company or the contact
 * @param leadId the lead among them that the interaction is about; empty while the user has not chosen
 */
export function findAttachmentSubject(
  subject: RecordReference | null,
  leads: readonly AboutLead[],
  leadId: string,
): (RecordReference & { kind: 'lead' | 'company' | 'contact' }) | null {
  if (!subject || leadId === '') return null;
  const { kind, id, title } = subject;
  if (kind === 'lead') return { kind, id, title };
  const lead = leadId === NO_LEAD ? undefined : leads.find((one) => one.id === leadId);
  if (lead) return { kind: 'lead', id: lead.id, title: lead.title };
  return kind === 'company' || kind === 'contact' ? { kind, id, title } : null;
}
