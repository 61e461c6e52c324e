import type { CompanyValues } from '../../companies/company-values.rules';
import type { RecordReference } from '../../search/record-reference.rules';
import type { components } from '../../../shared/api/schema';
import { cleanSource } from '../source.rules';

type CreateLead = components['schemas']['CreateLead'];

/** Everything that was typed into the form of a new lead, and into the form of its company. */
export interface LeadDraft {
  company: RecordReference | null;
  title: string;
  source: components['schemas']['LeadView']['source'];
  /** The form of a new company while it is open. */
  newCompany: CompanyValues | null;
}

export const EMPTY_LEAD: LeadDraft = {
  company: null,
  title: '',
  source: { channel: 'web', activityId: null, agreementId: null, referrerCompanyId: null, detail: null },
  newCompany: null,
};

/** Builds the request. */
export function buildLeadRequest({ company, title, source }: LeadDraft): CreateLead {
  return { companyId: company?.id ?? '', title: title.trim(), source: cleanSource(source) };
}
