const en = {
  add: 'Add',
  unsaved: 'Not saved',
  kept: 'Not saved yet, but kept on this device',
  notice: 'You have not saved:',
  noticeTooLate: 'This can no longer be edited. You have not saved:',
  discard: 'Discard all',
  conflict: {
    title: 'Somebody else has changed this record',
    hint: 'It was last changed on {{moment}}. Nothing that you typed is lost: choose for each field what is to be kept.',
    before: 'When you began',
    theirs: 'Theirs',
    mine: 'Mine',
    unchanged: 'Nobody else has changed this field.',
    nothing: 'Nothing',
    later: 'Decide later',
    apply: 'Save the choice',
  },
} as const;
export default en;
