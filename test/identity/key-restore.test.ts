import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from '../cli/command.run.js';
import type { GivenConnection } from '../intake/intake.given.js';
import {
  connectAt,
  deliver,
  endAll,
  makeContact,
  makeEnvironment,
  makeTravellers,
  type InstanceEnvironment,
  readKeyId,
  secretsIn,
  startInstance,
} from './application-keys.given.js';

const PASSPHRASE = 'a passphrase for tests';

describe('A backup that is restored elsewhere', () => {
  let source: InstanceEnvironment;
  let connection: GivenConnection;
  let people: string[];
  let travellers: string[];
  const folder = () => source.dataDir;

  beforeAll(async () => {
    source = await makeEnvironment();
    const instance = await startInstance(source.env);
    connection = await connectAt(instance, { name: 'Autumn seminar' });
    people = [await makeContact(instance), await makeContact(instance), await makeContact(instance)];
    travellers = await makeTravellers(
      instance,
      people,
      people.map((_, n) => ({ passportNumber: `E${n}`, dietary: 'No pork' })),
    );
    const [plain, locked] = [join(folder(), 'plain.backup'), join(folder(), 'locked.backup')];
    expect(await run(['backup', plain], source.env)).toMatchObject({ code: 0 });
    expect(await run(['backup', locked], { ...source.env, BACKUP_PASSPHRASE: PASSPHRASE })).toMatchObject({ code: 0 });
    const [key] = await secretsIn(source.keyFile);
    for (const file of [plain, locked]) {
      expect(gunzipSync(await readFile(file)).includes(Buffer.from(key!))).toBe(false);
    }
  }, 180_000);
  afterAll(endAll);

  it('with the key file reads every secret', async () => {
    const environment = await makeEnvironment();
    const restore = ['restore', join(folder(), 'plain.backup'), '--key-file', source.keyFile];
    const { code, err, out } = await run(restore, environment.env);
    expect([code, err, out.toString()]).toEqual([0, '', expect.not.stringContaining('again')]);
    const instance = await startInstance(environment.env);
    expect(await deliver(instance, connection)).toBe(202);
    expect((await instance.admin.get(travellers[0]!)).body).toMatchObject({ passportNumber: 'E0', dietary: 'No pork' });
    // It has its own key, so the two places do not depend on each other.
    expect(await readKeyId(environment.db, 'encryption')).not.toBe(await readKeyId(source.db, 'encryption'));
  }, 180_000);

  it('with the passphrase reads every secret, and with a wrong one changes nothing', async () => {
    const environment = await makeEnvironment();
    const passphrase = join(environment.dataDir, 'passphrase.txt');
    await writeFile(passphrase, 'another passphrase\n');
    const restore = ['restore', join(folder(), 'locked.backup'), '--passphrase-file', passphrase];
    const refused = await run(restore, environment.env);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('passphrase must be the one')]);
    expect((await environment.db.query('SELECT FROM intake_connection')).rowCount).toBe(0);

    await writeFile(passphrase, `${PASSPHRASE}\n`);
    const { code, out } = await run(restore, environment.env);
    expect([code, out.toString()]).toEqual([0, expect.not.stringContaining('again')]);
    expect(await deliver(await startInstance(environment.env), connection)).toBe(202);
  }, 180_000);

  it('without either lists the secrets to enter again, and the application runs with them marked', async () => {
    const environment = await makeEnvironment();
    const { code, out } = await run(['restore', join(folder(), 'plain.backup')], environment.env);
    expect([code, out.toString()]).toEqual([0, expect.stringContaining(`"Autumn seminar" (${connection.id}): secret`)]);

    const instance = await startInstance(environment.env);
    const path = `/intake/connections/${connection.id}`;
    expect((await instance.admin.get(path)).body).toMatchObject({ hasSecret: true, unreadableSecrets: ['secret'] });
    const health = await instance.admin.get(`${path}/health`);
    expect(health.body.warnings).toContainEqual(expect.objectContaining({ code: 'secret_unreadable' }));
    expect(await deliver(instance, connection)).toBe(503);

    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    expect((await instance.admin.post(`${path}/rotate-secret`, { secret })).body).toMatchObject({
      unreadableSecrets: [],
    });
    expect(await deliver(instance, { ...connection, secret })).toBe(202);
  }, 180_000);

  it('without either lets travel details be entered again, and a merge keeps the readable ones', async () => {
    const environment = await makeEnvironment();
    const { code, out } = await run(['restore', join(folder(), 'plain.backup')], environment.env);
    expect([code, out.toString()]).toEqual([0, expect.stringMatching(/travel_detail "Traveller \d+" \(.*passport/)]);
    const { admin } = await startInstance(environment.env);
    const [kept, gone, other] = travellers as [string, string, string];
    const unknown = { status: 503, body: { code: 'service.key_unknown' } };
    expect(await admin.get(kept)).toMatchObject(unknown);
    expect(await admin.patch(kept, { dietary: 'Halal' })).toMatchObject(unknown);

    const merge = (sourceId: string) => admin.post(`/contacts/${people[0]}/merge`, { sourceId });
    expect(await admin.put(gone, { passportNumber: 'NEW' })).toMatchObject({
      status: 200,
      body: { filled: ['passportNumber'] },
    });
    const { rows } = await environment.db.query(
      `SELECT changes FROM audit_entry WHERE action = 'travel_details_written' ORDER BY id DESC LIMIT 1`,
    );
    const replaced = { before: 'unreadable', after: 'changed' };
    expect(rows[0].changes).toMatchObject({ passportNumber: replaced, dietary: replaced });
    expect((await merge(people[1]!)).status).toBe(200);
    expect((await admin.get(kept)).body).toMatchObject({ passportNumber: 'NEW', dietary: null });
    expect(await admin.get(other)).toMatchObject(unknown);
    expect((await merge(people[2]!)).status).toBe(200);
    expect((await admin.get(kept)).body).toMatchObject({ passportNumber: 'NEW', dietary: null });
  }, 180_000);

  it('without either becomes readable when the key file turns up later', async () => {
    const environment = await makeEnvironment();
    await run(['restore', join(folder(), 'plain.backup')], environment.env);
    const rotate = ['app-key', 'rotate', 'encryption', '--former-keys', source.keyFile];
    expect(await run(rotate, environment.env)).toMatchObject({ code: 0, err: '' });
    const instance = await startInstance(environment.env);
    expect(await deliver(instance, connection)).toBe(202);
    expect((await instance.admin.get(travellers[0]!)).body).toMatchObject({ passportNumber: 'E0' });
  }, 180_000);
});
