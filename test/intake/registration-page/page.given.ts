import { request } from 'node:http';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { QueueRegistry } from '../../../src/common/jobs/queue.registry.js';
import { PageSignatureService } from '../../../src/intake/registration-page/registering/page-signature.service.js';
import { Answer, type TestApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { checkAgainstDocument } from '../../support/openapi.contract.js';

/** The texts of a page in three languages. */
export const PAGE = {
  languages: ['en', 'nl', 'zh'],
  texts: {
    en: { title: 'Testing ground for Europe', intro: 'Try your product in Limburg.', thanks: 'See you soon.' },
    nl: { title: 'Proeftuin voor Europa', intro: 'Probeer uw product in Limburg.', thanks: 'Tot dan.' },
    zh: { title: '欧洲试验场', intro: '在林堡测试您的产品。', thanks: '期待与您见面。' },
  },
  fields: { companyName: 'required', jobTitle: 'optional', phone: 'optional', country: 'optional' },
  questions: [
    {
      id: 'diet',
      label: { en: 'What do you eat?', nl: 'Wat eet u?', zh: '您的饮食要求是什么？' },
      kind: 'choice',
      options: [
        { id: 'all', label: { en: 'Everything', nl: 'Alles', zh: '无特殊要求' } },
        { id: 'vegetarian', label: { en: 'Vegetarian', nl: 'Vegetarisch', zh: '素食' } },
      ],
      required: false,
    },
    { id: 'topics', label: { en: 'Your topics', nl: 'Uw thema’s', zh: '您关注的主题' }, kind: 'long_text' },
  ],
  consents: [
    {
      purpose: 'event_invitation',
      wording: { en: 'Invite me to your events.', nl: 'Nodig mij uit.', zh: '请邀请我参加今后的活动。' },
    },
  ],
  privacyNotice: { en: 'We keep your data.', nl: 'We bewaren uw gegevens.', zh: '我们会保存您的数据。' },
};

let made = 0;

/** Creates a seminar in 2027 for which everybody can register. */
export function makeSeminar({ bdm }: TestApi, change: object = {}): Promise<Made> {
  return ok(
    bdm.post('/seminars', {
      title: 'Testing ground for Europe',
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      timezone: 'Asia/Shanghai',
      venue: 'Corda Campus',
      city: 'Hasselt',
      ...change,
    }),
  );
}

/** Creates or replaces the page of a seminar. */
export function putPage({ bdm }: TestApi, seminarId: string, change: object = {}): Promise<Made> {
  return ok(bdm.put(`/seminars/${seminarId}/registration-page`, { slug: `ground-${++made}`, ...PAGE, ...change }));
}

/** Creates a seminar with a page on which people can register. */
export async function makePage(api: TestApi, change: object = {}, seminarChange: object = {}): Promise<Made> {
  const seminar = await makeSeminar(api, seminarChange);
  await putPage(api, seminar['id'], change);
  return ok(api.bdm.post(`/seminars/${seminar['id']}/registration-page/enable`));
}

/** An answer to a person without a login. */
export interface PublicAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends a request of a person, from an address of this machine of its own where the test asks for one. */
export function visit(
  { url }: Pick<TestApi, 'url'>,
  path: string,
  { method = 'GET', body, from = '127.0.0.1', headers = {} }: VisitOptions = {},
): Promise<PublicAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, localAddress: from, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: received } = response;
        const text = Buffer.concat(chunks).toString('utf8');
        try {
          const type = received['content-type'];
          const known = new Headers(type === undefined ? {} : { 'content-type': type });
          if (status < 400) checkAgainstDocument(method, path.split('?')[0]!, new Answer(status, known, text));
          resolve({ status, headers: received, text });
        } catch (error) {
          reject(error);
        }
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

interface VisitOptions {
  method?: string;
  body?: string | Buffer;
  from?: string;
  headers?: Record<string, string>;
}

/** The inputs of the form that a person fills in. */
export type Inputs = Record<string, string | readonly string[]>;

/** A person who fills in the required inputs. */
export const PERSON = { fullName: 'Chen Mei', email: 'mei@chen.example', companyName: 'Chen Optics' };

/** Returns inputs as a browser sends them. */
export function encodeForm(inputs: Inputs): string {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(inputs)) for (const each of [value].flat()) sent.append(name, each);
  return sent.toString();
}

/** Reads the hidden time of a page. */
export async function readOpened(api: Pick<TestApi, 'url'>, slug: string): Promise<string> {
  const { text } = await visit(api, `/r/${slug}`);
  return /name="opened" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

/** Sends the form of a page. */
export function post(
  api: Pick<TestApi, 'url'>,
  slug: string,
  inputs: Inputs,
  options: VisitOptions & { lang?: string } = {},
): Promise<PublicAnswer> {
  const { lang, headers, ...rest } = options;
  return visit(api, `/r/${slug}${lang === undefined ? '' : `?lang=${lang}`}`, {
    method: 'POST',
    body: encodeForm(inputs),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    ...rest,
  });
}

/** Returns the hidden time of a page that was opened a minute ago. */
export function openEarlier({ app }: TestApi): Promise<string> {
  return app.get(PageSignatureService).signTime(new Date(Date.now() - 60_000));
}

/** Solves a new challenge of a page, as the script of the page does. */
export async function solve(api: Pick<TestApi, 'url'>, slug: string): Promise<string> {
  const challenge = JSON.parse((await visit(api, `/r/${slug}/challenge`)).text);
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

/** Sends the form of a page as a person would, who needs more than two seconds. */
export async function registerOnPage(
  api: TestApi,
  slug: string,
  inputs: Inputs = {},
  options: VisitOptions & { lang?: string } = {},
): Promise<PublicAnswer> {
  return post(api, slug, { ...PERSON, opened: await openEarlier(api), ...inputs }, options);
}

/** Processes the deliveries of pages that wait, as the queue would. */
export async function processDeliveries({ app }: TestApi): Promise<void> {
  while ((await app.get(QueueRegistry).drain('intake.deliveries')) > 0);
}

/** Returns the people of a seminar. */
export async function listPeople({ bdm }: TestApi, seminarId: string): Promise<Made[]> {
  return (await ok(bdm.get(`/seminars/${seminarId}/registrations?limit=200`)))['items'];
}

/** Returns the registrations by form of a page. */
export async function listRegistrations({ manager }: TestApi, connectionId: string): Promise<Made[]> {
  return (await ok(manager.get(`/intake/registrations?connectionId=${connectionId}&limit=100`)))['items'];
}
