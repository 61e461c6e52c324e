const en = {
  hint: 'People who were there and are contacts, with the first interaction after the end, as known on {{day}}.',
  notOver: 'The follow-up begins when it is over. These are the people who were there until now.',
  open: 'To be contacted',
  exportHint: 'The people of this list',
  empty: 'Nobody to follow up yet',
  emptyHint: 'People appear here when their attendance has been recorded and they are linked to a contact.',
  nobodyOpen: 'Everybody has been contacted',
  nobodyOpenHint: 'Nobody who may be contacted is left.',
  notContacted: 'Not contacted yet',
  contacted_one: 'Contacted on {{day}}, {{count}} day after',
  contacted_other: 'Contacted on {{day}}, {{count}} days after',
  whyNot: {
    archived: 'May not be contacted: the contact is archived',
    no_address: 'Cannot be contacted: neither e-mail address nor phone number',
    objection: 'May not be contacted: the person has refused',
  },
  logAbout: 'Log an interaction: {{name}}',
} as const;
export default en;
