import { listMailNotices } from './mail-notices.rules';

const GETS_ALL = { transactional: null, event_invitation: null, marketing: null };

it('An address to which mails come back says so', () => {
  const bounced = {
    transactional: 'address_bounced',
    event_invitation: 'no_consent',
    marketing: 'no_consent',
  } as const;
  expect(listMailNotices(bounced)).toEqual(['bounces']);
});

it('A person does not want mailings who has refused both kinds, and not one who has never been asked', () => {
  const refused = { event_invitation: 'consent_refused', marketing: 'objected' } as const;
  expect(listMailNotices({ ...GETS_ALL, ...refused })).toEqual(['unwanted']);
  expect(listMailNotices({ ...GETS_ALL, ...refused, event_invitation: null })).toEqual([]);
  expect(listMailNotices({ ...GETS_ALL, event_invitation: 'no_consent', marketing: 'no_consent' })).toEqual([]);
});
