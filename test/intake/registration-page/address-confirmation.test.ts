import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { readSent } from '../../mail/registration-mails.given.js';
import { startInstance, useApi } from '../../support/api.js';
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
const env = buildMailSettings(sink.port, { REGISTRATION_POW_COST: '0' });
const { api } = useApi({ env });
beforeEach(async () => void (await readSent(api, sink)));

const act = (path: string, inputs: Record<string, string>) =>
  visit(api, path, {
    method: 'POST',
    body: encodeForm(inputs),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

/** Sends the form of a page, and returns the path of the link in the mail. */
async function registerAndReadLink(page: Made, lang = 'en'): Promise<string> {
  await registerOnPage(api, page['slug'], {}, { lang });
  const [mail] = await readSent(api, sink);
  return /https:\/\/crm\.locate\.test(\/r\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

describe('The link that confirms the address of a new registration', () => {
  it.each([
    ['en', 'Confirm your registration', 'You are registered.'],
    ['nl', 'Bevestig uw inschrijving', 'U bent ingeschreven.'],
    ['zh', '确认您的报名', '您已报名成功。'],
  ])(
    'asks in %s and changes nothing; its button gives the seat and leads to the registration',
    async (lang, title, status) => {
      const page = await makePage(api);
      const path = await registerAndReadLink(page, lang);
      for (const _ of [1, 2]) {
        const question = await visit(api, path);
        expect([question.status, question.headers['cache-control']]).toEqual([200, 'no-store']);
        expect(question.text).toContain(`<h1>${title}</h1>`);
        expect(question.text).toContain(PERSON.email);
      }
      expect(await listPeople(api, page['seminarId'])).toEqual([]);
      const confirmed = await act(path, { action: 'confirm' });
      expect(confirmed.status).toBe(303);
      expect(await listPeople(api, page['seminarId'])).toMatchObject([{ status: 'registered', email: PERSON.email }]);
      const own = await visit(api, String(confirmed.headers['location']));
      expect(own.text).toContain(status);
      // The mail that follows has the same link.
      const [mail] = await readSent(api, sink);
      expect(mail?.text).toContain(String(confirmed.headers['location']));
    },
  );

  it('counts once, and on its own page only', async () => {
    const [page, other] = [await makePage(api), await makePage(api)];
    const path = await registerAndReadLink(page);
    const wrong = path.replace(`/r/${page['slug']}/`, `/r/${other['slug']}/`);
    const unknown = await visit(api, `/r/no-such-page`);
    for (const answer of [await visit(api, wrong), await act(wrong, { action: 'confirm' })]) {
      expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    }
    const first = await act(path, { action: 'confirm' });
    expect(first.status).toBe(303);
    // A second click, and the mail opened again, lead to the registration.
    for (const again of [await act(path, { action: 'confirm' }), await visit(api, path)]) {
      expect([again.status, again.headers['location']]).toEqual([303, first.headers['location']]);
    }
    for (const answer of [await visit(api, wrong), await act(wrong, { action: 'confirm' })]) {
      expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    }
    expect(await listPeople(api, page['seminarId'])).toMatchObject([{ version: 1 }]);
  });

  it('leads to the one registration when its button is pressed several times at the same moment', async () => {
    const page = await makePage(api);
    const path = await registerAndReadLink(page);
    const answers = await Promise.all([1, 2, 3].map(() => act(path, { action: 'confirm' })));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${String(headers['location'])}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(303);
    expect(await listPeople(api, page['seminarId'])).toHaveLength(1);
  });

  it('is forgotten when it expires', async () => {
    const page = await makePage(api);
    const path = await registerAndReadLink(page);
    await act(path, { action: 'confirm' });
    const clock = new ManualClock(new Date(Date.now() + 47 * 3_600_000));
    const later = await startInstance(api.databaseUrl, { clock, env });
    try {
      expect((await visit(later, path)).status).toBe(303);
      clock.set(new Date(Date.now() + 48 * 3_600_000));
      expect((await visit(later, path)).status).toBe(404);
      await later.app.get(JobRegistry).run('registration-pages.remove-expired');
    } finally {
      await later.app.close();
    }
    expect((await api.db.query('SELECT FROM confirmed_registration')).rowCount).toBe(0);
  });

  it('says why there is no seat if the seminar was cancelled in the meantime', async () => {
    const page = await makePage(api);
    const path = await registerAndReadLink(page);
    await ok(api.bdm.patch(`/seminars/${page['seminarId']}`, { status: 'cancelled' }));
    const answer = await act(path, { action: 'confirm' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This event has been cancelled.');
    expect(await listPeople(api, page['seminarId'])).toEqual([]);
  });
});

describe('A person of the page who cancels with the link', () => {
  it('is cancelled in the registrations of its connection too, and replaying everything changes nothing', async () => {
    const page = await makePage(api);
    const own = String((await act(await registerAndReadLink(page), { action: 'confirm' })).headers['location']);
    await processDeliveries(api);
    expect((await act(own, { action: 'cancel', sure: 'yes' })).status).toBe(303);
    await processDeliveries(api);
    const read = async () => [
      (await listPeople(api, page['seminarId'])).map(({ status, version }) => [status, version]),
      (await listRegistrations(api, page['connectionId'])).map(({ status }) => status),
    ];
    const before = await read();
    expect(before).toEqual([[['cancelled', 2]], ['cancelled']]);
    await ok(api.manager.post('/intake/deliveries/replay', { connectionId: page['connectionId'], dryRun: false }));
    await processDeliveries(api);
    expect(await read()).toEqual(before);
  });
});
