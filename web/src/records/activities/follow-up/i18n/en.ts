const en = {
  hint: 'Everybody who attended, and the first contact after the last day, {{day}}.',
  onlyOpen: 'Only those not yet contacted',
  attendee: 'Attendee',
  contacted: 'Contacted',
  onDay_one: '{{day}}, {{count}} day after',
  onDay_other: '{{day}}, {{count}} days after',
  notYet: 'Not yet',
  whyNot: {
    archived: 'Archived: do not contact',
    no_address: 'Neither e-mail address nor phone number',
    objection: 'Refuses to be contacted',
  },
  log: 'Log an interaction',
  logWith: 'Log an interaction with {{name}}',
  exportHint: 'The attendees of this list',
  more: 'Show more attendees',
  empty: 'Nobody attended yet',
  emptyHint: 'The people appear here once their attendance has been recorded.',
  allContacted: 'Everybody has been contacted',
  allContactedHint: 'Nobody who attended still waits for a first contact.',
} as const;
export default en;
