const en = {
  merge: 'Merge with another company…',
  subdivisionHint: 'Code of ISO 3166-2, such as {{country}}-01',
  tabsLabel: 'Parts of the company',
  tabs: {
    group: 'Group',
  },
  groups: {
    identity: 'Company',
    place: 'Seat',
    online: 'Website and mail',
    business: 'Business',
    group: 'Parent companies',
  },
  identifiers: {
    value: 'Number',
    scheme: 'Register',
    add: 'Add a number',
    checked: 'The check digits are correct',
  },
  nace: {
    code: 'Code or words of the title',
    version: 'Revision',
    primary: 'Main activity',
    add: 'Add an activity',
  },
  group: {
    chain: 'Up to the ultimate parent:',
    noSubsidiaries: 'No company names this one as its parent.',
  },
  memberships: {
    empty: 'No memberships of associations, clusters or networks.',
    add: 'Add a membership',
    edit: 'Edit the membership: {{name}}',
    editTitle: 'Edit the membership',
    end: 'End',
    endOf: 'End the membership: {{name}}',
    endTitle: 'End the membership',
    ended: 'Ended',
    since: 'since {{day}}',
    memberOf: 'Is a member of',
    hasMember: 'Has the member',
    company: 'Other company or organisation',
    from: 'Member since',
  },
  leads: {
    jobs_one: '{{count}} job expected',
    jobs_other: '{{count}} jobs expected',
    empty: 'No leads of this company',
    emptyHint: 'Create one when the company may come to invest. Confidential leads of colleagues are not shown.',
  },
  people: {
    add: 'Add a contact',
    empty: 'No contacts yet',
    emptyHint: 'Add the people whom you know at this company.',
  },
  agreements: {
    empty: 'No agreements',
    emptyHint: 'Agreements in which the company takes part appear here.',
  },
  duplicates: {
    none: 'No other company resembles this one.',
    mergeWith: 'Compare and merge with {{name}}',
  },
  merged: {
    title: 'This company has been merged',
    hint: 'Go on with:',
  },
  archivedOn: 'Archived on {{day}}. It is left out of lists and cannot be changed.',
  archive: {
    title: 'Archive the company?',
    text: '{{name}} disappears from the lists. Its leads stay, and its registration numbers become free. It can be restored.',
  },
  restore: {
    title: 'Restore the company?',
    text: '{{name}} appears in the lists again, with its registration numbers.',
    done: '{{name}} has been restored',
  },
} as const;
export default en;
