import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { createApp } from '../../src/app.factory.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { ApiKeyService } from '../../src/identity/api-keys/api-key.service.js';
import { ApplicationKeyService } from '../../src/identity/keys/application-keys.service.js';
import { Caller, type TestApi } from '../support/api.js';
import { given } from '../delegations/delegation.given.js';
import { cloneDatabase } from '../support/database.js';
import { Make } from '../support/make.js';
import { connect, registration, send, type GivenConnection } from '../intake/intake.given.js';

/** An instance of the application with a database and a data folder. */
export interface Instance {
  app: NestFastifyApplication;
  url: string;
  /** An administrator by API key, who stays one whatever happens to the key that signs tokens. */
  admin: Caller;
}

/** An environment of its own to run instances in: an empty migrated database, and a data folder. */
export interface InstanceEnvironment {
  env: Record<string, string>;
  dataDir: string;
  keyFile: string;
  db: pg.Pool;
}

const leftovers: (() => Promise<unknown>)[] = [];

/** Ends what was started, newest first. */
export async function endAll(): Promise<void> {
  for (const end of leftovers.splice(0).toReversed()) await end();
}

/** A new environment; `bare` leaves its database without any table. */
export async function makeEnvironment({ bare = false } = {}): Promise<InstanceEnvironment> {
  const { url, db, drop } = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'locate-keys-'));
  leftovers.push(() => rm(dataDir, { recursive: true, force: true }), drop);
  if (bare) await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  return { env: { DATABASE_URL: url, DATA_DIR: dataDir }, dataDir, keyFile: join(dataDir, 'keys.jsonl'), db };
}

/**
 * Starts an instance as the server does; `embedded` treats its database as the private one of its data folder.
 * @throws what a start says that is refused
 */
export async function startInstance(env: Record<string, string>, { embedded = false } = {}): Promise<Instance> {
  const settings = loadSettings({ LOG_LEVEL: 'silent', JOBS: 'false', ...env });
  const app = await createApp({ ...settings, embeddedDatabase: embedded });
  leftovers.push(() => app.close());
  await app.get(ApplicationKeyService).open();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const key = await app.get(ApiKeyService).create({ name: 'Administrator', role: 'admin' }, SYSTEM);
  return { app, url, admin: new Caller(url, key.id, { 'x-api-key': key.key ?? '' }) };
}

let sent = 0;

/** Sends a signed registration to an instance. @returns the status of the answer */
export async function deliver(instance: Instance, { url, secret }: GivenConnection): Promise<number> {
  const address = new URL(new URL(url).pathname, instance.url).href;
  return (await send({ url: address, secret }, registration(`keys-${++sent}`))).status;
}

/** The stored secrets of all connections, to the byte. */
export async function readStoredSecrets(db: pg.Pool): Promise<unknown[]> {
  const { rows } = await db.query(
    `SELECT id, encode(secret_encrypted, 'hex') AS secret, encode(api_token_encrypted, 'hex') AS token
     FROM intake_connection ORDER BY id`,
  );
  return rows;
}

/** Which key of a purpose the database names. */
export async function readKeyId(db: pg.Pool, purpose: 'encryption' | 'signing'): Promise<string> {
  const { rows } = await db.query<{ id: string }>('SELECT key_id AS id FROM app_key WHERE purpose = $1', [purpose]);
  return rows[0]!.id;
}

/** Connects a form whose deliveries are signed. */
export function connectAt({ admin }: Instance, change = {}): Promise<GivenConnection> {
  return connect({ manager: admin }, change);
}

/** Makes a delegation with travel details of each of its people, unless they are null. Returns the paths of the details. */
export async function makeTravellers(instance: Instance, contactIds: string[], details: (object | null)[]) {
  const { delegation, join, ok } = given({ bdm: instance.admin } as TestApi);
  const visit = await delegation({ startsOn: '2099-05-25', endsOn: '2099-05-29' });
  const paths: string[] = [];
  for (const [n, contactId] of contactIds.entries()) {
    const { id } = await ok(join(visit.id, { contactId }));
    const path = `/delegations/${visit.id}/participants/${id}/travel-details`;
    if (details[n]) await ok(instance.admin.put(path, details[n]));
    paths.push(path);
  }
  return paths;
}

let met = 0;

/** Makes a contact. */
export async function makeContact({ admin }: Instance): Promise<string> {
  const person = { fullName: `Traveller ${++met}`, email: `traveller.${met}@example.org` };
  return (await new Make({ bdm: admin } as TestApi).contact(person)).id;
}

/** The keys in a key file. */
export async function secretsIn(keyFile: string): Promise<string[]> {
  const lines = (await readFile(keyFile, 'utf8')).split('\n');
  return lines.flatMap((line) => (line ? [(JSON.parse(line) as { secret: string }).secret] : []));
}
