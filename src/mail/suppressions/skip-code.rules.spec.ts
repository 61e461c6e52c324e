import type { MailPurpose } from '../model/mail.constants.js';
import { type ConsentState, findSkipCode } from './skip-code.rules.js';
import type { SuppressionReason } from './suppression.rules.js';

const person = { email: 'chen@skip.test', isArchived: false, consent: 'granted' as ConsentState };

describe('A person gets', () => {
  it.each<[string, Partial<typeof person>, MailPurpose, SuppressionReason[], string | null]>([
    ['what it agreed to', {}, 'event_invitation', [], null],
    ['what it asked for without an agreement', { consent: null }, 'transactional', [], null],
    ['what it asked for after a refusal', { consent: 'refused' }, 'transactional', ['objection'], null],
    ['no invitation without an agreement', { consent: null }, 'event_invitation', [], 'no_consent'],
    ['no marketing after a withdrawal', { consent: 'refused' }, 'marketing', [], 'consent_refused'],
    ['no marketing after an objection', {}, 'marketing', ['objection'], 'objected'],
    ['no marketing after an objection that refused it', { consent: 'refused' }, 'marketing', ['objection'], 'objected'],
    ['no invitation after an erasure', {}, 'event_invitation', ['erasure'], 'erased'],
    ['nothing at an address that bounced', {}, 'transactional', ['bounce'], 'address_bounced'],
    ['nothing once it is archived', { isArchived: true }, 'transactional', [], 'contact_archived'],
  ])('%s', (_, change, purpose, reasons, code) => {
    expect(findSkipCode({ ...person, ...change }, purpose, new Map([[person.email, reasons]]))).toBe(code);
  });

  it('nothing without an address', () => {
    expect(findSkipCode({ ...person, email: null }, 'transactional', new Map())).toBe('no_email');
  });

  it.each(['"a b"@skip.test', '"a@b"@skip.test', 'a\u00ADb@skip.test', 'chen'])('nothing at %j', (email) => {
    expect(findSkipCode({ ...person, email }, 'transactional', new Map())).toBe('address_invalid');
  });
});
