const en = {
  title: 'Mail',
  setUp: 'Set SMTP_URL, MAIL_FROM and PUBLIC_URL, and start the application again.',
  correctLogin: 'Correct the user and the password in SMTP_URL, start the application again and send a test.',
  server: 'Mail server',
  security: 'Connection',
  from: 'Sender',
  replyTo: 'Address for answers',
  inboundAddress: 'Address for copies',
  queued: 'Mails that wait',
  lastSuccess: 'Last mail that was sent',
  lastError: 'Last error',
  test: {
    title: 'Test',
    submit: 'Send a test mail',
    hint: 'The mail is sent now, and the mail server says whether it takes it.',
    notConfigured: 'A test can be sent once a mail server is set up.',
    sent: 'The mail server has taken the test',
    look: 'Look whether it arrives, also among unwanted mail.',
    failed: 'The test was not sent',
  },
} as const;
export default en;
