const en = {
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'The e-mail address or the password is wrong.',
  demo: 'Demonstration accounts',
  demoHint: 'These accounts exist because this installation shows demonstration data.',
} as const;
export default en;
