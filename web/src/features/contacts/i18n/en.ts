const en = {
  firstContacts: 'First {{loaded}} contacts',
  contactCount_one: '{{formatted}} contact',
  contactCount_other: '{{formatted}} contacts',
  search: 'Search in names, pinyin, e-mail addresses and positions',
  searchShort: 'Search contacts',
  archived: {
    label: 'Archived contacts',
    false: 'Without archived contacts',
    true: 'Only archived contacts',
    any: 'With archived contacts',
  },
  exportHint: 'All contacts that match the filters',
  empty: 'There are no contacts yet',
  emptyHint: 'Contacts are created here, with a lead or an interaction, or by a registration form.',
  noMatch: 'No contact matches the filters',
  noMatchHint: 'Remove a filter, or try fewer letters, pinyin or another spelling.',
} as const;
export default en;
