import { type KeepException, type PersonalDataTables, TITLE } from '../personal-data.rules.js';

const SIGNED =
  'The signature of a signed agreement is needed for legal obligations and claims (GDPR art. 17(3)(b) and (e)).';

/** Clears a column of an agreement that is only being drawn up. */
const clearUnsigned = (clear: KeepException['clear']): KeepException => ({
  when: `EXISTS (SELECT FROM agreement WHERE agreement.id = agreement_signatory.agreement_id
    AND agreement.status IN ('draft', 'negotiated'))`,
  clear,
});

/** The columns of agreements, their signatories and their commitments. */
export const AGREEMENT_TABLES: PersonalDataTables = {
  agreement: {
    foundBy: [{ through: 'agreement_signatory', on: { id: 'agreement_id' } }],
    columns: {
      reference: 'none',
      title: TITLE,
      kind: 'none',
      status: 'none',
      fields: 'text',
      body: 'text',
      url: 'text',
      notes: 'text',
    },
  },
  agreement_party: { columns: { role: 'none' } },
  agreement_signatory: {
    foundBy: [{ contact: 'contact_id' }, { name: 'name', unlessKnown: 'contact_id' }],
    columns: {
      name: { keep: SIGNED, unless: clearUnsigned('Erased person') },
      capacity: { keep: SIGNED, unless: clearUnsigned(null) },
    },
  },
  commitment: {
    foundBy: [{ through: 'agreement', on: { agreement_id: 'id' } }],
    columns: { description: 'text', status: 'none', evidence: 'text' },
  },
};
