import { type PersonalDataTables, WHOLE_ROW } from '../personal-data.rules.js';

/** The columns of documents, of their versions and of the bytes of their files. */
export const DOCUMENT_TABLES: PersonalDataTables = {
  document: {
    // The documents of the contact. One of another record can mention the person in its texts.
    foundBy: [{ contact: 'contact_id' }],
    columns: {
      title: { clear: 'Erased document', others: 'title' },
      kind: 'none',
      tags: { clear: [], others: 'text' },
      note: { clear: null, others: 'text' },
    },
    settles: { archived_at: 'coalesce(archived_at, :now)', updated_at: ':now', version: 'version + 1' },
  },
  document_version: {
    foundBy: [{ through: 'document', on: { document_id: 'id' } }],
    columns: {
      file_name: { clear: 'erased', others: 'text' },
      media_type: 'none',
      sha256: { keep: 'A digest of the whole file recognises a copy of it and tells nothing about a person.' },
      scan_state: 'none',
      note: { clear: null, others: 'text' },
      removed_reason: 'text',
    },
    settles: {
      removed_at: 'coalesce(removed_at, :now)',
      removed_reason: `'Erased with the person'`,
    },
  },
  document_chunk: {
    foundBy: [{ through: 'document_version', on: { version_id: 'id' } }],
    columns: { bytes: { bytes: WHOLE_ROW } },
  },
};
