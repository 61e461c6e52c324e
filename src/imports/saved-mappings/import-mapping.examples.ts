/** Example bodies that save a mapping of imports. */
export const IMPORT_MAPPING_EXAMPLES = {
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
export const IMPORT_MAPPING_CHANGE_EXAMPLES = {
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
