import { ManualClock } from '../../../src/common/time/clock.service.js';
import { ManageTokenService } from '../../../src/activities/seminars/registrations/manage-token.service.js';
import { type Made, ok } from '../../support/make.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import { useApi } from '../../support/api.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { listMails, makeSeminar, readSent, register } from '../../mail/registration-mails.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const NOW = new Date('2027-02-01T09:00:00Z');
const clock = new ManualClock(NOW);
const { api } = useApi({ clock, keys: ['admin', 'manager', 'bdm'], env: buildMailSettings(sink.port) });
beforeEach(() => clock.set(new Date(clock.now().getTime() + 600_000)));
afterEach(() => readSent(api, sink));

let count = 0;
const person = (fields: object = {}) => ({ fullName: 'Zhang Wei', email: `zhang.${++count}@own.test`, ...fields });

/** A seminar with a page in three languages. */
async function givenSeminar(fields: object = {}): Promise<Made> {
  const seminar = await makeSeminar(api, fields);
  const slug = `own-${++count}`;
  await ok(
    api.bdm.put(`/seminars/${seminar.id}/registration-page`, {
      slug,
      languages: ['en', 'nl', 'zh'],
      texts: { en: { title: 'Testing ground' }, nl: { title: 'Proeftuin' }, zh: { title: '试验场' } },
      fields: { companyName: 'optional', jobTitle: 'required' },
      privacyNotice: { en: 'Privacy', nl: 'Privacy', zh: '隐私' },
    }),
  );
  await ok(api.bdm.post(`/seminars/${seminar.id}/registration-page/enable`));
  return { ...seminar, slug };
}

const buildToken = ({ id }: Made) => api.app.get(ManageTokenService).build(id);
const linkTo = async (seminar: Made, registration: Made) =>
  `${api.url}/r/${seminar.slug}/m/${await buildToken(registration)}`;
const get = (url: string) => fetch(url, { redirect: 'manual' });
const post = (url: string, values: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual' });
const readRegistration = (seminar: Made, { id }: Made) =>
  ok(api.bdm.get(`/seminars/${seminar.id}/registrations/${id}`));
const readActions = (page: string) => [...page.matchAll(/name="action"\s+value="(\w+)"/g)].map(([, action]) => action);

describe('The link to a registration', () => {
  it.each([
    ['en', 'en', 'You are registered.'],
    ['nl', 'nl', 'U bent ingeschreven.'],
    ['zh', 'zh-Hans', '您已报名成功。'],
  ])('shows in %s how it stands, and changes nothing', async (lang, tag, status) => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const answer = await get(`${await linkTo(seminar, registration)}?lang=${lang}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain(`<html lang="${tag}">`);
    expect(page).toContain(status);
    expect(readActions(page)).toEqual(['confirm', 'change', 'cancel']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(answer.headers.get('set-cookie')).toBeNull();
    // Nothing that the page loads or links to has the token, which would tell it to others.
    expect(page).not.toContain(await buildToken(registration));
    expect((await readRegistration(seminar, registration)).version).toBe(registration.version);
  });

  it('escapes what the person has typed', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person({ fullName: '<script>x</script>' }));
    const page = await (await get(await linkTo(seminar, registration))).text();
    expect(page).toContain('&lt;script&gt;x&lt;/script&gt;');
    expect(page).not.toContain('<script>x');
  });

  it('has the same answer as an unknown page if the token is wrong, of another seminar or of an archived registration', async () => {
    const [seminar, other] = [await givenSeminar(), await givenSeminar()];
    const registration = await register(api, seminar.id, person());
    const archived = await register(api, seminar.id, person());
    await ok(api.bdm.delete(`/seminars/${seminar.id}/registrations/${archived.id}`));
    const token = await buildToken(registration);
    const paths = [
      `no-such-page/m/${token}`,
      `${seminar.slug}/m/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `${seminar.slug}/m/n_${'x'.repeat(54)}`,
      `${seminar.slug}/m/x`,
      `${other.slug}/m/${token}`,
      `${seminar.slug}/m/${await buildToken(archived)}`,
      `${seminar.slug}/m/${await api.app.get(ManageTokenService).build('0199c000-0000-7000-8000-00000000ffff')}`,
    ];
    const answers = [];
    for (const path of paths) {
      for (const answer of [
        await get(`${api.url}/r/${path}`),
        await post(`${api.url}/r/${path}`, { action: 'cancel' }),
      ]) {
        answers.push([answer.status, await answer.text()]);
      }
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]![0]).toBe(404);
  });
});

describe('The button to confirm', () => {
  it('is a form that the document of the API describes', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const path = `/r/${seminar.slug}/m/${await buildToken(registration)}`;
    expect((await api.anonymous.get(path)).status).toBe(200);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const statuses = [];
    for (const body of ['action=confirm', 'action=cancel', 'action=change', 'action=none']) {
      statuses.push((await api.anonymous.send('POST', path, body, form)).status);
    }
    expect(statuses).toEqual([303, 200, 422, 409]);
    expect((await api.anonymous.send('POST', `${path}x`, 'action=confirm', form)).status).toBe(404);
  });

  it('says that the person comes, and a second time changes nothing', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const url = await linkTo(seminar, registration);
    const answer = await post(`${url}?lang=nl`, { action: 'confirm' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${new URL(url).pathname}?lang=nl`]);
    const confirmed = await readRegistration(seminar, registration);
    expect(confirmed.status).toBe('confirmed');
    expect((await post(url, { action: 'confirm' })).status).toBe(303);
    expect((await readRegistration(seminar, registration)).version).toBe(confirmed.version);
    const page = await (await get(url)).text();
    expect(page).toContain('you have confirmed that you will come');
    expect(readActions(page)).toEqual(['change', 'cancel']);
  });

  it('keeps a seat from the waiting list, which the page offers until its deadline', async () => {
    const seminar = await givenSeminar({ capacity: 1, confirmWithinHours: 24 });
    const seated = await register(api, seminar.id, person());
    const waiting = await register(api, seminar.id, person());
    const url = await linkTo(seminar, waiting);
    expect(readActions(await (await get(url)).text())).toEqual(['change', 'cancel']);
    expect((await post(url, { action: 'confirm' })).status).toBe(409);
    await post(await linkTo(seminar, seated), { action: 'cancel', sure: 'yes' });
    expect(await (await get(url)).text()).toMatch(/Please confirm the place by \w+, 2 February 2027/);
    await post(url, { action: 'confirm' });
    expect(await readRegistration(seminar, waiting)).toMatchObject({ status: 'confirmed', offerExpiresAt: null });
  });
});

describe('The button to cancel', () => {
  it('asks once, then gives the seat to the first person on the waiting list, and tells both', async () => {
    const seminar = await givenSeminar({ capacity: 1 });
    const seated = await register(api, seminar.id, person());
    const waiting = await register(api, seminar.id, person());
    await register(api, seminar.id, person());
    const url = await linkTo(seminar, seated);
    const question = await post(url, { action: 'cancel' });
    expect(question.status).toBe(200);
    expect(await question.text()).toContain('Do you really want to cancel your registration?');
    expect((await readRegistration(seminar, seated)).status).toBe('registered');

    expect((await post(url, { action: 'cancel', sure: 'yes' })).status).toBe(303);
    expect((await readRegistration(seminar, seated)).status).toBe('cancelled');
    expect((await readRegistration(seminar, waiting)).status).toBe('registered');
    await readSent(api, sink);
    const keys = async (one: Made) =>
      (await listMails(api, one.id)).map(({ templateKey, state }) => [templateKey, state]);
    expect(await keys(seated)).toEqual([['registration_cancelled', 'sent']]);
    expect(await keys(waiting)).toEqual([['registration_promoted', 'sent']]);

    const page = await (await get(url)).text();
    expect(page).toContain('Your registration is cancelled.');
    expect(page).toContain(`href="/r/${seminar.slug}?lang=en"`);
    expect(readActions(page)).toEqual([]);
    expect((await post(url, { action: 'cancel', sure: 'yes' })).status).toBe(409);
  });
});

describe('The button to cancel that is pressed several times at once', () => {
  it('sends one mail, and gives the seat to one person', async () => {
    const seminar = await givenSeminar({ capacity: 1 });
    const seated = await register(api, seminar.id, person());
    await register(api, seminar.id, person());
    await register(api, seminar.id, person());
    const url = await linkTo(seminar, seated);
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(url, { action: 'cancel', sure: 'yes' })));
    for (const { status } of answers) expect([303, 409]).toContain(status);
    await readSent(api, sink);
    const mails = await listMails(api, seated.id);
    expect(mails.map(({ templateKey }) => templateKey)).toEqual(['registration_cancelled']);
    const people = await ok(api.bdm.get(`/seminars/${seminar.id}/registrations`));
    const statuses = people.items.map(({ status }: Made) => status).toSorted();
    expect(statuses).toEqual(['cancelled', 'registered', 'waitlisted']);
  });
});

describe('The form of the details', () => {
  const change = (fields: object = {}) => ({
    action: 'change',
    fullName: 'Zhang Wei',
    jobTitle: 'Director',
    ...fields,
  });

  it('stores them', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const { email } = registration;
    const answer = await post(
      await linkTo(seminar, registration),
      change({ email, fullName: 'Zhang Wěi', companyName: 'Brightpath' }),
    );
    expect(answer.status).toBe(303);
    expect(await (await get(new URL(answer.headers.get('location')!, api.url).href)).text()).toContain(
      'Your details are saved.',
    );
    expect(await readRegistration(seminar, registration)).toMatchObject({
      fullName: 'Zhang Wěi',
      jobTitle: 'Director',
      companyName: 'Brightpath',
      email,
    });
  });

  it('says which values are wrong, and keeps what was typed', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const typed = { fullName: '', email: '"a b"@x.test', jobTitle: '', companyName: 'x'.repeat(201) };
    const answer = await post(await linkTo(seminar, registration), change(typed));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect([...page.matchAll(/<a href="#(\w+)"/g)].map(([, name]) => name)).toEqual([
      'fullName',
      'email',
      'companyName',
      'jobTitle',
    ]);
    expect(page).toContain('value="&quot;a b&quot;@x.test"');
    expect((await readRegistration(seminar, registration)).version).toBe(registration.version);
  });

  it('takes the same texts as the form of the page', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const send = async (fullName: string) =>
      (await post(await linkTo(seminar, registration), change({ fullName, email: registration.email }))).status;
    for (const separator of ['\u2028', '\u2029', '\u202E', '\n']) expect(await send(`Zhang${separator}Wei`)).toBe(422);
    expect(await send('𠮷'.repeat(200))).toBe(303);
    expect(await send('\u200F Zhang Wei \u200F')).toBe(303);
    expect((await readRegistration(seminar, registration)).fullName).toBe('Zhang Wei');
  });

  it('asks for a confirmation of a new address, which counts from then on and whose link works once', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const former = registration.email;
    const url = await linkTo(seminar, registration);
    const answer = await post(url, change({ email: ' New@Own.Test ' }));
    expect(answer.headers.get('location')).toContain('done=mailSent');
    expect((await readRegistration(seminar, registration)).email).toBe(former);
    const [message] = await readSent(api, sink);
    expect([message!.to].flat()[0]!.value[0]!.address).toBe('new@own.test');
    const link = /https:\/\/crm\.locate\.test(\/r\/\S+)/.exec(message!.text!)![1]!;
    const question = await (await get(`${api.url}${link}`)).text();
    expect(question).toContain('new@own.test');
    expect((await readRegistration(seminar, registration)).email).toBe(former);
    const confirmed = await post(`${api.url}${link}`, { action: 'confirm' });
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, `${new URL(url).pathname}?lang=en`]);
    const changed = await readRegistration(seminar, registration);
    expect(changed.email).toBe('new@own.test');
    // A second click, and the mail opened again, lead to the registration.
    const again = [await get(`${api.url}${link}`), await post(`${api.url}${link}`, { action: 'confirm' })];
    expect(again.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array.from({ length: 2 }, () => [303, `${new URL(url).pathname}?lang=en`]),
    );
    expect((await readRegistration(seminar, registration)).version).toBe(changed.version);
    // Once the registration has a third address, the link is none any more.
    await ok(api.bdm.patch(`/seminars/${seminar.id}/registrations/${registration.id}`, { email: 'third@own.test' }));
    expect((await get(`${api.url}${link}`)).status).toBe(404);
    expect((await post(`${api.url}${link}`, { action: 'confirm' })).status).toBe(404);
  });

  it.each([
    ['has begun', 409, async () => clock.set(new Date('2027-03-18T08:00:00Z'))],
    [
      'is cancelled',
      409,
      async (seminar: Made, { id }: Made) =>
        void (await ok(api.bdm.patch(`/seminars/${seminar.id}/registrations/${id}`, { status: 'cancelled' }))),
    ],
  ])('confirms no new address when the seminar or the registration %s', async (_, status, end) => {
    clock.set(new Date('2027-03-17T09:00:00Z'));
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    await post(await linkTo(seminar, registration), change({ email: 'end@own.test' }));
    const [message] = await readSent(api, sink);
    const link = `${api.url}${/https:\/\/crm\.locate\.test(\/r\/\S+)/.exec(message!.text!)![1]!}`;
    await end(seminar, registration);
    const page = await get(link);
    expect([page.status, readActions(await page.text())]).toEqual([200, []]);
    const answer = await post(link, { action: 'confirm' });
    clock.set(NOW);
    expect(answer.status).toBe(status);
    expect((await readRegistration(seminar, registration)).email).toBe(registration.email);
  });

  it('sends at most ten mails to new addresses a day for a registration, and ten to one address', async () => {
    const seminar = await givenSeminar();
    const send = async (registration: Made, email: string) =>
      (await post(await linkTo(seminar, registration), change({ email }))).status;
    const one = await register(api, seminar.id, person());
    const statuses = [];
    for (let n = 0; n < 11; n++) statuses.push(await send(one, `many.${n}@own.test`));
    expect(statuses).toEqual([...Array(10).fill(303), 429]);
    expect(await readSent(api, sink)).toHaveLength(10);
    // The other fields stay as they were, too.
    expect((await readRegistration(seminar, one)).jobTitle).toBe('Director');
    statuses.length = 0;
    for (let n = 0; n < 11; n++) {
      const other = await register(api, seminar.id, person());
      statuses.push(await send(other, 'victim@own.test'));
    }
    expect(statuses).toEqual([...Array(10).fill(303), 429]);
    expect(await readSent(api, sink)).toHaveLength(10);
  });

  it('takes no confirmation after 48 hours', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    await post(await linkTo(seminar, registration), change({ email: 'late@own.test' }));
    const [message] = await readSent(api, sink);
    const link = /https:\/\/crm\.locate\.test(\/r\/\S+)/.exec(message!.text!)![1]!;
    clock.set(new Date(clock.now().getTime() + 48 * 3_600_000));
    expect((await get(`${api.url}${link}`)).status).toBe(404);
  });

  it('does not take the address and name of another registration', async () => {
    const seminar = await givenSeminar();
    const [registration, other] = [
      await register(api, seminar.id, person()),
      await register(api, seminar.id, person()),
    ];
    await post(await linkTo(seminar, registration), change({ email: other.email }));
    const [message] = await readSent(api, sink);
    const link = /https:\/\/crm\.locate\.test(\/r\/\S+)/.exec(message!.text!)![1]!;
    expect((await post(`${api.url}${link}`, { action: 'confirm' })).status).toBe(409);
    expect((await readRegistration(seminar, registration)).email).toBe(registration.email);
  });
});

describe('A seminar at which nothing can be changed any more', () => {
  it.each([
    ['has begun', 'cannot be changed any more', async () => clock.set(new Date('2027-03-18T08:00:00Z'))],
    ['is over', 'This event is over.', async () => clock.set(new Date('2027-03-18T11:30:00Z'))],
    [
      'is cancelled',
      'This event has been cancelled.',
      async ({ id }: Made) => void (await ok(api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' }))),
    ],
  ])('%s, as the page says', async (_, sentence, end) => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const before = clock.now();
    await end(seminar);
    const url = await linkTo(seminar, registration);
    const page = await (await get(url)).text();
    const statuses = [];
    for (const action of ['confirm', 'change', 'cancel'])
      statuses.push((await post(url, { action, sure: 'yes' })).status);
    clock.set(before);
    expect(page).toContain(sentence);
    expect(readActions(page)).toEqual([]);
    expect(statuses).toEqual([409, 409, 409]);
    expect((await readRegistration(seminar, registration)).status).toBe('registered');
  });
});

describe('Requests of one client', () => {
  it('are limited to a hundred in ten minutes, and a body to 64 KB', async () => {
    const seminar = await givenSeminar();
    const registration = await register(api, seminar.id, person());
    const url = await linkTo(seminar, registration);
    clock.set(new Date(clock.now().getTime() + 600_000));
    expect((await post(url, { action: 'x'.repeat(65_536) })).status).toBe(413);
    const statuses = [];
    for (let n = 0; n < 101; n++) statuses.push((await post(url, { action: 'cancel' })).status);
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(200));
    expect(statuses[100]).toBe(429);
    expect((await get(url)).status).toBe(200);
  });
});
