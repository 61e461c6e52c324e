import { getLocalDate } from '../../../src/common/time/calendar-dates.rules.js';
import { PendingRegistrationService } from '../../../src/intake/registration-page/registering/pending-registration.service.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { readSent } from '../../mail/registration-mails.given.js';
import { useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { extractText } from '../../support/pdf.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import {
  encodeForm,
  type Inputs,
  listPeople,
  listRegistrations,
  makePage,
  PERSON,
  processDeliveries,
  registerOnPage,
  solve,
  visit,
} from './page.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
beforeEach(async () => void (await readMails()));

const { api, make } = useApi({ env: buildMailSettings(sink.port, { REGISTRATION_POW_COST: '1' }) });

/** Sends the mails that are due, and returns their receivers and texts. */
async function readMails(): Promise<{ to: string[]; raw: string }[]> {
  const mails = await readSent(api, sink);
  return mails.map(({ to, text = '' }) => ({ to: [to ?? []].flat().map((one) => one.text), raw: text }));
}

/** Sends the form of a page with a solved challenge. */
const registerSolved = async (slug: string, inputs: Inputs = {}, options: { lang?: string } = {}) =>
  registerOnPage(api, slug, { ...inputs, challenge: await solve(api, slug) }, options);

const findToken = (text: string) => /\/m\/(n_[\w-]+)/.exec(text)?.[1] ?? '';
/** Presses the button that confirms the address. */
const press = (path: string) =>
  visit(api, path, {
    method: 'POST',
    body: encodeForm({ action: 'confirm' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const confirm = (token: string) => api.app.get(PendingRegistrationService).confirmPending(token);

describe('A registration on a page whose address is confirmed', () => {
  it('is no seat until the person confirms it, and then has its seat, its consents and the lead of its rule', async () => {
    const page = await makePage(api);
    const company = await make.company({ name: 'Chen Optics' });
    const contact = await make.contact({ fullName: 'Chen Mei', email: PERSON.email, companyId: company['id'] });
    const rule = { id: 'a', trigger: 'registered', lead: { title: 'From the page', ownerId: api.bdm.id } };
    await ok(api.manager.patch(`/intake/connections/${page['connectionId']}`, { rules: [rule] }));

    const answer = await registerSolved(
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
    const path = `/r/${page['slug']}/m/${token}`;
    for (const _ of [1, 2]) expect((await visit(api, path)).status).toBe(200);
    expect(await listPeople(api, page['seminarId'])).toEqual([]);
    expect((await press(path)).status).toBe(303);
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

  it('shows a script that somebody has typed as text in the page, the mails, the badge and the export', async () => {
    const page = await makePage(api);
    const script = '<script>alert(1)</script>';
    await registerSolved(page['slug'], { fullName: script, companyName: script, 'q.topics': script });
    const [asked] = await readSent(api, sink);
    const path = `/r/${page['slug']}/m/${findToken(asked?.text ?? '')}`;
    const question = await visit(api, path);
    const own = await visit(api, String((await press(path)).headers['location']));
    const [confirmed] = await readSent(api, sink);
    await processDeliveries(api);
    for (const html of [asked?.html, question.text, own.text, confirmed?.html]) {
      expect(html).not.toContain('<script>alert');
    }
    expect(own.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(confirmed?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const badges = await api.bdm.bytes(`/seminars/${page['seminarId']}/badges.pdf`);
    expect(extractText(badges)).toContain(script);
    const { text } = await api.bdm.get(`/seminars/${page['seminarId']}/registrations/export?format=csv`);
    expect(text).toContain(script);
    const [{ id }] = (await listRegistrations(api, page['connectionId'])) as [Made];
    const { body, headers } = await api.manager.get(`/intake/registrations/${id}`);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(JSON.stringify(body)).toContain(script);
  });

  it('of a person who has it already changes nothing, and a mail says so', async () => {
    const page = await makePage(api);
    await registerSolved(page['slug']);
    const [mail] = await readMails();
    await confirm(findToken(mail?.raw ?? ''));
    await readMails();
    const before = await listPeople(api, page['seminarId']);
    await registerSolved(page['slug'], { companyName: 'Another' });
    const mails = await readMails();
    expect(mails.map(({ to }) => to)).toEqual([[`"Chen Mei" <${PERSON.email}>`]]);
    expect(findToken(mails[0]?.raw ?? '')).not.toBe(findToken(mail?.raw ?? ''));
    expect(await listPeople(api, page['seminarId'])).toEqual(before);
    // Another person with the address has an own seat.
    await registerSolved(page['slug'], { fullName: 'Li Na' });
    const [other] = await readMails();
    expect(await confirm(findToken(other?.raw ?? ''))).toMatchObject({ isNew: true });
    expect(await listPeople(api, page['seminarId'])).toHaveLength(2);
  });

  it('gives one seat when the link is used twice at the same moment', async () => {
    const page = await makePage(api);
    await registerSolved(page['slug'], { email: 'twice@chen.example' });
    const [mail] = await readMails();
    const token = findToken(mail?.raw ?? '');
    const results = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await listPeople(api, page['seminarId'])).toHaveLength(1);
  });

  it('takes no seat of a seminar that was cancelled in the meantime, and the link still says why', async () => {
    const page = await makePage(api);
    await registerSolved(page['slug'], { email: 'late@chen.example' });
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
      await registerSolved(page['slug'], { fullName: 'Ren Jie', email, 'consent.event_invitation': 'v1' });
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
    await registerSolved(page['slug'], { fullName: 'Wu Min', email: 'new@moved.example' });
    const [mail, ...others] = await readMails();
    expect([mail?.to, others]).toEqual([['"Wu Min" <new@moved.example>'], []]);
    expect((await listPeople(api, page['seminarId'])).map(({ email }) => email)).toEqual(['old@moved.example']);
    expect(await confirm(findToken(mail?.raw ?? ''))).toMatchObject({ isNew: false, registration: { id: seat['id'] } });
    expect((await readMails()).map(({ to }) => to)).toEqual([['"Wu Min" <new@moved.example>']]);
    expect((await listPeople(api, page['seminarId'])).map(({ email }) => email)).toEqual(['new@moved.example']);
  });

  it('gets no seat once a colleague has disabled the page, and the link counts again when it is enabled', async () => {
    const page = await makePage(api);
    await registerSolved(page['slug'], { email: 'disabled@chen.example' });
    const [mail] = await readMails();
    const path = `/seminars/${page['seminarId']}/registration-page`;
    await ok(api.bdm.post(`${path}/disable`));
    const token = findToken(mail?.raw ?? '');
    const answer = await press(`/r/${page['slug']}/m/${token}`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Registration is not possible at the moment.');
    expect(await listPeople(api, page['seminarId'])).toEqual([]);
    await ok(api.bdm.post(`${path}/enable`));
    expect(await confirm(token)).toMatchObject({ isNew: true });
  });
});
