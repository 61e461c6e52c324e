import { createHmac } from 'node:crypto';
import type { RawDelivery } from '../../src/intake/parsing/connector.rules.js';
import { useApi } from '../support/api.js';
import { buildDelivery, fixture, buildMultipart } from './deliveries.given.js';
import { connect, post, signature, work } from './intake.given.js';
import { storedDeliveries, storedRegistrations } from './senders.given.js';

const { api } = useApi();
type Sign = (body: Buffer, secret: string) => Record<string, string>;
const hmac = (body: Buffer, secret: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding);

/** How each sender sends its fixture, signed as it signs. */
const SENT: Record<string, { delivery: () => RawDelivery; sign?: Sign }> = {
  typeform: {
    delivery: () => buildDelivery(fixture('typeform.json')),
    sign: (body, secret) => ({ 'typeform-signature': `sha256=${hmac(body, secret, 'base64')}` }),
  },
  tally: {
    delivery: () => buildDelivery(fixture('tally.json')),
    sign: (body, secret) => ({ 'tally-signature': hmac(body, secret, 'base64') }),
  },
  jotform: {
    delivery: () =>
      buildMultipart({
        formID: '230001112223334',
        submissionID: '600',
        rawRequest: fixture('jotform.rawRequest.json').trim(),
      }),
  },
  formbricks: {
    delivery: () => buildDelivery(fixture('formbricks.json')),
    sign: (body, secret) => signature(secret, 'msg_fb', body),
  },
  hi_events: {
    delivery: () => buildDelivery(fixture('hi-events.attendee.json')),
    sign: (body, secret) => ({ signature: hmac(body, secret, 'hex') }),
  },
  cal_com: {
    delivery: () => buildDelivery(fixture('cal-com.json')),
    sign: (body, secret) => ({ 'x-cal-signature-256': hmac(body, secret, 'hex') }),
  },
  google_forms: {
    delivery: () => buildDelivery(fixture('google-forms.json')),
    sign: (body, secret) => ({ 'x-signature-256': `sha256=${hmac(body, secret, 'hex')}` }),
  },
  standard_webhooks: {
    delivery: () => buildDelivery(fixture('standard-webhooks.json')),
    sign: (body, secret) => signature(secret, 'msg_sw', body),
  },
};

const MAPPINGS: Record<string, object> = {
  typeform: { givenName: 'given', familyName: 'family', email: 'mail' },
  tally: { fullName: 'question_n', email: 'question_e' },
  jotform: { fullName: 'q3', email: 'q4', companyName: 'q5' },
  formbricks: { sector: 'topics.0' },
  hi_events: { companyName: '11' },
  cal_com: { companyName: 'company' },
  google_forms: { fullName: '101', email: '102' },
  standard_webhooks: { fullName: 'data.name', email: 'data.email', companyName: 'data.answers.company' },
};

const STORED: Record<string, object[]> = {
  typeform: [
    {
      id: 'frmHasselt/tok-0001',
      status: 'registered',
      fullName: 'Lieve Vandersmissen',
      email: 'lieve@agrosense.example',
    },
  ],
  tally: [{ id: 'resp-77', status: 'registered', fullName: 'Núria Puig i Ferré', email: 'nuria@puig.example' }],
  jotform: [{ id: '600', fullName: 'Mei-Ling Chen', email: 'mei@chen.example', company: 'Chen & "Sons" &lt;Ltd&gt;' }],
  formbricks: [
    { id: 'resp-fb-1', fullName: 'Haruki Tanaka', email: 'haruki@tanaka.example', company: 'Tanaka Optics' },
  ],
  hi_events: [
    {
      id: '501',
      status: 'confirmed',
      fullName: 'Jan Peeters',
      email: 'jan@bouw.example',
      company: 'Bouwbedrijf Peeters',
    },
  ],
  cal_com: [
    {
      id: 'bookingOne',
      status: 'confirmed',
      fullName: 'Sofie Claes',
      email: 'sofie@claes.example',
      company: 'Claes Logistics',
    },
    { id: 'bookingOne/tom@claes.example', fullName: 'tom', email: 'Tom@claes.example', buyer: 'sofie@claes.example' },
  ],
  google_forms: [{ id: 'resp-g-1', fullName: 'Ali Yılmaz', email: 'ali@yilmaz.example' }],
  standard_webhooks: [{ id: 'reg-1', fullName: 'Olga Ivanova', email: 'olga@ivanova.example', company: 'Ivanova BV' }],
};

describe.each(Object.keys(SENT))('A delivery of %s', (provider) => {
  const { delivery, sign } = SENT[provider]!;
  const send = (url: string, headers: Record<string, string>) => {
    const { body, contentType } = delivery();
    return post(url, body, { 'content-type': contentType ?? '', ...headers });
  };

  it('becomes the registration that it contains, once', async () => {
    const unsigned = sign ? {} : { secret: null };
    const connection = await connect(api, { provider, mapping: { fields: MAPPINGS[provider] }, ...unsigned });
    const { body } = delivery();
    for (const duplicate of [false, true]) {
      const answer = await send(connection.url, sign?.(body, connection.secret ?? '') ?? {});
      expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ duplicate })]);
    }
    await work(api);
    expect((await storedDeliveries(api, connection.id)).map(({ error }) => error)).toEqual([null]);
    expect(await storedRegistrations(api, connection.id)).toMatchObject(STORED[provider]!);
  });

  it('is refused if the signature is wrong', async () => {
    if (!sign) return;
    const connection = await connect(api, { provider });
    expect((await send(connection.url, sign(delivery().body, 'whsec_QUFBQUFB'))).status).toBe(401);
    expect((await send(connection.url, {})).status).toBe(401);
    expect(await storedDeliveries(api, connection.id)).toEqual([]);
  });
});
