/** Example bodies that change the settings of an import. */
export const UPDATE_IMPORT_EXAMPLES = {
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
  saved: {
    summary: 'A mapping that was saved by name',
    value: { mappingId: '0199c000-0000-7000-8000-000000000712' },
  },
};
