const en = {
  agreements: {
    first: 'First {{loaded}} agreements',
    count_one: '{{formatted}} agreement',
    count_other: '{{formatted}} agreements',
    search: 'Search in references and titles',
    searchShort: 'Search agreements',
    mine: 'My agreements',
    archived: {
      label: 'Archived agreements',
      false: 'Without archived agreements',
      true: 'Only archived agreements',
      any: 'With archived agreements',
    },
    exportHint: 'All agreements that match the filters',
    empty: 'There are no agreements yet',
    emptyHint: 'Create the twinnings, partnerships and memoranda that the agency keeps, with their days and parties.',
    noMatch: 'No agreement matches the filters',
  },
  commitments: {
    first: 'First {{loaded}} commitments',
    count_one: '{{formatted}} commitment',
    count_other: '{{formatted}} commitments',
    search: 'Search in descriptions',
    searchShort: 'Search commitments',
    archived: {
      label: 'Archived commitments',
      false: 'Without archived commitments',
      true: 'Only archived commitments',
      any: 'With archived commitments',
    },
    exportHint: 'All commitments that match the filters',
    empty: 'There are no commitments yet',
    emptyHint: 'Open an agreement to record what its parties have promised.',
    noMatch: 'No commitment matches the filters',
  },
  noMatchHint: 'Remove a filter to see more.',
} as const;
export default en;
