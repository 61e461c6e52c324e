import { v4 as uuidv4 } from 'uuid';
import { type Answer, Caller, type TestApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';

/** The headers of the page of the check-in. */
const PAGE = { 'x-locate-client': 'web', 'sec-fetch-site': 'same-origin' };

/** Names of which nobody sees anything: zero width, soft hyphen, fillers of Korean, blank of braille, a lone accent, a tag. */
export const UNSEEN = [
  '\u200B',
  '\u00AD \u2060\uFEFF',
  '\u3164',
  '\u115F\u1160',
  '\uFFA0',
  '\u2800',
  '\u0301',
  '\u{E0041}',
];

/** An entry of a device with a new key. */
export const entry = (occurredAt: Date | string, content: object): Made => ({
  key: uuidv4(),
  occurredAt: new Date(occurredAt).toISOString(),
  ...content,
});

/** A link for a helper, and a device that has opened it. */
export class Door {
  private constructor(
    readonly id: string,
    readonly token: string,
    readonly seminarId: string,
    readonly caller: Caller,
  ) {}

  /** Creates a link and opens it on a device. */
  static async open(api: TestApi, seminarId: string, name = 'Mei Ling'): Promise<Door> {
    const link = await ok(api.bdm.post(`/seminars/${seminarId}/door-links`, { name }));
    const token = new URL(link.url).hash.slice(1);
    const answer = await beginDoorSession(api, seminarId, token);
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    return new Door(link.id, token, seminarId, new Caller(api.url, null, { cookie, ...PAGE }));
  }

  list(): Promise<Answer> {
    return this.caller.get(`/seminars/${this.seminarId}/check-in-list`);
  }

  /** Sends entries by the clock of the device. */
  send(sentAt: Date, ...entries: object[]): Promise<Answer> {
    return send(this.caller, this.seminarId, sentAt, ...entries);
  }
}

/** Sends the token of a link, as its page does. */
export function beginDoorSession(api: Pick<TestApi, 'anonymous'>, seminarId: string, token: string): Promise<Answer> {
  return api.anonymous.post('/door-sessions', { seminarId, token }, PAGE);
}

/** Sends entries. */
export function send(by: Caller, seminarId: string, sentAt: Date, ...entries: object[]): Promise<Answer> {
  return by.post(`/seminars/${seminarId}/check-ins`, { sentAt: sentAt.toISOString(), entries });
}

/** Sends entries, and returns their results. */
export async function getResults(answer: Promise<Answer>): Promise<Made[]> {
  return (await ok(answer)).results;
}
