import { type PersonalDataTables, TITLE } from '../personal-data.rules.js';

/** The columns of interactions and tasks. */
export const INTERACTION_TABLES: PersonalDataTables = {
  interaction: {
    foundBy: [{ through: 'interaction_contact', on: { id: 'interaction_id' } }],
    columns: { kind: 'none', subject: 'text', summary: 'text', direction: 'none', outcome: 'text', source: 'none' },
  },
  interaction_contact: { foundBy: [{ contact: 'contact_id' }], columns: {} },
  interaction_version: { columns: { kind: 'none', direction: 'none' } },
  task: {
    foundBy: [{ contact: 'contact_id' }, { through: 'interaction', on: { interaction_id: 'id' } }],
    textsNear: [{ through: 'lead', on: { lead_id: 'id' } }],
    columns: { title: TITLE, status: 'none' },
  },
};
