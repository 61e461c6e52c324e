import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of the search index. */
export const SEARCH_TABLES: PersonalDataTables = {
  search_entry: {
    foundBy: [
      {
        record: { type: 'kind', id: 'id' },
        tables: {
          activity: 'activity',
          agreement: 'agreement',
          company: 'company',
          contact: 'contact',
          lead: 'lead',
        },
      },
    ],
    // The triggers of the records write it.
    columns: { kind: 'none', terms: 'derived' },
  },
  search_word: {
    // The words of all entries. An erasure deletes each word that no entry contains any more.
    columns: { word: 'derived' },
  },
};
