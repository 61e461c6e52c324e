import { setTimeout as sleep } from 'node:timers/promises';
import { ManageTokenService } from '../../src/activities/seminars/registrations/manage-token.service.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { EncryptedColumnRegistry } from '../../src/identity/keys/encrypted-columns.registry.js';
import { UserService } from '../../src/identity/users/user.service.js';
import { run, start } from '../cli/command.run.js';
import { Caller, PASSWORD } from '../support/api.js';
import {
  connectAt,
  deliver,
  endAll,
  type Instance,
  makeContact,
  makeEnvironment,
  makeTravellers,
  type InstanceEnvironment,
  readKeyId,
  readStoredSecrets,
  startInstance,
} from './application-keys.given.js';
import { waitForLock } from '../support/locks.js';

const OLD_KEY = 'the former key of the settings, over 32 characters';
const NEW_KEY = 'the new key of the settings, also over 32 characters';

describe('A rotation of the encryption key', () => {
  afterEach(endAll);

  it('is noticed by an instance that runs with the same key file', async () => {
    const environment = await makeEnvironment();
    const instance = await startInstance(environment.env);
    const connection = await connectAt(instance);
    const [traveller] = await makeTravellers(instance, [await makeContact(instance)], [{ passportNumber: 'E1' }]);
    const before = await readKeyId(environment.db, 'encryption');
    expect(await run(['app-key', 'rotate', 'encryption'], environment.env)).toMatchObject({ code: 0, err: '' });
    const current = 'SELECT FROM travel_detail WHERE is_current_secret(details_encrypted)';
    expect((await environment.db.query(current)).rowCount).toBe(1);
    expect((await instance.admin.get(traveller!)).body).toMatchObject({ passportNumber: 'E1' });
    expect(await readKeyId(environment.db, 'encryption')).not.toBe(before);
    expect(await deliver(instance, connection)).toBe(202);
    expect((await connectAt(instance)).body.unreadableSecrets).toEqual([]);
    expect((await instance.admin.get('/health/ready')).status).toBe(200);
  }, 180_000);

  it('changes all secrets or none: it is refused where one cannot be read, and undone where it is killed', async () => {
    const environment = await makeEnvironment();
    const instance = await startInstance(environment.env);
    const connection = await connectAt(instance);
    const broken = await connectAt(instance, { name: 'A broken one' });
    await environment.db.query(
      `UPDATE intake_connection SET secret_encrypted = secret_encrypted || '\\x00' WHERE id = $1`,
      [broken.id],
    );
    const state = async () => [await readStoredSecrets(environment.db), await readKeyId(environment.db, 'encryption')];
    const before = await state();
    const refused = await run(['app-key', 'rotate', 'encryption'], environment.env);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(`"A broken one" (${broken.id}): secret`)]);
    expect(await state()).toEqual(before);

    const lock = await environment.db.connect();
    await lock.query('BEGIN');
    await lock.query('SELECT FROM intake_connection WHERE id = $1 FOR UPDATE', [broken.id]);
    const child = start(['app-key', 'rotate', 'encryption', '--skip-unreadable'], environment.env);
    await waitForLock(environment.db);
    child.process.kill('SIGKILL');
    await expect(child.ended).rejects.toThrow('SIGKILL');
    await lock.query('ROLLBACK');
    lock.release();
    expect(await state()).toEqual(before);
    expect(await deliver(instance, connection)).toBe(202);

    expect((await run(['app-key', 'rotate', 'encryption', '--skip-unreadable'], environment.env)).code).toBe(0);
    expect(await state()).not.toEqual(before);
    expect(await deliver(instance, connection)).toBe(202);
  }, 180_000);

  it('of the settings needs no pause where all instances have both keys, and stops one that has the former only', async () => {
    const environment = await makeEnvironment();
    const env = { ...environment.env, JWT_SECRET: 'a signing key that stays, of over 32 characters' };
    const old = await startInstance({ ...env, ENCRYPTION_KEY: OLD_KEY });
    const connection = await connectAt(old);
    const same = await run(['app-key', 'rotate', 'encryption'], { ...env, ENCRYPTION_KEY: OLD_KEY });
    expect([same.code, same.err]).toEqual([1, expect.stringContaining('ENCRYPTION_KEY_FORMER')]);

    const both = { ...env, ENCRYPTION_KEY: NEW_KEY, ENCRYPTION_KEY_FORMER: OLD_KEY };
    const ready = await startInstance(both);
    expect(await deliver(ready, connection)).toBe(202);
    expect(await run(['app-key', 'rotate', 'encryption'], both)).toMatchObject({ code: 0, err: '' });
    expect(await deliver(ready, connection)).toBe(202);

    const before = await readStoredSecrets(environment.db);
    const refused = await old.admin.post('/intake/connections', {
      name: 'Too late',
      provider: 'generic',
      secret: connection.secret,
      mapping: { fields: {} },
    });
    expect(refused.problem).toEqual([503, 'service.key_unknown']);
    expect(await readStoredSecrets(environment.db)).toEqual(before);
    expect((await old.admin.get('/health/ready')).body).toMatchObject({ code: 'service.key_unknown' });
    await expect(startInstance({ ...env, ENCRYPTION_KEY: OLD_KEY })).rejects.toThrow('ENCRYPTION_KEY');
    expect(await deliver(await startInstance({ ...env, ENCRYPTION_KEY: NEW_KEY }), connection)).toBe(202);
  }, 180_000);

  it('ends no link to a registration, until the former key is gone', async () => {
    const environment = await makeEnvironment();
    const env = { ...environment.env, JWT_SECRET: 'a signing key that stays, of over 32 characters' };
    const old = await startInstance({ ...env, ENCRYPTION_KEY: OLD_KEY });
    const id = '0199c000-0000-7000-8000-000000000001';
    const former = await old.app.get(ManageTokenService).build(id);
    const both = { ...env, ENCRYPTION_KEY: NEW_KEY, ENCRYPTION_KEY_FORMER: OLD_KEY };
    const tokens = (await startInstance(both)).app.get(ManageTokenService);
    expect(await tokens.build(id)).toBe(former);
    expect(await run(['app-key', 'rotate', 'encryption'], both)).toMatchObject({ code: 0, err: '' });
    const present = await tokens.build(id);
    expect(present).not.toBe(former);
    for (const token of [former, present]) expect(await tokens.findRegistrationId(token)).toBe(id);
    // The former key alone signs nothing any more.
    await expect(old.app.get(ManageTokenService).build(id)).rejects.toThrow('encryption');
    const later = (await startInstance({ ...env, ENCRYPTION_KEY: NEW_KEY })).app.get(ManageTokenService);
    expect(await later.findRegistrationId(present)).toBe(id);
    expect(await later.findRegistrationId(former)).toBeNull();
  }, 180_000);

  it('waits for a secret that is being stored, which then has the new key as well', async () => {
    const environment = await makeEnvironment();
    const instance = await startInstance(environment.env);
    const connection = await connectAt(instance);
    const lock = await environment.db.connect();
    await lock.query('BEGIN');
    await lock.query('SELECT FROM intake_connection WHERE id = $1 FOR UPDATE', [connection.id]);
    const secret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    // It has the key already, and waits for the row.
    const storing = instance.admin.post(`/intake/connections/${connection.id}/rotate-secret`, { secret });
    await waitForLock(environment.db);
    const rotating = run(['app-key', 'rotate', 'encryption'], environment.env);
    await waitForLock(environment.db, 2);
    await lock.query('ROLLBACK');
    lock.release();
    expect([(await storing).status, (await rotating).code]).toEqual([200, 0]);
    expect((await instance.admin.get(`/intake/connections/${connection.id}`)).body.unreadableSecrets).toEqual([]);
    expect(await deliver(instance, { ...connection, secret })).toBe(202);
  }, 180_000);

  it('waits for a merge of contacts that combines travel details', async () => {
    const environment = await makeEnvironment();
    const instance = await startInstance(environment.env);
    const people = [await makeContact(instance), await makeContact(instance)];
    await makeTravellers(instance, people, [null, { passportNumber: 'MOVED' }]);
    const [kept] = await makeTravellers(instance, people, [{ passportNumber: 'KEPT' }, { dietary: 'No pork' }]);
    const lock = await environment.db.connect();
    await lock.query('BEGIN');
    const keptId = kept!.split('/')[4];
    await lock.query('SELECT FROM delegation_participant WHERE id = $1 FOR UPDATE', [keptId]);
    // It has moved the first row, and waits for the second participant.
    const merging = instance.admin.post(`/contacts/${people[0]}/merge`, { sourceId: people[1] });
    await waitForLock(environment.db);
    const rotating = run(['app-key', 'rotate', 'encryption'], environment.env);
    await waitForLock(environment.db, 2);
    await lock.query('ROLLBACK');
    lock.release();
    expect([(await merging).status, (await rotating).code]).toEqual([200, 0]);
    expect((await instance.admin.get(kept!)).body).toMatchObject({ passportNumber: 'KEPT', dietary: 'No pork' });
  }, 180_000);

  it('knows every encrypted column of the schema', async () => {
    const { env, db } = await makeEnvironment();
    const { app } = await startInstance(env);
    const registered = app.get(EncryptedColumnRegistry).list();
    const { rows } = await db.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%\\_encrypted' ORDER BY 1`,
    );
    expect(registered.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
      rows.map(({ name }) => name),
    );
  }, 180_000);
});

describe('A rotation of the signing key', () => {
  let environment: InstanceEnvironment;
  let instance: Instance;
  beforeEach(async () => {
    environment = await makeEnvironment();
    instance = await startInstance(environment.env);
    const user = { email: 'an@locate.test', fullName: 'An', role: 'bdm', password: PASSWORD } as const;
    await instance.app.get(UserService).create(user, SYSTEM);
  }, 180_000);
  afterEach(endAll);

  const login = async () => {
    const { body } = await instance.admin.post('/auth/login', { email: 'an@locate.test', password: PASSWORD });
    return new Caller(instance.url, null, { authorization: `Bearer ${body.accessToken}` });
  };
  const untilRefused = async (session: Caller) => {
    while ((await session.get('/me')).status !== 401) await sleep(50);
  };

  it('ends all sessions, and lets people log in again', async () => {
    const session = await login();
    expect((await session.get('/me')).status).toBe(200);
    expect(await run(['app-key', 'rotate', 'signing'], environment.env)).toMatchObject({ code: 0, err: '' });
    await untilRefused(session);
    expect((await (await login()).get('/me')).status).toBe(200);
  }, 180_000);

  it('keeps them on request, until a rotation that does not', async () => {
    const session = await login();
    const kept = await run(['app-key', 'rotate', 'signing', '--keep-sessions'], environment.env);
    expect([kept.err, kept.out.toString()]).toEqual(['', expect.stringContaining('sessions are kept')]);
    const later = await login();
    for (const caller of [session, later]) expect((await caller.get('/me')).status).toBe(200);
    await run(['app-key', 'rotate', 'signing'], environment.env);
    await untilRefused(session);
    await untilRefused(later);
  }, 180_000);

  it('is reported by an instance that lacks the new key, instead of rejecting users', async () => {
    await endAll();
    environment = await makeEnvironment();
    instance = await startInstance({ ...environment.env, JWT_SECRET: OLD_KEY });
    const user = { email: 'an@locate.test', fullName: 'An', role: 'bdm', password: PASSWORD } as const;
    await instance.app.get(UserService).create(user, SYSTEM);
    const session = await login();
    expect(await run(['app-key', 'rotate', 'signing'], { ...environment.env, JWT_SECRET: NEW_KEY })).toMatchObject({
      code: 0,
    });
    let answer = await session.get('/me');
    while (answer.status === 200) answer = await session.get('/me');
    expect(answer.problem).toEqual([503, 'service.key_unknown']);
    expect((await instance.admin.get('/health/ready')).status).toBe(503);
  }, 180_000);
});
