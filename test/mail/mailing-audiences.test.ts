import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, givenSeminar, recordConsent, register, sendMailing, sendMailings } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000' }) });

const listReceivers = () => sink.received.map(({ to }) => to[0]).toSorted();
const matter = { purpose: 'transactional' };

describe('A mailing to the people of a seminar', () => {
  it('reaches those with the chosen statuses, also without a contact, each once and in the own language', async () => {
    const seminar = await givenSeminar(api.bdm);
    const contact = await make.contact({ languages: ['zh-Hans'] });
    await register(api.bdm, seminar.id, { fullName: 'An', email: 'an@audience.test', language: 'nl' });
    await register(api.bdm, seminar.id, { fullName: 'Bo', email: 'bo@audience.test', contactId: contact.id });
    const cancelled = await register(api.bdm, seminar.id, { fullName: 'Cas', email: 'cas@audience.test' });
    await ok(api.bdm.patch(`/seminars/${seminar.id}/registrations/${cancelled.id}`, { status: 'cancelled' }));
    await register(api.bdm, seminar.id, { fullName: 'An again', email: 'an@audience.test' });
    await register(api.bdm, seminar.id, { fullName: 'Dee', email: null });
    const mailing = await sendMailing(api.bdm, { seminarId: seminar.id }, matter);
    expect(mailing).toMatchObject({
      activityId: seminar.id,
      audience: { seminarId: seminar.id, statuses: ['registered', 'confirmed'] },
      skipped: { no_email: 1, duplicate_address: 1 },
    });
    await sendMailings(api);
    expect(listReceivers()).toEqual(['an@audience.test', 'bo@audience.test']);
    const { items } = await ok(api.bdm.get(`/mails?mailingId=${mailing.id}&sort=createdAt`));
    const parts = items.map(({ toName, language, contactId }: Made) => [toName, language, contactId]);
    expect(parts.toSorted()).toEqual([
      ['An', 'nl', null],
      [contact.fullName, 'zh', contact.id],
    ]);
    const withoutContact = items.find(({ contactId }: Made) => contactId === null);
    const html = sink.received.find(({ to }) => to[0] === withoutContact.toAddress)!;
    expect(html.headers.has('list-unsubscribe')).toBe(false);
    expect((await ok(api.bdm.get(`/activities/${seminar.id}/timeline`))).items.map(({ kind }: Made) => kind)).toContain(
      'mail',
    );
  });

  it('has other statuses on request, and chooses its people when it is due', async () => {
    const seminar = await givenSeminar(api.bdm);
    const leaving = await register(api.bdm, seminar.id, { email: 'leaving@audience.test' });
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const mailing = await sendMailing(api.bdm, { seminarId: seminar.id }, { ...matter, sendAt });
    expect(mailing).toMatchObject({ state: 'queued', recipients: 1, sendAt });
    await sendMailings(api);
    expect(listReceivers()).toEqual([]);
    await ok(api.bdm.patch(`/seminars/${seminar.id}/registrations/${leaving.id}`, { status: 'cancelled' }));
    await register(api.bdm, seminar.id, { email: 'late@audience.test' });
    await api.db.query('UPDATE mailing SET send_at = now() WHERE id = $1', [mailing.id]);
    const other = await sendMailing(api.bdm, { seminarId: seminar.id, statuses: ['cancelled'] }, matter);
    await sendMailings(api);
    expect(listReceivers()).toEqual(['late@audience.test', 'leaving@audience.test']);
    expect((await ok(api.bdm.get(`/mails?mailingId=${other.id}`))).items).toMatchObject([
      { toAddress: 'leaving@audience.test' },
    ]);
  });

  it('sends an invitation only to contacts who have agreed, at the address of the contact', async () => {
    const seminar = await givenSeminar(api.bdm);
    const contact = await make.contact();
    await recordConsent(api.bdm, contact.id, true);
    await register(api.bdm, seminar.id, { email: 'another@audience.test', contactId: contact.id });
    await register(api.bdm, seminar.id, { email: 'stranger@audience.test' });
    const { skipped } = await sendMailing(api.bdm, { seminarId: seminar.id });
    expect(skipped).toEqual({ no_email: 1 });
    await sendMailings(api);
    expect(listReceivers()).toEqual([contact.email]);
  });
});

describe('A mailing to a delegation', () => {
  it('reaches its participants but those who have declined', async () => {
    const days = { startsOn: '2029-10-01', endsOn: '2029-10-03' };
    const delegation = await ok(
      api.bdm.post('/delegations', {
        title: 'Visit',
        direction: 'inbound',
        ownerId: api.bdm.id,
        country: 'CN',
        timezone: 'Europe/Brussels',
        ...days,
      }),
    );
    const [coming, declined] = [await make.contact(), await make.contact()];
    for (const [contactId, status] of [
      [coming.id, 'confirmed'],
      [declined.id, 'declined'],
    ]) {
      await ok(api.bdm.post(`/delegations/${delegation.id}/participants`, { contactId, role: 'member', status }));
    }
    const { id } = await sendMailing(api.bdm, { delegationId: delegation.id }, { ...matter, language: 'nl' });
    await sendMailings(api);
    expect(listReceivers()).toEqual([coming.email]);
    expect((await ok(api.bdm.get(`/mails?mailingId=${id}`))).items).toMatchObject([
      { language: 'nl', activityId: delegation.id },
    ]);
  });
});

describe('A contact that was merged', () => {
  it('gets the mail as the survivor, once', async () => {
    const [source, survivor] = [await make.contact(), await make.contact()];
    for (const { id } of [source, survivor]) await recordConsent(api.bdm, id, true);
    await ok(api.manager.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    const { skipped } = await sendMailing(api.manager, { contactIds: [source.id, survivor.id] });
    expect(skipped).toEqual({ duplicate_address: 1 });
    await sendMailings(api);
    expect(listReceivers()).toEqual([survivor.email]);
  });
});
