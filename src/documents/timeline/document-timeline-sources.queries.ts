import type { OwnerSet, TimelineSource } from '../../interactions/timeline/timeline-source.rules.js';

/**
 * The subjects of a document. Served by document_company_id_idx, document_contact_id_idx, document_lead_id_idx,
 * document_activity_id_idx and document_agreement_id_idx. The leads of a timeline are those that the caller may see.
 */
const OWNERS: readonly (readonly [OwnerSet, string])[] = [
  ['its_companies', 'd.company_id = o.id'],
  ['its_contacts', 'd.contact_id = o.id'],
  ['its_leads', 'd.lead_id = o.id'],
  ['its_activities', 'd.activity_id = o.id'],
  ['its_agreements', 'd.agreement_id = o.id'],
];

/** The sources for documents: an item for each version. */
export const DOCUMENT_TIMELINE_SOURCES: readonly TimelineSource[] = OWNERS.map(([owners, about]) => ({
  permission: 'documents:read',
  recordType: 'document',
  owners,
  from: 'document d JOIN document_version f ON f.document_id = d.id',
  where: `${about} AND d.archived_at IS NULL`,
  at: 'f.created_at',
  id: 'f.id',
  kind: `'document'`,
  columns: {
    type: 'd.kind',
    title: 'd.title',
    detail: `f.file_name || ' · v' || f.number`,
    actorId: 'f.created_by',
    leadId: 'd.lead_id',
    companyId: 'd.company_id',
    contactId: 'd.contact_id',
    activityId: 'd.activity_id',
    agreementId: 'd.agreement_id',
    documentId: 'd.id',
  },
}));
