import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { buildDelivery, NOW, parseDelivery, submissionsIn, writtenDown } from './deliveries.given.js';

/** What Google's own objects do, as far as the script uses them. */
function google(statuses: number[]) {
  const sent: { address: string; body: string; headers: Record<string, string>; contentType: string }[] = [];
  const slept: number[] = [];
  const item = (id: number, title: string, type: string, response: unknown) => ({
    getItem: () => ({ getId: () => id, getTitle: () => title, getType: () => type }),
    getResponse: () => response,
  });
  const response = {
    getId: () => '2_ABaOnud',
    getTimestamp: () => new Date('2026-10-05T09:00:00.500Z'),
    getRespondentEmail: () => 'ali@yilmaz.example',
    getItemResponses: () => [
      item(101, 'Name', 'TEXT', 'Ali Yılmaz 陳'),
      item(102, 'Interests', 'CHECKBOX', ['Land', 'Grants']),
      item(103, 'Remarks', 'PARAGRAPH_TEXT', ''),
      item(104, 'When', 'CHECKBOX_GRID', [['Mo', 'Tu'], null]),
    ],
  };
  const form = { getId: () => 'form-g', getResponses: () => [response, response] };
  const context = createContext({
    FormApp: { getActiveForm: () => form },
    UrlFetchApp: {
      fetch: (address: string, request: { payload: string; headers: Record<string, string>; contentType: string }) => {
        sent.push({ address, body: request.payload, headers: request.headers, contentType: request.contentType });
        const status = statuses.shift() ?? 202;
        if (status === 0) throw new Error('Address unavailable');
        return { getResponseCode: () => status };
      },
    },
    Utilities: {
      Charset: { UTF_8: 'utf8' },
      // Bytes as Java has them, from −128 to 127.
      computeHmacSha256Signature: (text: string, key: string) => [
        ...new Int8Array(createHmac('sha256', key).update(text, 'utf8').digest()),
      ],
      sleep: (ms: number) => slept.push(ms),
    },
  });
  const source = readFileSync(join(import.meta.dirname, '../../docs/senders/google-forms.gs'), 'utf8');
  new Script(source.replace("var SECRET = '…'", "var SECRET = 'a secret'")).runInContext(context);
  const run = (call: string) => new Script(call).runInContext(Object.assign(context, { event: { response } }));
  return { sent, slept, run };
}

const received = ({ body, headers, contentType }: ReturnType<typeof google>['sent'][number]) =>
  buildDelivery(
    body,
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    contentType,
  );

describe('The script for Google Forms', () => {
  it('signs what it sends so that it verifies, and its answers are read', () => {
    const { sent, run } = google([]);
    run('onRegistration(event)');
    const delivery = received(sent[0]!);
    const { verify } = getConnector('google_forms');
    expect(verify(delivery, 'a secret', NOW)).toEqual({ state: 'verified' });
    expect(verify(delivery, 'another', NOW)).toMatchObject({ state: 'refused' });
    const [submission] = submissionsIn(parseDelivery('google_forms', delivery));
    expect(writtenDown(submission!, { fields: { fullName: '101' } })).toEqual({
      id: '2_ABaOnud',
      form: 'form-g',
      status: 'registered',
      at: '2026-10-05T09:00:00.500000Z',
      fullName: 'Ali Yılmaz 陳',
      email: 'ali@yilmaz.example',
      answers: { 102: ['Land', 'Grants'], 104: 'Mo, Tu' },
    });
    expect(submission?.answers[1]).toMatchObject({ label: 'Interests', type: 'CHECKBOX' });
  });

  it('tries again while the CRM is away, and the attempts are one delivery', () => {
    const { sent, slept, run } = google([0, 503, 429, 202]);
    run('onRegistration(event)');
    const { getDeliveryKey: deliveryKey } = getConnector('google_forms');
    expect(new Set(sent.map((each) => deliveryKey(received(each))))).toEqual(
      new Set(['2_ABaOnud/2026-10-05T09:00:00.500Z']),
    );
    expect(slept).toEqual([5000, 10000, 20000]);
  });

  it('fails where Google shows it when the CRM refuses, or stays away', () => {
    expect(() => google([401]).run('onRegistration(event)')).toThrow('401');
    expect(() => google([503, 503, 503, 503, 503]).run('sendAll()')).toThrow('sendAll');
  });
});
