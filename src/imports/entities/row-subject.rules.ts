import type { Body } from '../model/entity-import.constants.js';

const FIELDS = ['leadId', 'companyId', 'activityId', 'agreementId'] as const;

/** Returns the records to which an interaction or a task belongs. */
export function pickSubject(body: Body): Record<(typeof FIELDS)[number], string | null> {
  const entries = FIELDS.map((field) => [field, typeof body[field] === 'string' ? body[field] : null]);
  return Object.fromEntries(entries) as Record<(typeof FIELDS)[number], string | null>;
}

/** Returns the key by which two rows have the same subject. The company of a lead follows from the lead. */
export function buildSubjectKey(body: Body): string {
  const { leadId, companyId, activityId, agreementId } = pickSubject(body);
  return [leadId, leadId === null ? companyId : null, activityId, agreementId].map((id) => id ?? '-').join(' ');
}
