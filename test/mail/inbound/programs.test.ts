import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM } from '../../../src/common/actor/actor.constants.js';
import { UserService } from '../../../src/identity/users/user.service.js';
import { PASSWORD, useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { INBOUND_SETTINGS, readFixture, receive } from './inbound.given.js';

/** The contact, the lead and the text that a message of a mail program must lead to. */
interface ExpectedMail {
  name: string;
  direction: string;
  /** The addresses of the contacts. */
  contacts: string[];
  /** Whether it names the lead. */
  lead: boolean;
  text: string;
}

const expected = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'expected.json'), 'utf8'),
) as ExpectedMail[];

const CONTACTS = [
  ['Chen Wei', 'chen.wei@lumenova.test'],
  ['Li Na', 'li.na@lumenova.test'],
  ['Jan Peeters', 'jan.peeters@vanmeer.test'],
] as const;

const { api, make } = useApi({ env: INBOUND_SETTINGS });

const contactIds = new Map<string, string>();
let lead: Made;
beforeAll(async () => {
  for (const [fullName, email] of [
    ['Stefan Claes', 'stefan@locate.test'],
    ['An Peeters', 'an@locate.test'],
  ] as const) {
    await api.app.get(UserService).create({ email, fullName, role: 'bdm', password: PASSWORD }, SYSTEM);
  }
  for (const [fullName, email] of CONTACTS) contactIds.set(email, (await make.contact({ fullName, email })).id);
  lead = await make.lead();
});

/** Returns the bytes of a message with the reference of the lead of this test. */
function buildMessage(name: string): Buffer {
  const bytes = readFixture(`${name}.eml`).toString('latin1');
  return Buffer.from(bytes.replaceAll('LEAD-0000-0000', String(lead['reference'])), 'latin1');
}

describe('A message of a mail program', () => {
  it.each(expected)('becomes an interaction: $name', async ({ name, direction, contacts, lead: isNamed, text }) => {
    const mail = await receive(api.bdm, buildMessage(name));
    expect(mail).toMatchObject({ state: 'processed', reason: null, direction, leadId: isNamed ? lead.id : null });
    const found = CONTACTS.map(([, email]) => email).filter((email) =>
      mail['contactIds'].includes(contactIds.get(email)),
    );
    expect([...found].toSorted()).toEqual(contacts.toSorted());
    const interaction = await ok(api.bdm.get(`/interactions/${mail['interactionId']}`));
    expect(interaction['summary']).toBe(text);
  });

  it('that was forwarded as an attachment is the message itself, also if it comes directly later', async () => {
    const { items } = await ok(api.bdm.get('/inbound-mails?q=Figures of the plant&limit=10'));
    const forwarded = items.find(({ subject }: Made) => subject === 'Figures of the plant');
    expect(forwarded).toMatchObject({ fromAddress: 'chen.wei@lumenova.test', sentAt: '2026-11-02T08:05:00.000Z' });
    const direct = [
      'From: chen.wei@lumenova.test',
      'To: stefan@locate.test',
      'Subject: Figures of the plant',
      'Message-ID: <inner-1@lumenova.test>',
      '',
      'Dear Stefan',
    ].join('\r\n');
    const first = await receive(api.bdm, direct);
    expect(items.map(({ id }: Made) => id)).toContain(first.id);
  });
});
