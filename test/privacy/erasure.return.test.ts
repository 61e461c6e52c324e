import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { buildMailSettings, sendDue } from '../mail/mail.given.js';
import { readSent } from '../mail/registration-mails.given.js';
import {
  encodeForm,
  listPeople,
  listRegistrations,
  makePage,
  PAGE,
  type PublicAnswer,
  processDeliveries,
  registerOnPage,
  visit,
} from '../intake/registration-page/page.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api, make } = useApi({ env: buildMailSettings(sink.port, { REGISTRATION_POW_COST: '0' }) });

// The mails of the test before are no mails of this one.
beforeEach(async () => void (await sendDue(api)));

const MARKETING = { en: 'Send me your news.', nl: 'Stuur mij uw nieuws.', zh: '请给我发送新闻。' };
const CONSENTS = [...PAGE.consents, { purpose: 'marketing', wording: MARKETING }];

let made = 0;

/** Somebody who was a contact with a consent, and was erased, with a page on which everybody can register. */
async function givenErased(change: object = {}) {
  const person = { fullName: `Terugkeer Vandewater${++made}`, email: `terugkeer.${made}@return.example` };
  const company = await make.company({ name: `Vandewater ${made} Optics` });
  const contact = await make.contact({ ...person, companyId: company.id });
  expect((await erase(api, contact.id)).status).toBe(200);
  const page = await makePage(api, { consents: CONSENTS, ...change });
  return { person, company, erasedId: contact.id as string, page };
}

/** Registers the person on the page, with the box of marketing ticked. */
async function registerAgain(page: Made, person: { fullName: string; email: string }): Promise<void> {
  const inputs = { ...person, companyName: `Vandewater ${made} Optics`, 'consent.marketing': 'v1' };
  expect((await registerOnPage(api, page.slug, inputs)).status).toBe(303);
}

/** Presses the button of the page that the link of a mail opens. */
const confirm = (page: Made, token: string): Promise<PublicAnswer> =>
  visit(api, `/r/${page.slug}/m/${token}`, {
    method: 'POST',
    body: encodeForm({ action: 'confirm' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

/** Sends the mails that are due, and returns the token of the link in the only one. */
async function readToken(email: string): Promise<string> {
  const mails = await readSent(api, sink);
  expect(mails.map(({ to }) => [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address)))).toEqual([
    [email],
  ]);
  return /\/m\/(n_[\w-]+)/.exec(mails[0]!.text ?? '')?.[1] ?? '';
}

/** Makes a contact of the registration as the review does, if nobody was matched. */
async function review(page: Made, companyId: string): Promise<string> {
  const [registration] = await listRegistrations(api, page.connectionId);
  expect(registration!.contactId).toBeNull();
  const path = `/intake/registrations/${registration!.id}/resolve`;
  return (await ok(api.bdm.post(path, { createContact: true, companyId }))).contactId;
}

const findPlaces = async (words: readonly string[]) => {
  const found = await searchEverywhere({ db: api.db }, words);
  return [...new Set(found.map(({ place }) => place))].toSorted();
};

describe('Somebody who was erased and registers on the page again', () => {
  it('is stored until the confirmation only as one who waits and in the mail with the link', async () => {
    const { person, page, erasedId } = await givenErased();
    await registerAgain(page, person);
    await processDeliveries(api);
    await sendDue(api);
    sink.reset();
    expect(await findPlaces([person.fullName, person.email])).toEqual([
      'mail.body_text',
      'mail.to_address',
      'mail.to_name',
      'pending_registration.email',
      'pending_registration.fields',
      'pending_registration.full_name',
    ]);
    expect(await listPeople(api, page.seminarId)).toEqual([]);
    expect(await listRegistrations(api, page.connectionId)).toEqual([]);
    expect((await api.bdm.get(`/contacts/${erasedId}`)).problem).toEqual([404, 'contact.erased']);
    const { rows } = await api.db.query('SELECT FROM contact WHERE email = $1', [person.email]);
    expect(rows).toEqual([]);
  });

  it('becomes a new contact who may be mailed, once the address is confirmed by the link of the mail', async () => {
    const { person, page, company, erasedId } = await givenErased();
    await registerAgain(page, person);
    const token = await readToken(person.email);
    expect((await visit(api, `/r/${page.slug}/m/${token}`)).status).toBe(200);
    expect(await listPeople(api, page.seminarId)).toEqual([]);
    expect((await confirm(page, token)).status).toBe(303);
    await processDeliveries(api);
    expect(await listPeople(api, page.seminarId)).toMatchObject([{ fullName: person.fullName, status: 'registered' }]);

    const contactId = await review(page, company.id);
    expect(contactId).not.toBe(erasedId);
    expect(await ok(api.bdm.get(`/contacts/${contactId}`))).toMatchObject({
      ...person,
      suppressed: false,
      mayBeMailed: true,
    });
    const { items } = await ok(api.bdm.get(`/contacts/${contactId}/consents`));
    expect(items).toMatchObject([
      { purpose: 'marketing', granted: true, wording: MARKETING.en, wordingVersion: '1', lawfulBasis: 'consent' },
    ]);
    expect((await api.bdm.get(`/contacts/${erasedId}`)).problem).toEqual([404, 'contact.erased']);
    const { rows } = await api.db.query('SELECT FROM pending_registration WHERE email = $1', [person.email]);
    expect(rows).toEqual([]);
  });

  it('is not mailed on the ground of a box that was ticked on a page without the confirmation', async () => {
    const { person, page, company } = await givenErased({ doubleOptIn: false });
    await registerAgain(page, person);
    await processDeliveries(api);
    const contactId = await review(page, company.id);
    expect(await ok(api.bdm.get(`/contacts/${contactId}`))).toMatchObject({ suppressed: true, mayBeMailed: false });
    const { items } = await ok(api.bdm.get(`/contacts/${contactId}/consents`));
    expect(items).toMatchObject([{ purpose: 'marketing', granted: true }]);
  });

  it('is erased again before the confirmation, by the key of the mail, and the link then leads nowhere', async () => {
    const { person, page } = await givenErased();
    await registerAgain(page, person);
    const token = await readToken(person.email);
    const { items } = await ok(api.manager.get(`/privacy/people?q=${person.email}`));
    expect(items).toHaveLength(1);
    expect(items[0].key).toMatch(/^mail-/);
    expect((await erase(api, items[0].key)).status).toBe(200);
    expect(await findPlaces([person.fullName, person.email])).toEqual([]);
    expect((await confirm(page, token)).status).toBe(404);
    await api.app.get(JobRegistry).run('registration-pages.remove-expired');
    expect(await listPeople(api, page.seminarId)).toEqual([]);
  });
});
