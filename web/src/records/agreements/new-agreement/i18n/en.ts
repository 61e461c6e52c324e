const en = {
  open: 'New agreement',
  openUnder: 'New agreement under this one',
  title: 'Title',
  kind: 'Kind',
  parentId: 'Made under',
  parentHint: 'For example the partnership with GSC under the twinning with Guangdong. Its results count for both.',
  parties: 'Parties',
  party: {
    company: 'Organisation',
    role: 'Role',
    add: 'Add a party',
    remove: 'Remove party {{position}}',
  },
  status: 'Status',
  signedOn: 'Signed on',
  effectiveOn: 'In force since',
  expiresOn: 'Last day',
  ownerId: 'Owner',
  ownerHint: 'Gets a task before the agreement ends.',
  submit: 'Create agreement',
} as const;
export default en;
