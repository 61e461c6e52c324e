import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { decodeHeader, readParts, SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendDue, write, writeOne } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port) });

const readMail = async (id: string) => ok(api.bdm.get(`/mails/${id}`));

describe('A mail to a contact', () => {
  it('arrives once, with its sender, its subject in UTF-8, a text and html, and is an interaction of its author', async () => {
    const contact = await make.contact({ fullName: '陈伟 Chen Wei' });
    const lead = await make.lead({ stage: 'qualified', contactIds: [contact.id] });
    const body = 'Dear Mr Chen,\n\nThank you <b>very</b> much.\n\nhttps://locate.test/plan?a=1&b=2';
    const given = { subject: 'Uw bezoek – 访问 Genk', body, leadId: lead.id };
    const mail = await writeOne(api.bdm, contact.id, given);
    expect(mail).toMatchObject({ state: 'queued', attempts: 0, interactionId: null, companyId: lead.companyId });
    expect(await sendDue(api)).toBe(1);
    expect(await sendDue(api)).toBe(0);

    const [received, ...others] = sink.received;
    expect(others).toEqual([]);
    expect(received).toMatchObject({ from: 'crm@locate.test', to: [contact.email] });
    const header = (name: string) => decodeHeader(received!.headers.get(name) ?? '');
    expect(header('from')).toBe('Locate in Limburg <crm@locate.test>');
    expect(header('to')).toBe(`陈伟 Chen Wei <${contact.email}>`);
    expect(header('subject')).toBe(given.subject);
    expect(header('message-id')).toBe(`<${mail.id}@locate.test>`);
    const { rows } = await api.db.query('SELECT email FROM app_user WHERE id = $1', [api.bdm.id]);
    expect(header('reply-to')).toBe(`${rows[0].email}, crm+${lead.reference}@locate.test`);
    expect(received!.headers.has('auto-submitted')).toBe(false);
    const parts = readParts(received!);
    // The picture is the logo, because nothing in a mail is loaded from elsewhere.
    expect([...parts.keys()]).toEqual(['text/plain', 'text/html', 'image/png']);
    expect(parts.get('text/plain')!.toString()).toContain(body);
    const html = parts.get('text/html')!.toString();
    expect(html).toContain('Thank you &lt;b&gt;very&lt;/b&gt; much.');
    expect(html).toMatch(/<a href="https:\/\/locate\.test\/plan\?a=1&amp;b=2"/);

    const sent = await readMail(mail.id);
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, error: null, nextAttemptAt: null });
    const interaction = await ok(api.bdm.get(`/interactions/${sent.interactionId}`));
    expect(interaction).toMatchObject({
      kind: 'email',
      direction: 'outbound',
      subject: given.subject,
      summary: body,
      leadId: lead.id,
      companyId: lead.companyId,
      contactIds: [contact.id],
      createdBy: api.bdm.id,
      occurredAt: sent.sentAt,
    });
    const { items } = await ok(api.bdm.get(`/leads/${lead.id}/timeline`));
    const ofMail = items.filter(({ id }: { id: string }) => [mail.id, interaction.id].includes(id));
    expect(ofMail.map(({ kind, type, title }: never) => ({ kind, type, title }))).toEqual(
      expect.arrayContaining([
        { kind: 'interaction', type: 'email', title: given.subject },
        { kind: 'mail', type: 'sent', title: given.subject },
      ]),
    );
  });

  it('ends the silence of a lead', async () => {
    const contact = await make.contact();
    const lead = await make.lead({ receivedOn: '2025-01-15', contactIds: [contact.id] });
    const read = () => ok(api.bdm.get(`/leads/${lead.id}`));
    expect((await read()).staleSince).not.toBeNull();
    await writeOne(api.bdm, contact.id, { leadId: lead.id });
    expect((await read()).staleSince).not.toBeNull();
    await sendDue(api);
    expect((await read()).staleSince).toBeNull();
  });

  it('has one interaction with all contacts of the request', async () => {
    const contacts = [await make.contact(), await make.contact(), await make.contact()];
    const ids = contacts.map(({ id }) => id as string);
    const { mails } = await write(api.bdm, ids);
    await sendDue(api);
    expect(sink.received.flatMap(({ to }) => to).toSorted()).toEqual(contacts.map(({ email }) => email).toSorted());
    const sent = await Promise.all(mails.map(({ id }: { id: string }) => readMail(id)));
    const interactionIds = new Set(sent.map(({ interactionId }) => interactionId));
    expect(interactionIds.size).toBe(1);
    const { contactIds } = await ok(api.bdm.get(`/interactions/${[...interactionIds][0]}`));
    expect(contactIds.toSorted()).toEqual(ids.toSorted());
    const { rows } = await api.db.query('SELECT count(*)::int AS count FROM interaction WHERE id = ANY($1)', [
      [...interactionIds],
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('A test mail', () => {
  it('is sent once when it is repeated with its Idempotency-Key, and the first answer says that it was sent', async () => {
    const send = () => api.admin.post('/mail-settings/test', { to: 'an@locate.test' }, { 'idempotency-key': 'test' });
    const first = await ok(send());
    expect(first).toMatchObject({ sent: true, error: null });
    expect(await readMail(first.mailId)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await ok(send())).toMatchObject({ mailId: first.mailId, sent: false });
    await sendDue(api);
    expect(sink.received.map(({ to }) => to)).toEqual([['an@locate.test']]);
  });
});
