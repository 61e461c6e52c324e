import { defineList } from '../../common/lists/list-definition.rules.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { CONSENT_PURPOSES, LAWFUL_BASES } from '../model/company.constants.js';

/**
 * The statements of a contact about the use of their data. Served by consent_contact_id_idx, because the list always
 * belongs to one contact.
 */
export const consentList = defineList({
  name: 'consents',
  from: 'consent n',
  id: 'n.id',
  select: `n.id, n.contact_id AS "contactId", n.purpose, n.lawful_basis AS "lawfulBasis", n.granted, n.wording,
    n.wording_version AS "wordingVersion", n.occurred_at AS "occurredAt", n.source, n.proof,
    n.created_at AS "createdAt", n.created_by AS "createdBy"`,
  fields: {
    purpose: { type: 'enum', sql: 'n.purpose', values: CONSENT_PURPOSES },
    lawfulBasis: { type: 'enum', sql: 'n.lawful_basis', values: LAWFUL_BASES },
    granted: { type: 'boolean', sql: 'n.granted' },
    occurredAt: { type: 'instant', sql: 'n.occurred_at' },
    createdAt: { type: 'instant', sql: 'n.created_at' },
  },
  defaultSort: '-occurredAt',
  columns: [
    'id',
    'contactId',
    'purpose',
    'lawfulBasis',
    'granted',
    'wording',
    'wordingVersion',
    'occurredAt',
    'source',
    'proof',
    'createdAt',
    'createdBy',
  ],
});

/** Narrows a request to the consents of one contact. */
export function buildConsentRequest(contactId: string, request: ListRequest): ListRequest {
  const field = { type: 'uuid', sql: 'n.contact_id' } as const;
  return { ...request, filters: [...request.filters, { kind: 'any', field, values: [contactId] }] };
}
