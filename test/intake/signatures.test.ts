import { createHmac } from 'node:crypto';
import type { Provider } from '../../src/intake/parsing/connector.rules.js';
import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { buildDelivery, NOW } from './deliveries.given.js';

const SECRET = 'a secret of these tests';
const KEY = `whsec_${Buffer.from(SECRET).toString('base64')}`;
const BODY = '{"naam":"陳美玲", "bedrijf" : "A\\/B"}';
const hmac = (encoding: 'hex' | 'base64', content = BODY, key: string = SECRET) =>
  createHmac('sha256', key).update(content).digest(encoding);
const seconds = Math.floor(NOW.getTime() / 1000);
const standard = (at = seconds, id = 'msg_1', body = BODY) => ({
  'webhook-id': id,
  'webhook-timestamp': String(at),
  'webhook-signature': `v1,${hmac('base64', `${id}.${at}.${body}`)}`,
});

/** How each sender signs; those that cannot sign are not here. */
const SIGNED: [Provider, string, Record<string, string>][] = [
  ['typeform', SECRET, { 'typeform-signature': `sha256=${hmac('base64')}` }],
  ['tally', SECRET, { 'tally-signature': hmac('base64') }],
  ['hi_events', SECRET, { signature: hmac('hex') }],
  ['cal_com', SECRET, { 'x-cal-signature-256': hmac('hex') }],
  ['formbricks', KEY, standard()],
  ['standard_webhooks', KEY, standard()],
  ['generic', KEY, standard()],
  ['generic', SECRET, { 'x-signature-256': `sha256=${hmac('hex')}` }],
  ['generic', SECRET, { 'x-hub-signature-256': `sha256=${hmac('hex')}` }],
  ['generic', SECRET, { 'x-signature': hmac('base64') }],
  ['google_forms', KEY, standard()],
];

const state = (provider: Provider, secret: string | null, headers: Record<string, string>, body = BODY) => {
  const verification = getConnector(provider).verify(buildDelivery(body, headers), secret, NOW);
  return verification.state === 'refused' ? verification.code : verification.state;
};

describe.each(SIGNED)('%s', (provider, secret, headers) => {
  it('verifies what was signed over the very bytes', () => {
    expect(state(provider, secret, headers)).toBe('verified');
  });

  it('refuses other bytes, another secret, another signature and none', () => {
    const header = Object.keys(headers).find((name) => name.includes('signature')) ?? '';
    expect(state(provider, secret, headers, JSON.stringify(JSON.parse(BODY)))).toBe('signature.wrong');
    expect(state(provider, secret === KEY ? `whsec_QUFB` : `${secret}.`, headers)).toBe('signature.wrong');
    expect(state(provider, secret, { ...headers, [header]: `${headers[header]}A` })).toMatch(
      /^signature\.(wrong|malformed)$/,
    );
    expect(state(provider, secret, { ...headers, [header]: '' })).toBe('signature.missing');
    expect(state(provider, secret, {})).toBe('signature.missing');
    expect(state(provider, '', headers)).toBe('signature.wrong');
  });

  it('is unsigned where the connection has no secret', () => {
    expect(state(provider, null, headers)).toBe('unsigned');
    expect(state(provider, null, {})).toBe('unsigned');
  });
});

describe('A signature of Standard Webhooks', () => {
  const check = (headers: Record<string, string>) => state('standard_webhooks', KEY, headers);

  it('is valid if any one of several signatures matches, so that a provider can change its key', () => {
    const [other, good] = [`v1,${hmac('base64', 'x')}`, standard()['webhook-signature']];
    expect(check({ ...standard(), 'webhook-signature': `${other} v1a,AAAA ${good}` })).toBe('verified');
    expect(check({ ...standard(), 'webhook-signature': `${other} ${other}` })).toBe('signature.wrong');
    expect(check({ ...standard(), 'webhook-signature': good.replace('v1,', 'v2,') })).toBe('signature.wrong');
  });

  it('is valid for five minutes before and after its time, to the second', () => {
    expect([-300, 300, -301, 301].map((by) => check(standard(seconds + by)))).toEqual([
      'verified',
      'verified',
      'signature.expired',
      'signature.expired',
    ]);
  });

  it('covers the id and the time as well as the body', () => {
    expect(check({ ...standard(), 'webhook-id': 'msg_2' })).toBe('signature.wrong');
    expect(check({ ...standard(), 'webhook-timestamp': String(seconds + 1) })).toBe('signature.wrong');
    expect(check({ ...standard(), 'webhook-timestamp': 'soon' })).toBe('signature.malformed');
    expect(check({ ...standard(), 'webhook-timestamp': '9'.repeat(400) })).toBe('signature.malformed');
  });
});

it('cal.com: its literal for "no secret" is no signature', () => {
  expect(state('cal_com', SECRET, { 'x-cal-signature-256': 'no-secret-provided' })).toBe('signature.missing');
  expect(state('cal_com', null, { 'x-cal-signature-256': 'no-secret-provided' })).toBe('unsigned');
});

it('Deliveries of providers that cannot sign are unsigned, even if the connection has a secret', () => {
  expect((['jotform', 'pretix', 'eventbrite'] as const).map((provider) => state(provider, SECRET, {}))).toEqual([
    'unsigned',
    'unsigned',
    'unsigned',
  ]);
});

it('A header with credentials is never stored', () => {
  const kept = SIGNED.flatMap(([provider]) => getConnector(provider).keptHeaders);
  expect(kept.filter((name) => /authorization|cookie|token/.test(name))).toEqual([]);
});

it('An empty secret verifies nothing, because everybody knows it', () => {
  const signed = { 'tally-signature': hmac('base64', BODY, '') };
  expect(state('tally', '', signed)).toBe('signature.wrong');
  const id = `msg_1.${seconds}.${BODY}`;
  expect(
    state('standard_webhooks', 'whsec_', { ...standard(), 'webhook-signature': `v1,${hmac('base64', id, '')}` }),
  ).toBe('signature.wrong');
});
