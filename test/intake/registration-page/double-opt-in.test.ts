import { getLocalDate } from '../../../src/common/time/calendar-dates.rules.js';
import { PendingRegistrationService } from '../../../src/intake/registration-page/registering/pending-registration.service.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { readSent } from '../../mail/registration-mails.given.js';
import { useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import {
  encodeForm,
  listPeople,
  listRegistrations,
  makePage,
  PERSON,
  processDeliveries,
  registerOnPage,
  visit,
} from './page.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
beforeEach(async () => void (await readMails()));

const { api, make } = useApi({ env: buildMailSettings(sink.port, { REGISTRATION_POW_COST: '0' }) });

/** Sends the mails that are due, and returns their receivers and texts. */
async function readMails(): Promise<{ to: string[]; raw: string }[]> {
  const mails = await readSent(api, sink);
  return mails.map(({ to, text = '' }) => ({ to: [to ?? []].flat().map((one) => one.text), raw: text }));
}

const findToken = (text: string) => /\/m\/(n_[\w-]+)/.exec(text)?.[1] ?? '';
const confirm = (token: string) => api.app.get(PendingRegistrationService).confirmPending(token);

describe('A registration on a page whose address is confirmed', () => {
  it('is no seat until the person confirms it, and then has its seat, its consents and the lead of its rule', async () => {
    const page = await makePage(api);
    const company = await make.company({ name: 'Chen Optics' });
    const contact = await make.contact({ fullName: 'Chen Mei', email: PERSON.email, companyId: company['id'] });
    const rule = { id: 'a', trigger: 'registered', lead: { title: 'From the page', ownerId: api.bdm.id } };
    await ok(api.manager.patch(`/intake/connections/${page['connectionId']}`, { rules: [rule] }));

    const answer = await registerOnPage(
      api,
      page['slug'],
      { 'q.diet': 'vegetarian', 'consent.event_invitation': 'v1', jobTitle: 'Director' },
      { lang: 'zh' },
    );
    expect([answer.status, answer.headers['location']]).toEqual([303, `/r/${page['slug']}/thanks?lang=zh`]);
    const [mail, ...others] = await readMails();
    expect([mail?.to, others]).toEqual([[`"Chen Mei" <${PERSON.email}>`], []]);
    expect(await listPeople(api, page['seminarId'])).toEqual([]);
    await processDeliveries(api);
    expect(await listRegistrations(api, page['connectionId'])).toEqual([]);

    const token = findToken(mail?.raw ?? '');
    expect(token).toMatch(/^n_/);
    expect(await api.app.get(PendingRegistrationService).find(token)).toMatchObject({
      fullName: 'Chen Mei',
      language: 'zh',
    });
    expect(await confirm(token)).toMatchObject({ isNew: true, registration: { status: 'registered', origin: 'page' } });
    const [person] = await listPeople(api, page['seminarId']);
    expect(person).toMatchObject({
      fullName: 'Chen Mei',
      status: 'registered',
      contactId: contact['id'],
      language: 'zh',
    });
    expect((await readMails()).map(({ to }) => to)).toEqual([[`"Chen Mei" <${PERSON.email}>`]]);

    await processDeliveries(api);
    const [registration] = await listRegistrations(api, page['connectionId']);
    expect(registration).toMatchObject({ matchState: 'matched', contactId: contact['id'], seatId: person?.['id'] });
    const { items: consents } = await ok(api.bdm.get(`/contacts/${contact['id']}/consents`));
    expect(consents).toMatchObject([
      { purpose: 'event_invitation', granted: true, wording: '请邀请我参加今后的活动。', wordingVersion: '1' },
    ]);
    const { items: leads } = await ok(api.bdm.get(`/leads?companyId=${company['id']}`));
    expect(leads).toHaveLength(1);
    // The link counts once.
    expect(await confirm(token)).toBeNull();
  });

  it('of a person who has it already changes nothing, and a mail says so', async () => {
    const page = await makePage(api);
    await registerOnPage(api, page['slug']);
    const [mail] = await readMails();
    await confirm(findToken(mail?.raw ?? ''));
    await readMails();
    const before = await listPeople(api, page['seminarId']);
    await registerOnPage(api, page['slug'], { companyName: 'Another' });
    const mails = await readMails();
    expect(mails.map(({ to }) => to)).toEqual([[`"Chen Mei" <${PERSON.email}>`]]);
    expect(findToken(mails[0]?.raw ?? '')).not.toBe(findToken(mail?.raw ?? ''));
    expect(await listPeople(api, page['seminarId'])).toEqual(before);
    // Another person with the address has an own seat.
    await registerOnPage(api, page['slug'], { fullName: 'Li Na' });
    const [other] = await readMails();
    expect(await confirm(findToken(other?.raw ?? ''))).toMatchObject({ isNew: true });
    expect(await listPeople(api, page['seminarId'])).toHaveLength(2);
  });

  it('gives one seat when the link is used twice at the same moment', async () => {
    const page = await makePage(api);
    await registerOnPage(api, page['slug'], { email: 'twice@chen.example' });
    const [mail] = await readMails();
    const token = findToken(mail?.raw ?? '');
    const results = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await listPeople(api, page['seminarId'])).toHaveLength(1);
  });

  it('takes no seat of a seminar that was cancelled in the meantime, and the link still says why', async () => {
    const page = await makePage(api);
    await registerOnPage(api, page['slug'], { email: 'late@chen.example' });
    const [mail] = await readMails();
    const token = findToken(mail?.raw ?? '');
    await ok(api.bdm.patch(`/seminars/${page['seminarId']}`, { status: 'cancelled' }));
    await expect(confirm(token)).rejects.toMatchObject({ code: 'seminar.cancelled' });
    expect(await api.app.get(PendingRegistrationService).find(token)).not.toBeNull();
  });

  describe('who has objected to mailings before', () => {
    const readContact = async ({ id }: Made) => (await ok(api.bdm.get(`/contacts/${id}`)))['suppressed'];
    let count = 0;
    const givenObjection = async (change: object = {}, receivedOn = '2026-05-18') => {
      const email = `objector.${++count}@chen.example`;
      const company = await make.company({ name: `Objectors ${count}` });
      const contact = await make.contact({ fullName: 'Ren Jie', email, companyId: company['id'], ...change });
      const objection = { receivedOn, source: 'Letter', wording: 'Do not write to me any more.' };
      await ok(api.manager.post(`/privacy/people/${contact['id']}/object`, objection));
      expect(await readContact(contact)).toBe(true);
      return { contact, email };
    };
    const register = async (email: string, change: object = {}) => {
      const page = await makePage(api, change);
      await registerOnPage(api, page['slug'], { fullName: 'Ren Jie', email, 'consent.event_invitation': 'v1' });
      return page;
    };

    it('is mailed again after agreeing on the page and confirming the address', async () => {
      const { contact, email } = await givenObjection();
      await register(email);
      const [mail] = await readMails();
      expect(await readContact(contact)).toBe(true);
      await confirm(findToken(mail?.raw ?? ''));
      await processDeliveries(api);
      expect(await readContact(contact)).toBe(false);
    });

    it('is not mailed again where nobody has confirmed the address', async () => {
      const { contact, email } = await givenObjection();
      await register(email, { doubleOptIn: false });
      await processDeliveries(api);
      expect(await readContact(contact)).toBe(true);
    });

    it('is not mailed again for an agreement before the objection', async () => {
      const page = await register('before.objection@chen.example');
      const [mail] = await readMails();
      await confirm(findToken(mail?.raw ?? ''));
      await processDeliveries(api);
      const { contact } = await givenObjection(
        { email: 'before.objection@chen.example' },
        getLocalDate('Europe/Brussels', new Date()),
      );
      const [registration] = await listRegistrations(api, page['connectionId']);
      await ok(api.bdm.post(`/intake/registrations/${registration?.['id']}/resolve`, { contactId: contact['id'] }));
      expect(await readContact(contact)).toBe(true);
    });
  });

  it('with the new address of a contact who has a seat with another one is confirmed there, and the seat gets it', async () => {
    const page = await makePage(api);
    const company = await make.company({ name: 'Moved Optics' });
    const contact = await make.contact({ fullName: 'Wu Min', email: 'new@moved.example', companyId: company['id'] });
    const seat = await ok(
      api.bdm.post(`/seminars/${page['seminarId']}/registrations`, {
        contactId: contact['id'],
        fullName: 'Wu Min',
        email: 'old@moved.example',
      }),
    );
    await registerOnPage(api, page['slug'], { fullName: 'Wu Min', email: 'new@moved.example' });
    const [mail, ...others] = await readMails();
    expect([mail?.to, others]).toEqual([['"Wu Min" <new@moved.example>'], []]);
    expect((await listPeople(api, page['seminarId'])).map(({ email }) => email)).toEqual(['old@moved.example']);
    expect(await confirm(findToken(mail?.raw ?? ''))).toMatchObject({ isNew: false, registration: { id: seat['id'] } });
    expect((await readMails()).map(({ to }) => to)).toEqual([['"Wu Min" <new@moved.example>']]);
    expect((await listPeople(api, page['seminarId'])).map(({ email }) => email)).toEqual(['new@moved.example']);
  });

  it('gets no seat once a colleague has disabled the page, and the link counts again when it is enabled', async () => {
    const page = await makePage(api);
    await registerOnPage(api, page['slug'], { email: 'disabled@chen.example' });
    const [mail] = await readMails();
    const path = `/seminars/${page['seminarId']}/registration-page`;
    await ok(api.bdm.post(`${path}/disable`));
    const token = findToken(mail?.raw ?? '');
    const answer = await visit(api, `/r/${page['slug']}/m/${token}`, {
      method: 'POST',
      body: encodeForm({ action: 'confirm' }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Registration is not possible at the moment.');
    expect(await listPeople(api, page['seminarId'])).toEqual([]);
    await ok(api.bdm.post(`${path}/enable`));
    expect(await confirm(token)).toMatchObject({ isNew: true });
  });
});
