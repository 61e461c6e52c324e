import { canCancel, canResend, formatAddress } from './mail-state.rules';

const STATES = ['queued', 'not_sent', 'sent', 'failed', 'suppressed', 'cancelled'] as const;

it('Only a mail that waits can be cancelled', () => {
  expect(STATES.filter((state) => canCancel({ state }))).toEqual(['queued']);
});

it('A mail to a contact can be sent again that was sent, failed or was not sent', () => {
  expect(STATES.filter((state) => canResend({ state, contactId: 'c1' }))).toEqual(['not_sent', 'sent', 'failed']);
  expect(STATES.filter((state) => canResend({ state, contactId: null }))).toEqual([]);
});

it('An address is written with its name, if it has one', () => {
  expect(formatAddress({ toName: 'Chen Wei', toAddress: 'chen@lumenova.example' })).toBe(
    'Chen Wei <chen@lumenova.example>',
  );
  expect(formatAddress({ toName: null, toAddress: 'chen@lumenova.example' })).toBe('chen@lumenova.example');
});
