const en = {
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  none: 'None',
  loading: 'Loading',
  unreachable: 'The server cannot be reached. Your work is kept and the application tries again.',
  newVersion: 'A new version of the application is available.',
  reload: 'Reload',
  forbidden: 'You may not see this',
  forbiddenHint: 'Your role does not include this right. Ask an administrator if you need it.',
  notFound: 'This does not exist, or you may not see it',
  failed: 'This could not be loaded',
  unexpected: 'Something went wrong',
  home: 'Go to the start page',
  requestId: 'Request {{id}}',
} as const;
export default en;
