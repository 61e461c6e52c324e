const en = {
  transition: 'Move to…',
  dialog: {
    title: 'Move to {{stage}}',
    missing: 'This stage still needs:',
    nothingMissing: 'Everything that this stage needs is there.',
    noteRequired: 'Moving back needs a note that says why.',
    done: '{{title}} is now in {{stage}}',
    verifiers: 'These colleagues can verify it: {{names}}.',
    noVerifier: 'Nobody else can verify it at present.',
    fromAnother: 'Somebody else must enter this first: whoever enters it may not verify the investment.',
    cannotFill: 'Complete this on the page of the lead.',
  },
  statusDialog: {
    title: 'Change the status to {{status}}',
    done: '{{title}} is now {{status}}',
  },
  field: {
    amount: 'Amount in euro',
    locationCountry: 'Country (two letters)',
    siteName: 'Name of the site',
    interactionKind: 'Kind of interaction',
    realisationOn: 'Reached by',
    realisationJobs: 'Jobs reached',
    realisationCapex: 'Expenditure in euro',
  },
} as const;
export default en;
