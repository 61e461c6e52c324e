import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of the requests of persons about their data. */
export const PRIVACY_TABLES: PersonalDataTables = {
  privacy_request: {
    foundBy: [{ contact: 'contact_id' }, { address: 'subject_email', unlessKnown: 'contact_id' }],
    columns: {
      reference: 'none',
      kind: 'none',
      subject_name: { clear: 'Erased person' },
      subject_email: { clear: null },
      channel: 'none',
      state: 'none',
      extended_reason: 'text',
      outcome: 'text',
      refused_reason: 'none',
      notes: { clear: null },
    },
  },
  privacy_retention_rule: { columns: { kind: 'none' } },
  privacy_notice: {
    foundBy: [{ contact: 'contact_id' }, { seminarRegistration: 'registration_id' }],
    columns: { channel: 'none' },
  },
  // Ids, keyed hashes and counts, by which an erasure can be repeated.
  privacy_erasure: {
    foundBy: [{ contact: 'contact_id' }],
    columns: {
      key: 'none',
      keys: 'none',
      reason: 'none',
      email_hashes: 'none',
      counts: 'none',
      keeps: 'none',
      decisions: 'none',
    },
  },
};
