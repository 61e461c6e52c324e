const en = {
  open: 'Badges',
  openOne: 'Badge…',
  openOf: 'Print the badge of {{name}}',
  title: 'Print badges',
  titleOf: 'Badge of {{name}}',
  layout: 'Paper',
  lang: 'Language',
  langHint: 'Chinese puts native names first.',
  sort: 'Order',
  file: 'Badges of {{title}}',
  submit: 'Make the PDF',
  seminarHint: 'Everybody who is registered, confirmed or attended. Printing checks nobody in.',
  delegationHint: 'Every participant who is confirmed or attended.',
} as const;
export default en;
