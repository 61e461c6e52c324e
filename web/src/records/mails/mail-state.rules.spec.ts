import { canCancel, canResend, formatAddress } from './mail-state.rules';

const STATES = ['queued', 'not_sent', 'sent', 'failed', 'suppressed', 'cancelled'] as const;

it('Only a mail that waits can be cancelled', () => {
  expect(STATES.filter((state) => canCancel({ state }))).toEqual(['queued']);
});

it('A mail to a contact can be sent again that was sent, failed or was not sent', () => {
  const list = (contactId: string | null, templateKey: 'seminar_reminder' | 'password_link' | null) =>
    STATES.filter((state) => canResend({ state, contactId, templateKey, mailingId: null }));
  expect(list('c1', null)).toEqual(['not_sent', 'sent', 'failed']);
  expect(list(null, 'seminar_reminder')).toEqual(['not_sent', 'sent', 'failed']);
  // The link of a password is not known any more, and a test is no mail to anybody.
  expect(list(null, 'password_link')).toEqual([]);
  expect(list(null, null)).toEqual([]);
});

it('A mail of a mailing can be sent again to somebody who is no contact', () => {
  const mail = { contactId: null, templateKey: null, mailingId: 'm1' };
  expect(STATES.filter((state) => canResend({ ...mail, state }))).toEqual(['not_sent', 'sent', 'failed']);
});

it('An address is written with its name, if it has one', () => {
  expect(formatAddress({ toName: 'Chen Wei', toAddress: 'chen@lumenova.example' })).toBe(
    'Chen Wei <chen@lumenova.example>',
  );
  expect(formatAddress({ toName: null, toAddress: 'chen@lumenova.example' })).toBe('chen@lumenova.example');
});
