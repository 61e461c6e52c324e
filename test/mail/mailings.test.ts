import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { readParts, SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, recordConsent, sendDue, sendMailing, sendMailings } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({
  env: buildMailSettings(sink.port, {
    MAIL_PER_MINUTE: '1000',
    MAIL_POSTAL_ADDRESS: 'Corda Campus, 3500 Hasselt',
    PRIVACY_CONTACT: 'privacy@locate.test',
  }),
});

const readMailing = async (id: string): Promise<Made> => ok(api.manager.get(`/mailings/${id}`));
const listMails = async (id: string): Promise<Made[]> =>
  (await ok(api.manager.get(`/mails?mailingId=${id}&limit=100`))).items;
const listReceivers = () => sink.received.map(({ to }) => to[0]).toSorted();

/** Creates contacts of which three have agreed, two have withdrawn, one is archived, and three have said nothing. */
async function givenInvited() {
  const contacts: Made[] = [];
  for (let index = 0; index < 9; index++) contacts.push(await make.contact());
  for (const { id } of contacts.slice(0, 6)) await recordConsent(api.bdm, id, true);
  for (const { id } of contacts.slice(3, 5)) await recordConsent(api.bdm, id, false);
  await ok(api.bdm.delete(`/contacts/${contacts[5].id}`));
  const ids: string[] = contacts.map(({ id }) => id);
  return { contactIds: [...ids, ids[0]!], agreed: contacts.slice(0, 3) };
}

describe('An invitation to contacts', () => {
  it('goes to those who have agreed, names a reason for everybody else, and is no interaction', async () => {
    const { contactIds, agreed } = await givenInvited();
    const lead = await make.lead({ receivedOn: '2025-01-15', contactIds: [agreed[0].id] });
    const skipped = { contact_archived: 1, consent_refused: 2, no_consent: 3, duplicate_address: 1 };
    const body = {
      title: 'x',
      purpose: 'event_invitation',
      subject: 'Invitation',
      body: 'Dear guest',
      audience: { contactIds },
    };
    const preview = await ok(api.manager.post('/mailings', body));
    expect(preview).toMatchObject({ recipients: 3, skipped });
    expect(preview.sample.map(({ contactId }: Made) => contactId)).toEqual(agreed.map(({ id }) => id));
    expect(preview.sample[0]).toMatchObject({
      subject: 'Invitation',
      text: expect.stringContaining('Unsubscribe: [link]'),
    });
    expect(preview.skippedPeople).toHaveLength(7);
    expect((await ok(api.manager.get('/mailings'))).items).toEqual([]);

    const created = await api.manager.post('/mailings', { ...body, dryRun: false });
    expect(created.status).toBe(202);
    expect(created.body).toMatchObject({ state: 'queued', recipients: 3, skipped, counts: { queued: 3, sent: 0 } });
    const { id } = created.body;
    expect(await listMails(id)).toEqual([]);
    await sendMailings(api);
    expect(listReceivers()).toEqual(agreed.map(({ email }) => email).toSorted());
    expect(await readMailing(id)).toMatchObject({
      state: 'done',
      recipients: 3,
      skipped,
      counts: { queued: 0, sent: 3 },
    });
    const mails = await listMails(id);
    expect(
      mails.map(({ state, purpose, mailingId, interactionId }) => [state, purpose, mailingId, interactionId]),
    ).toEqual(Array.from({ length: 3 }, () => ['sent', 'event_invitation', id, null]));
    expect((await ok(api.bdm.get(`/leads/${lead.id}`))).staleSince).not.toBeNull();
    const { items } = await ok(api.bdm.get(`/contacts/${agreed[0].id}/timeline`));
    expect(items.map(({ kind }: Made) => kind)).toContain('mail');
    expect(items.map(({ kind }: Made) => kind)).not.toContain('interaction');
  });

  it('has the headers of a mailing and a link to unsubscribe', async () => {
    const { id: contactId } = await make.contact({ languages: ['nl'] });
    await recordConsent(api.bdm, contactId, true);
    const { id } = await sendMailing(api.manager, { contactIds: [contactId] });
    await sendMailings(api);
    const [mail] = sink.received;
    const link = /^<(https:\/\/crm\.locate\.test\/m\/[\w-]{22}\?lang=nl&mail=[\da-f-]{36})>$/.exec(
      mail!.headers.get('list-unsubscribe')!,
    )![1]!;
    expect(mail!.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail!.headers.get('message-id')).toBe(`<${(await listMails(id))[0].id}@locate.test>`);
    const parts = readParts(mail!);
    expect(parts.get('text/plain')!.toString()).toContain(`Uitschrijven: ${link}`);
    expect(parts.get('text/html')!.toString()).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
  });

  it('ends with the postal address of the agency and the address for questions about data, as the preview shows', async () => {
    const { id: contactId } = await make.contact({ languages: ['nl'] });
    await recordConsent(api.bdm, contactId, true);
    const lines = 'Corda Campus, 3500 Hasselt\nVragen over uw gegevens: privacy@locate.test\n';
    const text = { title: 'x', purpose: 'event_invitation', subject: 'x', body: 'x' };
    const { sample } = await ok(api.manager.post('/mailings', { ...text, audience: { contactIds: [contactId] } }));
    expect(sample[0].text).toContain(lines);
    await sendMailing(api.manager, { contactIds: [contactId] });
    await sendMailings(api);
    expect(readParts(sink.received[0]!).get('text/plain')!.toString()).toContain(lines);
  });

  it('is not sent to somebody who has withdrawn since it was made', async () => {
    const contacts = [await make.contact(), await make.contact()];
    for (const { id } of contacts) await recordConsent(api.bdm, id, true);
    const { id } = await sendMailing(api.manager, { contactIds: contacts.map((one) => one.id) });
    // The first mail fails once, so that it waits while its reader withdraws.
    sink.onRecipient = () => ({ status: 451 });
    await sendMailings(api);
    await recordConsent(api.bdm, contacts[0].id, false);
    await api.db.query(`UPDATE mail SET next_attempt_at = now() WHERE mailing_id = $1`, [id]);
    sink.onRecipient = () => undefined;
    await sendMailings(api);
    expect(listReceivers()).toEqual([contacts[1].email]);
    expect(await readMailing(id)).toMatchObject({ state: 'done', counts: { sent: 1, suppressed: 1 } });
    const suppressed = (await listMails(id)).find(({ state }) => state === 'suppressed');
    expect(suppressed).toMatchObject({ contactId: contacts[0].id, reason: 'consent_refused' });
  });
});

describe('Marketing', () => {
  it('needs a consent as its lawful basis', async () => {
    const contacts = [await make.contact(), await make.contact(), await make.contact()];
    const [agreed, interested, refused] = contacts;
    await recordConsent(api.bdm, agreed.id, true, { purpose: 'marketing' });
    await recordConsent(api.bdm, interested.id, true, { purpose: 'marketing', lawfulBasis: 'legitimate_interest' });
    await recordConsent(api.bdm, refused.id, false, { purpose: 'marketing' });
    const contactIds = contacts.map(({ id }) => id);
    const { skipped } = await sendMailing(api.manager, { contactIds }, { purpose: 'marketing' });
    expect(skipped).toEqual({ no_consent: 1, consent_refused: 1 });
    await sendMailings(api);
    expect(listReceivers()).toEqual([agreed.email]);
  });
});

describe('A mail of a mailing that failed', () => {
  it('is sent again on its own, and counts once', async () => {
    const contact = await make.contact();
    await recordConsent(api.bdm, contact.id, true);
    sink.onRecipient = () => ({ status: 550 });
    const { id } = await sendMailing(api.manager, { contactIds: [contact.id] });
    await sendMailings(api);
    expect(await readMailing(id)).toMatchObject({ state: 'done', counts: { failed: 1, sent: 0 } });
    sink.onRecipient = () => undefined;
    const [failed] = await listMails(id);
    await ok(api.manager.post(`/mails/${failed.id}/resend`));
    expect(await readMailing(id)).toMatchObject({ state: 'running', counts: { failed: 0, queued: 1 } });
    expect(await sendDue(api)).toBe(0);
    await sendMailings(api);
    expect(await readMailing(id)).toMatchObject({ state: 'done', counts: { failed: 0, sent: 1 } });
    expect(listReceivers()).toEqual([contact.email]);
  });
});
