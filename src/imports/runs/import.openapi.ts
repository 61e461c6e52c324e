import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { UpdateImport } from './import.dto.js';

/** Example bodies that change the settings of an import. */
const UPDATE_IMPORT_EXAMPLES = {
  mapping: {
    summary: 'The fields of two columns, and a value for rows without a country',
    value: {
      mapping: [
        { column: 'Bedrijfsnaam', field: 'name' },
        { column: 'Stad', field: 'city', overwrite: true },
      ],
      defaults: { country: 'BE' },
      matchKeys: ['identifier', 'name'],
    },
  },
  values: {
    summary: 'The meaning of a word of the file, and a word to leave out',
    value: {
      values: [
        { column: 'Bron', value: 'Beurs', meaning: 'activity' },
        { column: 'Bron', value: 'LinkedIn', meaning: null },
      ],
    },
  },
  saved: {
    summary: 'A mapping that was saved by name',
    value: { mappingId: '0199c000-0000-7000-8000-000000000712' },
  },
};

export const IMPORT_DOCS = {
  list: { summary: 'List imports' },
  read: {
    summary: 'Get an import',
    description:
      'The response tells the progress of a check, a run or an undo: `processedCount` of `rowCount` rows. Managers and ' +
      'administrators see all imports, others their own.',
  },
  update: {
    summary: 'Update an import',
    description:
      'Only an import that has not run can be changed. Its rows must be checked again. A value of the file fills an ' +
      'empty field of an existing record; it replaces another value only where the entry of the mapping has ' +
      '`overwrite: true`. `mappingId` applies a mapping that was saved by name. An amount has the currency of its cell ' +
      '(€ 5.000), else of its row, else of `currencies`; a currency without an amount is no value. A lead comes in at its ' +
      '`stage` of today, whatever its gates need. `values` changes the meanings of the words that it names. With ' +
      '`createMissing` the companies and people that the rows of contacts and leads name and nobody knows are created ' +
      'first, each once. The `warnings` of a row say what the import leaves out or assumes.',
    body: { type: UpdateImport, examples: UPDATE_IMPORT_EXAMPLES },
    problems: [
      'import.initial_load_forbidden',
      'import.status_not_allowed',
      'import.rows_deleted',
      'import.month_locked',
      'import.unknown_column',
      'import.column_repeated',
      'import.unknown_field',
      'import.match_key',
      'import.column_without_choice',
      'import.unknown_word',
      'import.word_repeated',
      'import.unknown_meaning',
      'import.create_missing',
      'import.default_type',
      'import.default_too_long',
      'import.mode',
      'reference.unknown',
      'reference.archived',
      'import.mapping_combined',
      'import.mapping_unknown',
      'import.mapping_entity',
      'import.mapping_no_column',
    ],
  },
  listRows: { summary: 'List the rows of an import' },
} satisfies Record<string, RouteDocs>;
