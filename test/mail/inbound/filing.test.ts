import { Caller, startInstance, useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { buildMail, buildVerification, type GivenMail, INBOUND_SETTINGS, post, receive } from './inbound.given.js';

const { api, make } = useApi({ env: INBOUND_SETTINGS });

const readInteraction = (id: string, by: Caller = api.bdm): Promise<Made> => ok(by.get(`/interactions/${id}`));

/** Makes a contact with a company who is on a lead. */
async function givenLeadOfContact(change: object = {}): Promise<{ contact: Made; lead: Made }> {
  const company = await make.company();
  const contact = await make.contact({ companyId: company.id });
  const lead = await make.lead({ companyId: company.id, contactIds: [contact.id], ...change });
  return { contact, lead };
}

describe('A mail from a contact', () => {
  it('becomes an inbound interaction on the lead that its subject names, without quoted history', async () => {
    const { contact, lead } = await givenLeadOfContact();
    const other = await make.lead();
    const mail = await receive(api.bdm, {
      from: `Chen Wei <${contact.email.toUpperCase()}>`,
      to: 'Stefan <bdm@locate.test>, crm@locate.test',
      subject: `Re: The site [${other.reference}]`,
      date: 'Mon, 2 Nov 2026 10:15:00 +0100',
      text: 'We like the second site.\n\nOn Sun, 1 Nov 2026 at 09:00, Stefan <stefan@locate.test> wrote:\n> Which site\n> do you like?\n',
    });
    expect(mail).toMatchObject({
      state: 'processed',
      reason: null,
      direction: 'inbound',
      matchedBy: 'subject',
      leadId: other.id,
      contactIds: [contact.id],
      companyId: contact.companyId,
      receivedFrom: 'user',
      receivedBy: api.bdm.id,
      senderVerified: null,
    });
    expect(mail['text']).toContain('do you like?');
    expect(await readInteraction(mail['interactionId'])).toMatchObject({
      kind: 'email',
      direction: 'inbound',
      source: 'mail',
      subject: `Re: The site [${other.reference}]`,
      summary: 'We like the second site.',
      occurredAt: '2026-11-02T09:15:00.000Z',
      leadId: other.id,
      companyId: contact.companyId,
      contactIds: [contact.id],
      createdBy: api.bdm.id,
    });
    expect(lead.id).not.toBe(other.id);
  });

  it('leaves nothing of the message in the audit trail of its interaction, and needs no subject', async () => {
    const contact = await make.contact();
    const mail = await receive(api.bdm, { from: contact.email, subject: '', text: 'Nothing of this in the trail.' });
    expect(mail['interactionId']).not.toBe(mail['id']);
    expect(await readInteraction(mail['interactionId'])).toMatchObject({ subject: '(no subject)' });
    const { body } = await api.manager.get(`/audit?entityId=${mail['interactionId']}`);
    const fields = body.items.flatMap(({ changes }: Made) => Object.keys(changes));
    expect(fields).toContain('occurredAt');
    for (const field of ['raw', 'text', 'sha256', 'messageId', 'participants', 'namedLeadId'])
      expect(fields).not.toContain(field);
  });

  it('belongs to the lead after the + of a recipient rather than to that of the subject', async () => {
    const { contact } = await givenLeadOfContact();
    const [named, tagged] = [await make.lead(), await make.lead()];
    const to = `crm+${tagged.reference}@locate.test`;
    const mail = await receive(api.bdm, { from: contact.email, to, subject: `About ${named.reference}` });
    expect(mail).toMatchObject({ leadId: tagged.id, matchedBy: 'recipient' });
  });

  it('belongs to the only open lead of its people, and needs review if there are several', async () => {
    const { contact, lead } = await givenLeadOfContact();
    expect(await receive(api.bdm, { from: contact.email })).toMatchObject({ leadId: lead.id, matchedBy: 'open_lead' });
    const second = await make.lead({ companyId: contact.companyId, contactIds: [contact.id] });
    const mail = await receive(api.bdm, { from: contact.email });
    expect(mail).toMatchObject({ state: 'needs_review', reason: 'ambiguous_lead', leadId: null, interactionId: null });
    expect(mail['leadCandidates'].map(({ id }: Made) => id).toSorted()).toEqual([lead.id, second.id].toSorted());
  });

  it('takes place now if its date is in the future or missing', async () => {
    const contact = await make.contact();
    const future = await receive(api.bdm, { from: contact.email, date: 'Mon, 2 Nov 2099 10:15:00 +0100' });
    const missing = await receive(api.bdm, { from: contact.email, date: 'yesterday' });
    for (const { interactionId, receivedAt } of [future, missing]) {
      expect((await readInteraction(interactionId))['occurredAt']).toBe(receivedAt);
    }
  });
});

describe('A mail of a colleague', () => {
  it('is outbound, with all its recipients who are contacts', async () => {
    const [one, two] = [await make.contact(), await make.contact()];
    const user = await ok(api.admin.get(`/users/${api.bdm.id}`));
    const to = `${one.email}, "Two, Person" <${two.email}>, stranger@elsewhere.test`;
    const mail = await receive(api.bdm, { from: `Stefan <${user['email']}>`, to });
    expect(mail).toMatchObject({ state: 'processed', direction: 'outbound' });
    expect(mail['contactIds'].toSorted()).toEqual([one.id, two.id].toSorted());
    expect(mail['participants']).toEqual([
      expect.objectContaining({ address: one.email, contactId: one.id }),
      expect.objectContaining({ address: two.email, name: 'Two, Person', contactId: two.id }),
      expect.objectContaining({ address: 'stranger@elsewhere.test', contactId: null }),
    ]);
  });

  it('to colleagues only is ignored', async () => {
    const user = await ok(api.admin.get(`/users/${api.bdm.id}`));
    const to = 'crm+LEAD-2026-0001@locate.test, info@locate.test';
    const mail = await receive(api.bdm, { from: user['email'], to });
    expect(mail).toMatchObject({ state: 'ignored', reason: 'only_colleagues', interactionId: null });
  });
});

describe('A message that a colleague forwards', () => {
  it.each([
    'FW: Visit',
    'Doorst: Visit',
    'WG: Visit',
    'TR: Visit',
    '转发：Visit',
    'Visit\n\n---------- Forwarded message ----------',
  ])('needs review if its sender is not understood: %j', async (given) => {
    const [subject, line = ''] = given.split('\n\n');
    const { email } = await ok(api.admin.get(`/users/${api.bdm.id}`));
    const text = `${line}\nLähettäjä: Aino <aino@elsewhere.test>\n\nHei`;
    const mail = await receive(api.bdm, { from: email, subject, text });
    expect(mail).toMatchObject({ state: 'needs_review', reason: 'unknown_sender' });
  });
});

describe('A mail that comes again', () => {
  const countMails = async () => (await ok(api.admin.get('/inbound-mails?count=true&limit=1'))).total;

  it('is answered with 200 and the first one, and makes no second interaction', async () => {
    const contact = await make.contact();
    const bytes = buildMail({ from: contact.email });
    const first = await post(api.bdm, bytes);
    expect(first.status).toBe(201);
    const before = await countMails();
    const again = await post(api.bdm, bytes);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await countMails()).toBe(before);
    const { items } = await ok(api.bdm.get(`/interactions?contactId=${contact.id}`));
    expect(items).toHaveLength(1);
  });

  it('as another copy of the same message is the same mail', async () => {
    const contact = await make.contact();
    const given: GivenMail = { from: contact.email, messageId: '<copy-1@mail.test>' };
    const first = await receive(api.bdm, given);
    const copy = await post(api.manager, buildMail({ ...given, headers: ['Received: from elsewhere'] }));
    expect([copy.status, copy.body.id]).toEqual([200, first.id]);
  });

  it('tells who may not see the first one only what has become of it, unless the message is the same', async () => {
    const { contact, lead } = await givenLeadOfContact({ confidential: true, codename: 'Crane' });
    const given = {
      from: contact.email,
      subject: lead.reference,
      text: 'The price is 5.',
      messageId: '<crane@mail.test>',
    };
    const bytes = buildMail(given);
    const { id, state, reason, receivedAt } = await receive(api.bdm, bytes);
    for (const other of [await api.user('bdm'), await api.key('integration', ['inbound_mails:write'])]) {
      const guessed = await receive(other, buildMail({ from: contact.email, messageId: given.messageId }));
      expect(guessed).toMatchObject({ id, state, reason, receivedAt, text: '', visibleText: '', subject: '' });
      const values = Object.values(guessed).filter((value) => value !== null && value !== '' && value !== false);
      expect(values.flat()).toEqual([id, receivedAt, 'user', state]);
      expect(await receive(other, bytes)).toMatchObject({ id, text: 'The price is 5.', leadId: null });
    }
  });

  it('at two instances at once makes one interaction', async () => {
    const second = await startInstance(api.databaseUrl, { env: INBOUND_SETTINGS });
    try {
      const contact = await make.contact();
      const bytes = buildMail({ from: contact.email });
      const other = new Caller(second.url, api.bdm.id, api.bdm.headers);
      const answers = await Promise.all([api.bdm, other, api.bdm, other].map((by) => post(by, bytes)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      const { items } = await ok(api.bdm.get(`/interactions?contactId=${contact.id}`));
      expect(items).toHaveLength(1);
    } finally {
      await second.app.close();
    }
  });
});

describe('A mail that nobody answers for', () => {
  it('needs review when a key posts it and the sender is not verified', async () => {
    const contact = await make.contact();
    const key = await api.key('integration', ['inbound_mails:write']);
    const mail = await receive(key, { from: contact.email });
    expect(mail).toMatchObject({
      state: 'needs_review',
      reason: 'unverified_sender',
      contactIds: [],
      participants: [],
    });
    const seen = await ok(api.bdm.get(`/inbound-mails/${mail.id}`));
    expect(seen).toMatchObject({ contactIds: [contact.id], senderVerified: null, receivedBy: key.id });
  });

  it('is filed by itself when our mail server has verified the sender', async () => {
    const contact = await make.contact();
    const key = await api.key('integration', ['inbound_mails:write']);
    const headers = [buildVerification('example.org')];
    expect(await receive(key, { from: contact.email, headers })).toMatchObject({ state: 'processed' });
    const forged = [buildVerification('example.org', 'pass', 'mx.evil.test')];
    expect(await receive(key, { from: contact.email, headers: forged })).toMatchObject({ state: 'needs_review' });
    const failed = [buildVerification('example.org', 'fail'), buildVerification('example.org')];
    const mail = await receive(key, { from: contact.email, headers: failed });
    expect(mail).toMatchObject({ state: 'needs_review', reason: 'unverified_sender', senderVerified: false });
  });
});

describe('The headers of a mail that a colleague uploads', () => {
  it('verify nobody, because the colleague may have written them', async () => {
    const { contact, lead } = await givenLeadOfContact({ confidential: true, codename: 'Bittern' });
    const { email } = await ok(api.admin.get(`/users/${api.admin.id}`));
    for (const [from, domain] of [
      [email, 'locate.test'],
      [contact.email, 'example.org'],
    ] as const) {
      const given = { from, to: contact.email, subject: lead.reference, headers: [buildVerification(domain)] };
      const { id } = await receive(await api.user('bdm'), given);
      const stored = { senderVerified: null, leadId: null, leadIgnored: true };
      expect(await ok(api.manager.get(`/inbound-mails/${id}`))).toMatchObject(stored);
    }
  });
});

describe('A mail that a program has written', () => {
  it.each([['Auto-Submitted: auto-replied'], ['Precedence: bulk'], ['Precedence: auto_reply'], ['X-Autoreply: yes']])(
    'is ignored: %s',
    async (header) => {
      const contact = await make.contact();
      const mail = await receive(api.bdm, { from: contact.email, headers: [header] });
      expect(mail).toMatchObject({ state: 'ignored', reason: 'auto_reply', interactionId: null });
    },
  );

  it('is filed if it says that a person has written it', async () => {
    const contact = await make.contact();
    const mail = await receive(api.bdm, { from: contact.email, headers: ['Auto-Submitted: no'] });
    expect(mail).toMatchObject({ state: 'processed' });
  });
});

describe('A mail about a lead that the colleague may not see', () => {
  it('is filed without it, and only its uploader and those who may see the lead know the mail', async () => {
    const { contact, lead } = await givenLeadOfContact({ confidential: true, codename: 'Heron' });
    const other = await api.user('bdm');
    const mail = await receive(other, { from: contact.email, subject: `About ${lead.reference}` });
    expect(mail).toMatchObject({ state: 'processed', leadId: null, leadIgnored: true, leadCandidates: [] });
    const { items } = await ok(api.bdm.get(`/leads/${lead.id}/timeline`));
    expect(items.filter(({ kind }: Made) => kind === 'interaction')).toEqual([]);
    expect(await readInteraction(mail['interactionId'])).toMatchObject({ leadId: null });
    const third = await api.user('bdm');
    expect((await third.get(`/inbound-mails/${mail.id}`)).problem).toEqual([404, 'inbound_mail.not_found']);
    expect((await ok(third.get('/inbound-mails'))).items.map(({ id }: Made) => id)).not.toContain(mail.id);
    for (const by of [other, api.manager, api.bdm])
      expect((await by.get(`/inbound-mails/${mail.id}`)).status).toBe(200);
    const unknown = await receive(other, { from: contact.email, subject: 'About LEAD-2026-9999' });
    expect(unknown).toMatchObject({ state: 'processed', leadId: null, leadIgnored: true });
  });

  it('needs review if a key posts it and the sender is not verified, and is not on the timeline of the lead', async () => {
    const { contact, lead } = await givenLeadOfContact({ confidential: true, codename: 'Egret' });
    const key = await api.key('integration', ['inbound_mails:write']);
    const mail = await receive(key, { from: contact.email, subject: `About ${lead.reference}` });
    expect(mail).toMatchObject({
      state: 'needs_review',
      reason: 'unverified_sender',
      leadId: null,
      interactionId: null,
    });
    const { items } = await ok(api.bdm.get(`/leads/${lead.id}/timeline`));
    expect(items.filter(({ kind }: Made) => kind === 'interaction')).toEqual([]);
  });

  it('is filed on it if our server has verified a contact of the lead', async () => {
    const { contact, lead } = await givenLeadOfContact({ confidential: true, codename: 'Stork' });
    const key = await api.key('integration', ['inbound_mails:write']);
    const headers = [buildVerification('example.org')];
    const mail = await receive(key, { from: contact.email, subject: lead.reference, headers });
    expect(mail).toMatchObject({ state: 'processed', leadId: null });
    expect(await ok(api.bdm.get(`/inbound-mails/${mail.id}`))).toMatchObject({ leadId: lead.id });
    const third = await api.user('bdm');
    expect((await third.get(`/inbound-mails/${mail.id}`)).status).toBe(404);
  });
});
