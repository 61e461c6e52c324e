import { request } from 'node:http';
import type { TestApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';

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
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
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
