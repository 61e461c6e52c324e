const en = {
  server: {
    notConfigured: 'No mail server is set up: mails are stored as not sent',
    loginRefused: 'The mail server has refused the login: all mails wait',
    waiting: 'The next attempt is on {{moment}}.',
    ask: 'Ask an administrator to look at Administration, Mail.',
  },
  replyTo: 'Answers go to',
  author: 'Written by',
  application: 'Locate CRM',
  due: 'To be sent on {{moment}}',
  nextAttempt: 'Next attempt on {{moment}}',
  serverSaid: 'The mail server said: {{error}}',
  cancellation: {
    open: 'Cancel this mail',
    title: 'Cancel this mail?',
    text: 'It waits, and will not be sent. A cancelled mail cannot be sent again.',
  },
  resend: {
    open: 'Send again',
    title: 'Send this mail again?',
    text: '{{name}} gets a new mail with the same text, at the present address and with the current documents.',
    done: 'A new mail with the same text is on its way.',
    stored: 'A new mail with the same text is stored as not sent.',
  },
} as const;
export default en;
