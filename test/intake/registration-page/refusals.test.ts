import { ManualClock } from '../../../src/common/time/clock.service.js';
import { startInstance, useApi } from '../../support/api.js';
import {
  listPeople,
  listRegistrations,
  makePage,
  openEarlier,
  PERSON,
  post,
  processDeliveries,
  registerOnPage,
  solve,
  visit,
} from './page.given.js';

const env = { REGISTRATION_POW_COST: '1' };
const { api } = useApi({ env });

const countRows = async (): Promise<number> => {
  const { rows } = await api.db.query(
    `SELECT (SELECT count(*) FROM seminar_registration) + (SELECT count(*) FROM intake_delivery)
       + (SELECT count(*) FROM pending_registration) + (SELECT count(*) FROM registration_page_request) AS n`,
  );
  return Number(rows[0].n);
};

describe('The challenge of a page', () => {
  it('is needed, counts once, and is never cached', async () => {
    const { slug, seminarId } = await makePage(api);
    const { headers } = await visit(api, `/r/${slug}/challenge`);
    expect(headers['cache-control']).toBe('no-store');
    const before = await countRows();
    const challenge = await solve(api, slug);
    const forged = Buffer.from(challenge, 'base64')
      .toString()
      .replace(/"cost":1/, '"cost":2');
    const wrongs = ['', 'nonsense', '{}', '{"challenge":null}', forged, Buffer.from(forged).toString('base64')];
    const parts = ['null', '1', '"x"', '[]', '{}', '{"data":null}', '{"data":1}'];
    for (const part of parts) wrongs.push(`{"challenge":{"signature":"x","parameters":${part}},"solution":{}}`);
    for (const wrong of [...wrongs, '{"challenge":{"signature":"x","parameters":{}},"solution":null}']) {
      const answer = await registerOnPage(api, slug, { challenge: wrong });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('data-code="registration_page.challenge"');
    }
    expect(await countRows()).toBe(before);
    expect((await registerOnPage(api, slug, { challenge })).status).toBe(303);
    const stored = await countRows();
    expect((await registerOnPage(api, slug, { challenge, fullName: 'Li Na' })).status).toBe(422);
    expect(await countRows()).toBe(stored);
    expect(await listPeople(api, seminarId)).toHaveLength(1);
  });

  it('of another page does not count', async () => {
    const [one, other] = [await makePage(api), await makePage(api)];
    const answer = await registerOnPage(api, one['slug'], { challenge: await solve(api, other['slug']) });
    expect(answer.status).toBe(422);
  });

  it('counts for 20 minutes', async () => {
    const { slug } = await makePage(api);
    const challenge = await solve(api, slug);
    const clock = new ManualClock(new Date());
    const pass = (minutes: number) => clock.set(new Date(Date.now() + minutes * 60_000));
    const later = await startInstance(api.databaseUrl, { clock, env });
    try {
      const send = async () =>
        (await post(later, slug, { ...PERSON, challenge, opened: await openEarlier(api) })).status;
      pass(20);
      expect(await send()).toBe(422);
      pass(19);
      expect(await send()).toBe(303);
    } finally {
      await later.app.close();
    }
  });

  it('cannot be made to count for longer', async () => {
    const { slug } = await makePage(api);
    const parsed = JSON.parse(Buffer.from(await solve(api, slug), 'base64').toString());
    parsed.challenge.parameters.expiresAt += 60;
    expect((await registerOnPage(api, slug, { challenge: JSON.stringify(parsed) })).status).toBe(422);
  });
});

describe('A registration that a program seems to have sent', () => {
  it.each([
    [
      'fills in the field that nobody sees',
      async () => ({ website: 'https://spam.example', opened: await openEarlier(api) }),
    ],
    ['is faster than people', async (slug: string) => ({ opened: await readOpened(slug) })],
    ['has an invented time', async () => ({ opened: '1.AAAA' })],
  ])('%s: it waits for a review without a seat, and is thanked as usual', async (_, build) => {
    const { slug, seminarId, connectionId } = await makePage(api);
    const inputs = { ...PERSON, challenge: await solve(api, slug), ...(await build(slug)) };
    const answer = await post(api, slug, inputs);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/r/${slug}/thanks`]);
    await processDeliveries(api);
    expect(await listPeople(api, seminarId)).toEqual([]);
    expect(await listRegistrations(api, connectionId)).toMatchObject([
      { matchState: 'suspected_spam', reviewReasons: ['filled_by_program'], seatId: null },
    ]);
    const { rows } = await api.db.query('SELECT count(*) AS n FROM mail');
    expect(Number(rows[0].n)).toBe(await countMails());
  });
});

async function readOpened(slug: string): Promise<string> {
  const { text } = await visit(api, `/r/${slug}`);
  return /name="opened" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

const countMails = async (): Promise<number> =>
  Number((await api.db.query('SELECT count(*) AS n FROM mail WHERE registration_id IS NOT NULL')).rows[0].n);

describe('A person who sends too much', () => {
  it('gets no more challenges after a hundred in ten minutes from one address, and forms count apart', async () => {
    const { slug } = await makePage(api);
    const read = () => visit(api, `/r/${slug}/challenge`, { from: '127.0.0.11' });
    const statuses: number[] = [];
    for (let index = 0; index < 10; index++) {
      statuses.push(...(await Promise.all(Array.from({ length: 10 }, read))).map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    const answer = await read();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post(api, slug, PERSON, { from: '127.0.0.11' })).status).toBe(422);
  });

  it('gets a page that says so, after a hundred forms in ten minutes from one address', async () => {
    const { slug } = await makePage(api);
    const send = () => post(api, slug, PERSON, { from: '127.0.0.9' });
    const statuses: number[] = [];
    for (let index = 0; index < 10; index++) {
      statuses.push(...(await Promise.all(Array.from({ length: 10 }, send))).map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([422]));
    const answer = await send();
    expect([answer.status, answer.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('<h1>Too many requests</h1>');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post(api, slug, PERSON, { from: '127.0.0.10' })).status).toBe(422);
  });

  it('is refused after ten requests with one address in a day, whether or not it is registered', async () => {
    const { slug, seminarId } = await makePage(api);
    const send = async () =>
      (await registerOnPage(api, slug, { email: 'often@chen.example', challenge: await solve(api, slug) })).status;
    const statuses: number[] = [];
    for (let index = 0; index < 11; index++) statuses.push(await send());
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429]);
    expect(await listPeople(api, seminarId)).toHaveLength(1);
  });

  it('has no further requests by typing more characters around the address that nobody sees', async () => {
    const { slug } = await makePage(api);
    const send = async (email: string) =>
      (await registerOnPage(api, slug, { email, challenge: await solve(api, slug) })).status;
    const statuses: number[] = [];
    for (let index = 0; index < 10; index++) {
      statuses.push(await send(`${'\u200E'.repeat(index)}unseen@chen.example`));
    }
    expect(new Set(statuses)).toEqual(new Set([303]));
    expect(await send(`${' '.repeat(1_000)}UNSEEN@chen.example`)).toBe(429);
    expect(await send('unseen@chen.example\u2069\u00A0')).toBe(429);
  });
});
