const en = {
  firstCompanies: 'First {{loaded}} companies',
  companyCount_one: '{{formatted}} company',
  companyCount_other: '{{formatted}} companies',
  search: 'Search in names, native names, aliases and mail domains',
  searchShort: 'Search companies',
  mine: 'My companies',
  archived: {
    label: 'Archived companies',
    false: 'Without archived companies',
    true: 'Only archived companies',
    any: 'With archived companies',
  },
  exportHint: 'All companies that match the filters',
  empty: 'There are no companies yet',
  emptyHint: 'Companies come from forms and seminars, or colleagues record them.',
  noMatch: 'No company matches the filters',
  noMatchHint: 'Remove a filter to see more companies.',
} as const;
export default en;
