const en = {
  title: 'Sign in',
  code: 'One-time code',
  codeHint: 'The code of your authenticator app, or one of your recovery codes.',
  wrongCode: 'This code is wrong or was used. Enter the code that the app shows now.',
  or: 'or',
  oidc: 'Sign in with your organisation',
  forgotten: 'Forgot your password? Ask an administrator for a link to set a new one.',
  problems: {
    expired: 'The sign-in took too long or was started in another window. Sign in again.',
    rejected: 'The sign-in could not be verified. Sign in again.',
    denied: 'The sign-in was cancelled or refused by your organisation. Sign in again, or use your password.',
    unavailable: 'Your organisation’s sign-in cannot be reached. Try again later, or use your password.',
    unverified: 'Your organisation has not verified your e-mail address. Ask its help desk to do so.',
    noUser: 'Your account has no access to Locate CRM. Ask an administrator to add or restore you.',
    notConfigured: 'This installation has no sign-in through an organisation. Use your password.',
    tooMany: 'There were too many attempts. Wait a minute and sign in again.',
    other: 'The sign-in failed. Try again; ask an administrator if it happens again.',
  },
  reset: {
    title: 'Set a new password',
    hint: 'You will be signed out on all devices.',
    submit: 'Set password',
    done: 'Your new password is set. Sign in with it.',
    invalid:
      'This link is incomplete, was used, was replaced or is older than 24 hours. Ask an administrator for a new one.',
    signIn: 'Go to sign-in',
  },
  demo: 'Demonstration accounts',
  demoHint: 'These accounts exist because this installation shows demonstration data.',
} as const;
export default en;
