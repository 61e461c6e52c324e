import type { PersonalDataTables } from '../personal-data.rules.js';

/** The tables whose rows have versions, by the names that the triggers give them. */
const VERSIONED_TABLES = {
  activity: 'activity',
  agreement: 'agreement',
  commitment: 'commitment',
  company: 'company',
  consent: 'consent',
  contact: 'contact',
  delegation_participant: 'delegation_participant',
  lead_touch: 'lead_touch',
  seminar_registration: 'seminar_registration',
  task: 'task',
};

/** The tables whose names and titles have versions. Those of colleagues are not erased with a contact. */
const LABELLED_TABLES = { activity: 'activity', agreement: 'agreement', company: 'company' };

/** The columns of history, of migrations and of settings. */
export const DATABASE_TABLES: PersonalDataTables = {
  label_version: {
    foundBy: [
      {
        record: { type: 'entity_type', id: 'entity_id' },
        tables: LABELLED_TABLES,
      },
    ],
    columns: {
      entity_type: 'none',
      label: {
        text: {
          historyOf: {
            id: 'entity_id',
            tables: { type: 'entity_type', byType: LABELLED_TABLES },
            columns: { activity: 'title', agreement: 'title', company: 'name' },
          },
        },
      },
    },
  },
  record_version: {
    foundBy: [{ record: { type: 'entity_type', id: 'entity_id' }, tables: VERSIONED_TABLES }],
    // Only the titles of tasks are texts of people.
    columns: {
      entity_type: 'none',
      data: { text: { historyOf: { id: 'entity_id', tables: { type: 'entity_type', byType: VERSIONED_TABLES } } } },
    },
  },
  migrations: { columns: { name: 'none' } },
  setting_version: { columns: { name: 'none', value: 'none' } },
};
