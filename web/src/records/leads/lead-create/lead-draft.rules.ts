import type { RecordReference } from '../../search/record-reference.rules';
import type { components } from '../../../shared/api/schema';
import { cleanSource, type SourceValue } from '../source.rules';

type CreateLead = components['schemas']['CreateLead'];

/** Everything that was typed into the form of a new lead. */
export interface LeadDraft {
  company: RecordReference | null;
  title: string;
  source: SourceValue;
  contact: RecordReference | null;
}

export const EMPTY_LEAD: LeadDraft = {
  company: null,
  title: '',
  source: { channel: null, activityId: null, agreementId: null, referrerCompanyId: null, detail: null },
  contact: null,
};

/** Builds the request. */
export function buildLeadRequest({ company, title, source, contact }: LeadDraft): CreateLead {
  return {
    companyId: company?.id ?? '',
    title: title.trim(),
    source: cleanSource(source),
    ...(contact && { contactIds: [contact.id] }),
  };
}
