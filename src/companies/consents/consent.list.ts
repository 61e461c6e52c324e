import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { CONSENT_PURPOSES, LAWFUL_BASES } from '../model/company.constants.js';
import { Consent } from '../model/consent.entity.js';

/**
 * The statements of a contact about the use of their data. Served by consent_contact_id_idx, because the list always
 * belongs to one contact.
 */
export const consentList = defineList({
  name: 'consents',
  from: 'consent n',
  id: 'n.id',
  ...defineRecordFields(Consent, 'n', {
    id: {},
    contactId: {},
    purpose: { list: { values: CONSENT_PURPOSES } },
    lawfulBasis: { list: { values: LAWFUL_BASES } },
    granted: { list: {} },
    wording: {},
    wordingVersion: {},
    occurredAt: { list: {} },
    source: {},
    proof: {},
    createdAt: { list: {} },
    createdBy: {},
  }),
  defaultSort: '-occurredAt',
});

/** Narrows a request to the consents of one contact. */
export function buildConsentRequest(contactId: string, request: ListRequest): ListRequest {
  const field = { type: 'uuid', sql: 'n.contact_id' } as const;
  return { ...request, filters: [...request.filters, { kind: 'any', field, values: [contactId] }] };
}
