import { decideOutcome, type SendResult } from './mail-outcome.rules.js';

const fail = (status?: number, command?: string, isLoginFailure = false): SendResult => ({
  kind: 'failure',
  status,
  command,
  isLoginFailure,
  message: 'no',
});
const error = 'no';

describe('An attempt to send a mail', () => {
  it.each<[string, SendResult, number, object]>([
    ['sends it', { kind: 'accepted' }, 1, { kind: 'sent' }],
    ['is repeated after 451', fail(451, 'RCPT TO'), 1, { kind: 'retry', delayMs: 60_000, error }],
    ['is repeated after 421', fail(421, 'MAIL FROM'), 2, { kind: 'retry', delayMs: 300_000, error }],
    ['is repeated without an answer', fail(), 3, { kind: 'retry', delayMs: 900_000, error }],
    ['fails after the eighth', fail(451, 'DATA'), 8, { kind: 'failed', error }],
    ['fails at once after 550 for the receiver', fail(550, 'RCPT TO'), 1, { kind: 'failed', error }],
    ['fails at once after 554 for the content', fail(554, 'DATA'), 1, { kind: 'failed', error }],
    ['fails at once after 553 for the sender', fail(553, 'MAIL FROM'), 1, { kind: 'failed', error }],
    ['is repeated after a greeting with 554', fail(554, 'CONN'), 1, { kind: 'retry', delayMs: 60_000, error }],
    ['stops all mails after 535', fail(535, 'AUTH PLAIN', true), 1, { kind: 'login_refused', error }],
    ['stops all mails after 530', fail(530, 'MAIL FROM'), 1, { kind: 'login_refused', error }],
    ['stops all mails if no login is possible', fail(undefined, 'API', true), 8, { kind: 'login_refused', error }],
    ['fails if a file is gone', { kind: 'unsendable', message: 'no' }, 1, { kind: 'failed', error }],
  ])('%s', (_, result, attempt, outcome) => {
    expect(decideOutcome(result, attempt, 1)).toEqual(outcome);
  });
});
