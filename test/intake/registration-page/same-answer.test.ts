import { median } from '../../../bench/load.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { type TestApi, useApi } from '../../support/api.js';
import { ok } from '../../support/make.js';
import { makePage, openEarlier, PERSON, post, type PublicAnswer, visit } from './page.given.js';

const PEOPLE = 50;
const MAX_DIFFERENCE = 0.2;

/** The headers that differ from one answer to the next. */
const OWN_HEADERS = ['date', 'x-request-id'];

/** Sends the form for many people, from addresses of their own, and measures each answer in milliseconds. */
async function sendForAll(api: TestApi, slug: string, prefix: string) {
  const opened = await openEarlier(api);
  const answers: PublicAnswer[] = [];
  const times: number[] = [];
  for (let index = 0; index < PEOPLE; index++) {
    const inputs = { ...PERSON, fullName: `${prefix} Chen`, email: `${prefix}.${index}@chen.example`, opened };
    const start = performance.now();
    answers.push(await post(api, slug, inputs, { from: `127.0.0.${2 + index}` }));
    times.push(performance.now() - start);
  }
  return { answers, median: median(times) };
}

/** Returns an answer with the page to which it leads, without what differs anyway. */
async function describeAnswer(api: TestApi, { status, headers, text }: PublicAnswer) {
  const thanks = await visit(api, String(headers['location']));
  const kept = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name));
  return JSON.stringify({ status, headers: kept, text, thanks: thanks.text });
}

async function countMails(api: TestApi): Promise<number> {
  return Number((await api.db.query('SELECT count(*) AS n FROM mail')).rows[0].n);
}

describe.each([
  ['with the confirmation of addresses', buildMailSettings(1, { REGISTRATION_POW_COST: '0' })],
  ['without a mail server', { REGISTRATION_POW_COST: '0' }],
])('A registration %s', (_, env) => {
  const { api } = useApi({ env });

  it('is answered in the same way and time for registered people, strangers, and on a full seminar', async () => {
    const known = await makePage(api);
    for (let index = 0; index < PEOPLE; index++) {
      const person = { fullName: 'known Chen', email: `known.${index}@chen.example` };
      await ok(api.bdm.post(`/seminars/${known['seminarId']}/registrations`, person));
    }
    const full = await makePage(api, {}, { capacity: 1 });
    await ok(api.bdm.post(`/seminars/${full['seminarId']}/registrations`, { fullName: 'First' }));
    const measured = [];
    for (const [slug, prefix] of [
      [known['slug'], 'known'],
      [known['slug'], 'stranger'],
      [full['slug'], 'late'],
    ] as const) {
      const before = await countMails(api);
      const { answers, median } = await sendForAll(api, slug, prefix);
      expect(await countMails(api)).toBe(before + PEOPLE);
      const described = new Set<string>();
      for (const answer of answers) described.add((await describeAnswer(api, answer)).replaceAll(slug, 'slug'));
      measured.push({ described: [...described], median });
    }
    const [registered, ...others] = measured;
    expect(registered?.described).toHaveLength(1);
    for (const { described, median } of others) {
      expect(described).toEqual(registered?.described);
      expect(Math.abs(median - registered!.median) / registered!.median).toBeLessThan(MAX_DIFFERENCE);
    }
  });
});
