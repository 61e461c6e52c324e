import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, recordConsent, sendMailing, sendMailings } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port) });

const INVENTED = '/m/AAAAAAAAAAAAAAAAAAAAAA';

/** Returns the path of the link to unsubscribe of the last mail that arrived. */
const readLink = (): string => new URL(sink.received.at(-1)!.headers.get('list-unsubscribe')!.slice(1, -1)).pathname;
const readQuery = (): string => new URL(sink.received.at(-1)!.headers.get('list-unsubscribe')!.slice(1, -1)).search;
const listConsents = async (id: string): Promise<Made[]> =>
  (await ok(api.bdm.get(`/contacts/${id}/consents?sort=-createdAt`))).items;

/** Sends an invitation to a contact who has agreed, and returns the contact and the mail. */
async function givenInvited(change: object = {}): Promise<{ contact: Made; mailId: string; mailingId: string }> {
  const contact = await make.contact(change);
  await recordConsent(api.bdm, contact.id, true);
  const { id: mailingId } = await sendMailing(api.manager, { contactIds: [contact.id] });
  await sendMailings(api);
  const { items } = await ok(api.manager.get(`/mails?mailingId=${mailingId}`));
  return { contact, mailId: items[0].id, mailingId };
}

describe('The link to unsubscribe', () => {
  it('withdraws marketing and invitations with one click, and the next mailing leaves the person out', async () => {
    const { contact, mailId } = await givenInvited();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await api.anonymous.post(readLink() + readQuery(), 'List-Unsubscribe=One-Click', form);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const withdrawals = (await listConsents(contact.id)).filter(({ granted }) => !granted);
    const text = { source: 'unsubscribe link', wording: 'Unsubscribed with the link of a mail', wordingVersion: '1' };
    expect(withdrawals.toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1))).toMatchObject([
      { ...text, purpose: 'event_invitation', proof: mailId, createdBy: null },
      { ...text, purpose: 'marketing', proof: mailId },
    ]);
    const { skipped } = await sendMailing(api.manager, { contactIds: [contact.id] });
    expect(skipped).toEqual({ consent_refused: 1 });
  });

  it('changes nothing when it is opened, because programs that look for viruses open it', async () => {
    const { contact } = await givenInvited();
    expect((await api.anonymous.get(readLink() + readQuery())).status).toBe(200);
    expect((await listConsents(contact.id)).map(({ granted }) => granted)).toEqual([true]);
  });

  it('answers the same for every token, also for an invented one', async () => {
    const { contact } = await givenInvited();
    for (const token of ['%00', 'a'.repeat(2_000), '%F0%9F%92%A1'])
      expect((await api.anonymous.post(`/m/${token}?lang=nl`)).status).toBe(200);
    for (const method of ['GET', 'POST']) {
      const invented = await api.anonymous.send(method, `${INVENTED}?lang=nl`);
      const known = await api.anonymous.send(method, `${readLink()}?lang=nl`);
      expect([invented.status, invented.text]).toEqual([200, known.text]);
      expect(known.text).toContain('<html lang="nl">');
      expect([...invented.headers.keys()].toSorted()).toEqual([...known.headers.keys()].toSorted());
    }
    expect((await listConsents(contact.id)).map(({ granted }) => granted)).toEqual([false, false, true]);
  });

  it('withdraws once, however often it is used, and keeps a mail of another contact out of the proof', async () => {
    const other = await givenInvited();
    const { contact } = await givenInvited();
    const path = `${readLink()}?mail=${other.mailId}`;
    await Promise.all([api.anonymous.post(path), api.anonymous.post(path), api.anonymous.post(path)]);
    const withdrawals = (await listConsents(contact.id)).filter(({ granted }) => !granted);
    expect(withdrawals.map(({ proof }) => proof)).toEqual([null, null]);
    expect((await listConsents(other.contact.id)).every(({ granted }) => granted)).toBe(true);
  });

  it('takes a body of any content type and strange parameters, and no cookie matters', async () => {
    await givenInvited();
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'nonsense', '']) {
      const answer = await api.anonymous.post(readLink(), '{"a":', { 'content-type': type, cookie: 'session=x' });
      expect([type, answer.status]).toEqual([type, 200]);
    }
    for (const query of ['?lang=xx&mail=1', '?lang=en&lang=nl&mail=a&mail=b', '?lang[x]=1']) {
      expect((await api.anonymous.get(readLink() + query)).text).toContain('<html lang="en">');
      expect((await api.anonymous.post(`/m/${'x'.repeat(300)}${query}`)).status).toBe(200);
    }
  });

  it('still works after the contact was merged into another one', async () => {
    const { contact } = await givenInvited();
    const path = readLink();
    const survivor = await make.contact();
    await ok(api.manager.post(`/contacts/${survivor.id}/merge`, { sourceId: contact.id }));
    expect((await api.anonymous.post(path)).status).toBe(200);
    expect((await listConsents(survivor.id)).filter(({ granted }) => !granted)).toHaveLength(2);
  });

  it('is the same in every mail to a contact', async () => {
    const { contact } = await givenInvited();
    const first = readLink();
    await sendMailing(api.manager, { contactIds: [contact.id] });
    await sendMailings(api);
    expect(readLink()).toBe(first);
    expect((await api.anonymous.get('/m/')).status).toBe(404);
  });
});

describe('Requests to unsubscribe', () => {
  it('that arrive too fast from one client are refused for a while', async () => {
    const statuses: number[] = [];
    // The limit counts by the minute, which may end in between.
    while (statuses.at(-1) !== 429 && statuses.length < 300) statuses.push((await api.anonymous.get(INVENTED)).status);
    const refused = await api.anonymous.get(INVENTED);
    expect(refused.problem).toEqual([429, 'unsubscribe.too_many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
