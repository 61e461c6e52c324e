import { type PersonalDataTables, WHOLE_ROW } from '../personal-data.rules.js';

/** The columns of imports. */
export const IMPORT_TABLES: PersonalDataTables = {
  import: {
    foundBy: [
      { through: 'import_row', on: { id: 'import_id' } },
      { mentions: 'columns' },
      { mentions: 'mapping' },
      { mentions: 'values' },
      { mentions: 'defaults' },
      { mentions: 'currencies' },
    ],
    columns: {
      creator_kind: 'none',
      creator_name: 'staff',
      entity: 'none',
      file_name: 'text',
      sheets: 'text',
      sheet: 'text',
      encoding: 'none',
      separator: 'none',
      status: 'none',
      // The headings stand in the columns, the mapping and the currencies. They are values of a person where the row of
      // the headings was not recognised.
      columns: 'changes',
      mapping: 'changes',
      values: 'changes',
      defaults: 'changes',
      currencies: 'changes',
      match_keys: 'none',
      mode: 'none',
      number_format: 'none',
      date_format: 'none',
      unreadable: 'none',
      create_missing: 'none',
      external_system: 'text',
      counts: 'none',
      creates_counts: 'none',
      undone_by_kind: 'none',
      undone_by_name: 'staff',
      // A sentence that may name the colleague whose rights have ended.
      failure: 'staff',
    },
  },
  import_mapping: {
    foundBy: [{ mentions: 'mapping' }, { mentions: 'values' }, { mentions: 'defaults' }, { mentions: 'currencies' }],
    columns: {
      entity: 'none',
      name: 'text',
      mapping: 'changes',
      values: 'changes',
      defaults: 'changes',
      currencies: 'changes',
      match_keys: 'none',
      number_format: 'none',
      date_format: 'none',
      unreadable: 'none',
      create_missing: 'none',
      external_system: 'text',
    },
  },
  import_row: {
    foundBy: [
      { contact: 'record_id' },
      { seminarRegistration: 'record_id' },
      { through: 'delegation_participant', on: { record_id: 'id' } },
      { through: 'interaction', on: { record_id: 'id' } },
      { through: 'task', on: { record_id: 'id' } },
      { mentions: 'created' },
      { mentions: 'cells', unless: 'EXISTS (SELECT FROM contact o WHERE o.id = :this.record_id)' },
    ],
    columns: {
      cells: { bytes: [] },
      phase: 'none',
      outcome: 'none',
      changes: { bytes: [] },
      candidates: { bytes: [] },
      errors: { bytes: [] },
      left_reasons: { bytes: [] },
      warnings: { bytes: [] },
      creates: { bytes: [] },
      // Ids of records.
      created: 'none',
      decision: 'none',
    },
  },
  import_row_key: {
    // A digest without a secret, from which an address can be guessed.
    foundBy: [{ through: 'import_row', on: { import_id: 'import_id', row: 'row' } }],
    columns: { key: { clear: WHOLE_ROW } },
  },
  import_word: {
    // The values of the person's rows, such as a job title.
    foundBy: [
      { mentions: 'word' },
      {
        through: 'import_row',
        on: { import_id: 'import_id' },
        where: 'lower(:other.cells ->> :this.column_index) = lower(:this.word)',
      },
    ],
    columns: { key: { clear: WHOLE_ROW }, word: { clear: WHOLE_ROW } },
  },
};
