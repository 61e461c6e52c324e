import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateImportMapping, UpdateImportMapping } from './import-mapping.dto.js';

/** Example bodies that save a mapping of imports. */
const IMPORT_MAPPING_EXAMPLES = {
  companies: {
    summary: 'Companies of a chamber of commerce',
    value: {
      entity: 'companies',
      name: 'Companies of the chamber of commerce',
      mapping: [
        { column: 'Bedrijfsnaam', field: 'name' },
        { column: 'Stad', field: 'city', overwrite: true },
      ],
      defaults: { country: 'BE' },
      matchKeys: ['identifier', 'name'],
    },
  },
};

/** Example bodies that change a saved mapping of imports. */
const IMPORT_MAPPING_CHANGE_EXAMPLES = {
  name: { summary: 'Another name', value: { name: 'Companies of the system before 2026' } },
  mapping: {
    summary: 'Other columns',
    value: {
      mapping: [
        { column: 'Bedrijfsnaam', field: 'name' },
        { column: 'Landcode', field: 'country' },
      ],
      defaults: {},
    },
  },
};

const SETTINGS_PROBLEMS = [
  'import_mapping.duplicate_name',
  'import.unknown_column',
  'import.column_repeated',
  'import.unknown_field',
  'import.match_key',
  'import.column_without_choice',
  'import.word_repeated',
  'import.unknown_meaning',
  'import.create_missing',
  'import.default_type',
  'import.default_too_long',
  'reference.unknown',
  'reference.archived',
] as const;

export const IMPORT_MAPPING_DOCS = {
  list: { summary: 'List saved mappings of imports' },
  create: {
    summary: 'Create a saved mapping of imports',
    description:
      'A mapping keeps which columns fill which fields, and the other settings of an import, for later files with the ' +
      'same columns. All who import see it. Send its id as `mappingId` with `PATCH /imports/{id}`.',
    body: { type: CreateImportMapping, examples: IMPORT_MAPPING_EXAMPLES },
    problems: [...SETTINGS_PROBLEMS, 'import_mapping.too_many'],
  },
  read: {
    summary: 'Get a saved mapping of imports',
    description: 'All who import see all mappings, because an agency shares them. Archived ones are found as well.',
  },
  update: {
    summary: 'Update a saved mapping of imports',
    description:
      'The person who saved the mapping, managers and administrators may update it. Send only the fields to change; ' +
      '`mapping`, `defaults` and `matchKeys` are replaced as a whole.',
    body: { type: UpdateImportMapping, examples: IMPORT_MAPPING_CHANGE_EXAMPLES },
    problems: ['import_mapping.not_yours', 'record.archived', ...SETTINGS_PROBLEMS],
  },
  archive: {
    summary: 'Archive a saved mapping of imports',
    description:
      'The person who saved the mapping, managers and administrators may archive it. Imports stay as they are.',
    problems: ['import_mapping.not_yours'],
  },
  restore: {
    summary: 'Restore an archived mapping of imports',
    description:
      'The person who saved the mapping, managers and administrators may restore it. Rejected while another mapping ' +
      'of the kind of records has the name.',
    problems: ['import_mapping.not_yours', 'import_mapping.duplicate_name', 'import_mapping.too_many'],
  },
} satisfies Record<string, RouteDocs>;
