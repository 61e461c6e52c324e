import { randomUUID } from 'node:crypto';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { ManageTokenService } from '../../src/activities/seminars/registrations/manage-token.service.js';
import { RegistrationLinkRegistry } from '../../src/activities/seminars/registrations/registration-link.registry.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendMailing, sendMailings } from './mail.given.js';
import { change, listMails, makeSeminar, readSent, register } from './registration-mails.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const NOW = new Date('2027-02-01T09:00:00Z');
const clock = new ManualClock(NOW);
const { api } = useApi({ clock, keys: ['admin', 'manager', 'bdm'], env: buildMailSettings(sink.port) });
beforeEach(() => clock.set(NOW));
afterEach(async () => {
  // Later tests run after the deadlines of earlier ones.
  await api.db.query(`UPDATE activity SET archived_at = now() WHERE kind = 'seminar'`);
  await readSent(api, sink);
});

/** The seminars that have a page, and how often the pages were searched. */
const pages = new Map<string, { path: string; isEnabled: boolean }>();
let searches = 0;
beforeAll(() =>
  api.app.get(RegistrationLinkRegistry).register({
    findPages: async (_, ids) => {
      searches++;
      return new Map([...pages].filter(([id]) => ids.includes(id)));
    },
  }),
);

let people = 0;
const person = (fields: object = {}) => ({ fullName: 'Zhang Wei', email: `zhang.${++people}@links.test`, ...fields });
const givenPage = async (fields: object = {}, isEnabled = true) => {
  const seminar = await makeSeminar(api, fields);
  pages.set(seminar.id, { path: '/r/testing-ground', isEnabled });
  return seminar;
};
const MANAGE_LINK = /https:\/\/crm\.locate\.test\/r\/testing-ground\/m\/(n_[\w-]{54})\?lang=(\w\w)/g;

describe('A confirmation for a seminar with a registration page', () => {
  it('has the link with which its person changes the registration, and no table has it', async () => {
    const seminar = await givenPage();
    const registration = await register(api, seminar.id, { ...person({ language: 'nl' }), sendMail: true });
    const [message] = await readSent(api, sink);
    const [link] = [...message!.text!.matchAll(MANAGE_LINK)];
    expect(link![2]).toBe('nl');
    expect(message!.html).toContain(`href="${link![0]}"`);
    expect(await api.app.get(ManageTokenService).findRegistrationId(link![1]!)).toBe(registration.id);
    const [mail] = await listMails(api, registration.id);
    const { body_text: stored } = (await api.db.query('SELECT body_text FROM mail WHERE id = $1', [mail!.id])).rows[0];
    expect(stored).toContain('Uw inschrijving wijzigen of annuleren:\n[link]');
    const row = await api.db.query('SELECT m::text AS row FROM mail m WHERE id = $1', [mail!.id]);
    expect(row.rows[0].row).not.toContain(link![1]!.slice(2));
  });

  it('has the same link when it is sent again', async () => {
    const seminar = await givenPage();
    const registration = await register(api, seminar.id, { ...person(), sendMail: true });
    const [first] = await readSent(api, sink);
    const [mail] = await listMails(api, registration.id);
    await ok(api.bdm.post(`/mails/${mail!.id}/resend`));
    const [second] = await readSent(api, sink);
    expect(second!.text!.match(MANAGE_LINK)).toEqual(first!.text!.match(MANAGE_LINK));
  });

  it('has it also while the page is not enabled, on which people still manage their registrations', async () => {
    const seminar = await givenPage({}, false);
    await register(api, seminar.id, { ...person(), sendMail: true });
    const [message] = await readSent(api, sink);
    expect(message!.text!.match(MANAGE_LINK)).toHaveLength(1);
  });

  it('has none without a page', async () => {
    const seminar = await makeSeminar(api);
    await register(api, seminar.id, { ...person(), sendMail: true });
    const [message] = await readSent(api, sink);
    expect(message!.text).not.toMatch(/\/r\/|\[link\]|Change or cancel/);
  });
});

describe('A mailing to the people of a seminar with a registration page', () => {
  it('gives each their own link, and searches the page as often for many people as for one', async () => {
    const seminar = await givenPage();
    const counts = [];
    for (const size of [1, 12]) {
      for (let n = 0; n < size; n++) await register(api, seminar.id, person());
      searches = 0;
      const text = { templateKey: 'seminar_changed', subject: undefined, body: undefined, activityId: seminar.id };
      await sendMailing(api.manager, { seminarId: seminar.id }, { purpose: 'transactional', ...text });
      counts.push(searches);
      await sendMailings(api);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it('invites to the page', async () => {
    const seminar = await givenPage();
    const text = { subject: 'Come', body: 'Register here:\n{{seminar.link}}', activityId: seminar.id };
    await register(api, seminar.id, person());
    const send = async () => {
      await sendMailing(api.manager, { seminarId: seminar.id }, { purpose: 'transactional', ...text });
      sink.received.length = 0;
      await sendMailings(api);
      return sink.received.at(-1)!.raw;
    };
    expect(await send()).toContain('https://crm.locate.test/r/testing-ground?lang=3D');
    pages.set(seminar.id, { path: '/r/testing-ground', isEnabled: false });
    expect(await send()).not.toContain('/r/testing-ground');
  });
});

describe('A person who gets a seat from the waiting list', () => {
  const givenPromotion = async (fields: object = {}, isEnabled = true) => {
    const seminar = await givenPage({ capacity: 1, confirmWithinHours: 24 }, isEnabled);
    const seated = await register(api, seminar.id, person());
    const waiting = [await register(api, seminar.id, person(fields)), await register(api, seminar.id, person())];
    await change(api, seminar.id, seated.id, { status: 'cancelled' });
    return { seminar, waiting };
  };

  it.each([
    ['en', 'Tuesday, 2 February 2027 at 10:00 (Central European Time)', 'Confirm the place:'],
    ['nl', 'dinsdag 2 februari 2027 om 10:00 (Midden-Europese tijd)', 'Plaats bevestigen:'],
    ['zh-Hans', '2027年2月2日星期二 10:00（中欧时间）', '确认席位：'],
  ])('is told in %s until when to confirm it, and where', async (language, deadline, label) => {
    await givenPromotion({ language });
    const [message] = await readSent(api, sink);
    expect(message!.text).toContain(deadline);
    expect(message!.text).toContain(label);
    // One link confirms, and the other one changes; they lead to the same page.
    expect(new Set(message!.text!.match(MANAGE_LINK)).size).toBe(1);
  });

  it('is told where to confirm it also while the page is not enabled', async () => {
    await givenPromotion({}, false);
    const [message] = await readSent(api, sink);
    expect(message!.text).toContain('Please confirm the place by');
    expect(new Set(message!.text!.match(MANAGE_LINK)).size).toBe(1);
  });

  it('is told that the seat is gone after the deadline, and the next person that there is one', async () => {
    const { waiting } = await givenPromotion();
    await readSent(api, sink);
    clock.set(new Date(NOW.getTime() + 25 * 3_600_000));
    await api.app.get(JobRegistry).run('seminars.expire-offers');
    const sent = await readSent(api, sink);
    expect(sent.map(({ subject, to }) => [subject, [to].flat()[0]!.value[0]!.address]).toSorted()).toEqual([
      ['There is a place for you: Testing ground for Europe', waiting[1]!.email],
      ['Your registration was cancelled: Testing ground for Europe', waiting[0]!.email],
    ]);
  });

  it('is not asked to confirm where the seminar sets no deadline', async () => {
    const seminar = await givenPage({ capacity: 1 });
    const seated = await register(api, seminar.id, person());
    await register(api, seminar.id, person());
    await change(api, seminar.id, seated.id, { status: 'cancelled' });
    const [message] = await readSent(api, sink);
    expect(message!.text).not.toMatch(/confirm/i);
    expect(message!.text!.match(MANAGE_LINK)).toHaveLength(1);
  });
});

describe('The token of a registration', () => {
  const tokens = () => api.app.get(ManageTokenService);

  it('is refused when one bit of it is changed', async () => {
    const id = randomUUID();
    const token = await tokens().build(id);
    expect(await tokens().findRegistrationId(token)).toBe(id);
    const bytes = Buffer.from(token.slice(2), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(await tokens().findRegistrationId(`n_${changed.toString('base64url')}`)).toBeNull();
    }
  });
});
