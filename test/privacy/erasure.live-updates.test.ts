import { type Instance, startInstance, useApi } from '../support/api.js';
import { EventStream, type Update } from '../support/event-stream.js';
import { waitForLock } from '../support/locks.js';
import { ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { erase } from './erasure.given.js';
import { buildKnownPersonSettings, givenKnownPerson, KNOWN_PARTS, KNOWN_WORDS } from './known-person.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const env = buildKnownPersonSettings(sink.port);
let other: Instance;
const streams: EventStream[] = [];
afterAll(() => other.app.close());
const { api, make } = useApi({ env });
beforeAll(async () => (other = await startInstance(api.databaseUrl, { env })));
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.close())));

/** Opens a stream on the other instance, which has told it to read everything by the time it listens. */
async function open(caller = api.bdm): Promise<EventStream> {
  const stream = await EventStream.open(caller, other.url);
  streams.push(stream);
  for (const isListening = /^live_updates_listening 1$/m; ;) {
    if (isListening.test(await (await fetch(`${other.url}/metrics`)).text())) return stream;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Makes a change that everybody sees, and returns what the stream has had since some update. */
async function readSince(stream: EventStream, start: number): Promise<Update[]> {
  const { id } = await make.company();
  await stream.waitFor({ id });
  return stream.updates.slice(start).filter((update) => update.id !== id && update.entity !== null);
}

describe('Clients on any instance', () => {
  it('are told by ids alone that a person is erased, and which kinds of records they have to read again', async () => {
    const person = await givenKnownPerson(api, make);
    const stream = await open();
    await readSince(stream, 0);
    const start = stream.updates.length;
    await ok(erase(api, person.contactId, { requestId: person.requestId, reason: undefined }));
    const updates = await readSince(stream, start);
    const text = JSON.stringify(updates).toLowerCase();
    expect([...KNOWN_WORDS, ...KNOWN_PARTS].filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
    for (const update of updates) expect(Object.keys(update)).toEqual(['type', 'entity', 'id', 'version']);
    for (const id of [person.contactId, person.mergedContactId]) {
      expect(updates).toContainEqual({ type: 'updated', entity: 'contact', id, version: expect.any(Number) });
    }
    for (const entity of [
      'registration',
      'delegation_participant',
      'session',
      'intake_registration',
      'mail',
      'inbound_mail',
      'document',
    ]) {
      expect(updates).toContainEqual({ type: 'resync', entity, id: null, version: null });
    }
    expect((await api.viewer.get(`/contacts/${person.contactId}`)).problem).toEqual([404, 'contact.erased']);
  });

  it('are told nothing before the erasure is committed', async () => {
    const contact = await make.contact({ fullName: 'Uncommitted Tellnobody' });
    const stream = await open();
    await readSince(stream, 0);
    const start = stream.updates.length;
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    // The entry of the register is written last.
    await holder.query('LOCK TABLE privacy_erasure IN EXCLUSIVE MODE');
    const erased = erase(api, contact.id);
    await waitForLock(api.db);
    expect(await readSince(stream, start)).toEqual([]);
    await holder.query('COMMIT');
    holder.release();
    expect((await erased).status).toBe(200);
    await stream.waitFor({ entity: 'contact', id: contact.id }, start);
  });
});
