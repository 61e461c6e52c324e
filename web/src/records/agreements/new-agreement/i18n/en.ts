const en = {
  open: 'New agreement',
  openUnder: 'New agreement under this one',
  parentId: 'Made under',
  parentHint: 'For example the partnership with GSC under the twinning with Guangdong. Its results count for both.',
  party: {
    add: 'Add a party',
    remove: 'Remove party {{position}}',
  },
  effectiveOn: 'In force since',
  ownerHint: 'Gets a task before the agreement ends.',
  submit: 'Create agreement',
} as const;
export default en;
