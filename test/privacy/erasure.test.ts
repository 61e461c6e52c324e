import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { collectLog } from '../support/log.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { searchEverywhere } from './everywhere.search.js';
import { buildKnownPersonSettings, givenKnownPerson, KNOWN, KNOWN_PARTS, KNOWN_WORDS } from './known-person.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api, make } = useApi({ env: buildKnownPersonSettings(sink.port) });

const ERASE = { reason: 'no_longer_needed' };
const preview = (key: string, change: object = {}): Promise<Made> =>
  ok(api.manager.post('/privacy/erasures', { ...ERASE, key, ...change }));

describe('The erasure of a person', () => {
  it('leaves no word of the person anywhere', async () => {
    const person = await givenKnownPerson(api, make);
    const dry = await preview(person.contactId);
    console.log(JSON.stringify(dry.mentions));
    const decisions = dry.mentions.map(({ table, id, column }: Made) => ({ table, id, column, action: 'replace' }));
    let done: any;
    const log = await collectLog('error', async () => {
      done = await api.manager
        .post('/privacy/erasures', {
          key: person.contactId,
          requestId: person.requestId,
          decisions,
          dryRun: false,
          confirm: KNOWN.fullName,
        })
        .catch((error: unknown) => ({ text: String(error) }));
    });
    console.log(JSON.stringify(log).slice(0, 3000));
    console.log(done.text);
    expect(done.status).toBe(200);
    expect(await searchEverywhere(api, [...KNOWN_WORDS, ...KNOWN_PARTS])).toEqual([]);
  });
});
