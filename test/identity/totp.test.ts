import { ManualClock } from '../../src/common/time/clock.service.js';
import { makeApplicationKey } from '../../src/identity/keys/key.rules.js';
import { encryptWith } from '../../src/identity/keys/secret-encryption.rules.js';
import { KeyRotationService } from '../../src/identity/keys/key-rotation.service.js';
import { type Caller, PASSWORD, useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { pageHeaders, readEmail } from './session.given.js';
import { setUpTotp, showCode } from './totp.given.js';

const START = new Date('2026-06-01T08:00:00Z');
const clock = new ManualClock(START);
const passSeconds = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));

const { api } = useApi({ clock });
// The access tokens of the callers are valid at the start only.
beforeEach(() => clock.set(START));

/** The two ways to log in with a password. */
const WAYS = [
  ['a session', '/sessions', 201],
  ['an access token', '/auth/login', 200],
] as const;
type Way = (typeof WAYS)[number][1];

async function logIn(user: Caller, code?: string, way: Way = '/auth/login', password = PASSWORD) {
  const email = await readEmail(api, user);
  const body = { email, password, ...(code !== undefined && { code }) };
  return api.anonymous.post(way, body, pageHeaders(api.url));
}
const readCode = async (...args: Parameters<typeof logIn>) => {
  const { status, body } = await logIn(...args);
  return status < 300 ? status : (body.code as string);
};
const setUp = (user: Caller) => setUpTotp(user, clock.now());
const readActions = async (user: Caller) =>
  (await api.admin.get(`/audit?entityId=${user.id}&sort=at`)).body.items.map(
    ({ action }: { action: string }) => action,
  );

describe('One-time codes', () => {
  it('are set up with the password and a code of the app, and are audited', async () => {
    const user = await api.user('bdm');
    const begun = await user.post('/me/totp', { currentPassword: PASSWORD });
    expect([begun.status, begun.body.url]).toEqual([201, expect.stringContaining(`secret=${begun.body.secret}`)]);
    expect(begun.body.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(Buffer.from(begun.body.qrCode.split(',')[1], 'base64').toString()).toMatch(/^<svg /);
    // Nothing is asked for until the user has proved that the app has the secret.
    expect(await readCode(user)).toBe(200);
    const wrong = await user.post('/me/totp/confirm', { code: '000000' });
    expect([wrong.status, wrong.body.code, wrong.body.errors[0].pointer]).toEqual([422, 'totp.wrong_code', '/code']);
    const confirmed = await user.post('/me/totp/confirm', { code: showCode(begun.body.secret, START) });
    expect([confirmed.status, new Set(confirmed.body.recoveryCodes).size]).toEqual([200, 10]);
    expect((await user.get('/me/sign-in-methods')).body).toEqual({
      password: true,
      oidc: false,
      totp: true,
      recoveryCodes: 10,
    });
    expect((await api.admin.get(`/users/${user.id}`)).body.totpEnabled).toBe(true);
    expect(await readActions(user)).toEqual(['created', 'totp_begun', 'totp_enabled']);
  });

  it('need the password, a user and each step in order', async () => {
    const user = await api.user('bdm');
    const key = await api.key('bdm');
    const steps = [
      await user.post('/me/totp', { currentPassword: 'wrong' }),
      await key.post('/me/totp', { currentPassword: PASSWORD }),
      await key.get('/me/sign-in-methods'),
      await user.post('/me/totp/confirm', { code: '123456' }),
      await user.post('/me/totp/recovery-codes', { currentPassword: PASSWORD }),
    ];
    expect(steps.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'auth.wrong_password'],
      [403, 'auth.no_password'],
      [403, 'auth.no_password'],
      [409, 'totp.not_begun'],
      [409, 'totp.not_on'],
    ]);
    const { secret } = await setUp(user);
    for (const answer of [
      await user.post('/me/totp', { currentPassword: PASSWORD }),
      await user.post('/me/totp/confirm', { code: showCode(secret, START) }),
    ]) {
      expect(answer.problem).toEqual([409, 'totp.already_on']);
    }
  });

  it('are not for users without a password', async () => {
    const user = await api.user('bdm');
    await api.db.query('UPDATE app_user SET password_hash = NULL WHERE id = $1', [user.id]);
    expect((await user.post('/me/totp', { currentPassword: PASSWORD })).problem).toEqual([403, 'auth.no_password']);
  });

  it('have a new secret when they are begun anew, and the first one is worth nothing', async () => {
    const user = await api.user('bdm');
    const first = (await user.post('/me/totp', { currentPassword: PASSWORD })).body.secret;
    const second = (await user.post('/me/totp', { currentPassword: PASSWORD })).body.secret;
    expect(second).not.toBe(first);
    expect((await user.post('/me/totp/confirm', { code: showCode(first, START) })).status).toBe(422);
    expect((await user.post('/me/totp/confirm', { code: showCode(second, START) })).status).toBe(200);
  });

  it('are shown once, and stored encrypted and as hashes', async () => {
    const user = await api.user('bdm');
    const [beginning, end] = [user.with({ 'idempotency-key': 'begin' }), user.with({ 'idempotency-key': 'end' })];
    const begin = () => beginning.post('/me/totp', { currentPassword: PASSWORD });
    const { secret } = (await begin()).body;
    expect((await begin()).body).toEqual({ secret: null, url: null, qrCode: null });
    const confirm = () => end.post('/me/totp/confirm', { code: showCode(secret, START) });
    const recoveryCodes = (await confirm()).body.recoveryCodes as string[];
    expect(recoveryCodes).toHaveLength(10);
    expect((await confirm()).body).toEqual({ recoveryCodes: null });
    const { rows } = await api.db.query(
      `SELECT (SELECT string_agg(t::text, '') FROM audit_entry t) AS trail,
         (SELECT string_agg(encode(secret_encrypted, 'escape'), '') FROM user_totp) AS secrets,
         (SELECT string_agg(t::text, '') FROM recovery_code t) AS codes,
         (SELECT string_agg(t::text, '') FROM idempotency_key t) AS answers`,
    );
    const stored = JSON.stringify(rows);
    for (const shown of [secret, ...recoveryCodes]) expect(stored).not.toContain(shown);
    expect(rows[0].codes).toContain(user.id);
  });

  it('survive a rotation of the encryption key, which names their user if it cannot read a secret', async () => {
    const user = await api.user('bdm');
    const { secret, recoveryCodes } = await setUp(user);
    const former = makeApplicationKey('encryption', 'a former encryption key of more than 32 characters', 'given');
    const value = encryptWith(former, `user_totp ${user.id}`, secret);
    await api.db.query('UPDATE user_totp SET secret_encrypted = $2 WHERE id = $1', [user.id, value]);
    const rotation = api.app.get(KeyRotationService);
    const { unreadable } = await rotation.rotateEncryption({ givenKeys: [], skipUnreadable: true });
    expect(unreadable).toEqual([expect.objectContaining({ id: user.id, label: await readEmail(api, user) })]);
    // Without the key nobody can check a code, but recovery codes go on.
    expect(await readCode(user, showCode(secret, clock.now().getTime() + 30_000))).toBe('service.key_unknown');
    expect(await readCode(user, recoveryCodes[0])).toBe(200);
    const rotated = await rotation.rotateEncryption({ givenKeys: [former], skipUnreadable: false });
    expect([rotated.changed, rotated.unreadable]).toEqual([1, []]);
    passSeconds(60);
    expect(await readCode(user, showCode(secret, clock.now()))).toBe(200);
  });
});

describe.each(WAYS)('A login with the password for %s', (_, way, success) => {
  it('asks for the code, only after the right password', async () => {
    const user = await api.user('bdm');
    const { secret } = await setUp(user);
    passSeconds(60);
    const asked = await logIn(user, undefined, way);
    expect([asked.status, asked.body.code, asked.headers.get('set-cookie')]).toEqual([401, 'auth.code_required', null]);
    expect(await readCode(user, '', way)).toBe('auth.code_required');
    expect(await readCode(user, showCode(secret, clock.now()), way, 'wrong')).toBe('auth.wrong_credentials');
    expect(await readCode(user, '000000', way)).toBe('auth.wrong_code');
    expect(await readCode(user, showCode(secret, clock.now()), way)).toBe(success);
  });

  it('accepts a code once, also the one that set the codes up, and no earlier one afterwards', async () => {
    const user = await api.user('bdm');
    const { secret } = await setUp(user);
    expect(await readCode(user, showCode(secret, START), way)).toBe('auth.wrong_code');
    passSeconds(60);
    const [before, now] = [showCode(secret, clock.now().getTime() - 30_000), showCode(secret, clock.now())];
    expect(await readCode(user, now, way)).toBe(success);
    for (const other of WAYS) expect(await readCode(user, now, other[1])).toBe('auth.wrong_code');
    expect(await readCode(user, before, way)).toBe('auth.wrong_code');
  });

  it('accepts a code once if eight requests bring it at the same moment', async () => {
    const user = await api.user('bdm');
    const { secret } = await setUp(user);
    passSeconds(60);
    const code = showCode(secret, clock.now());
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM user_totp WHERE id = $1 FOR UPDATE', [user.id]);
    const requests = Promise.all(Array.from({ length: 8 }, () => readCode(user, code, way)));
    // The race begins when all of them wait for the row.
    await waitForLock(api.db, 8);
    await holder.query('COMMIT');
    holder.release();
    expect((await requests).filter((answer) => answer === success)).toHaveLength(1);
  });

  it('accepts each recovery code once, in any case, and says how many are left', async () => {
    const user = await api.user('bdm');
    const { recoveryCodes } = await setUp(user);
    const [first = '', second = ''] = recoveryCodes;
    expect(await readCode(user, first, way)).toBe(success);
    expect(await readCode(user, first, way)).toBe('auth.wrong_code');
    expect(await readCode(user, second.toUpperCase().replaceAll('-', ' '), way)).toBe(success);
    expect((await user.get('/me/sign-in-methods')).body.recoveryCodes).toBe(8);
    expect(await readActions(user)).toEqual(expect.arrayContaining(['recovery_code_used']));
    // Nobody uses the codes of another user.
    const other = await api.user('bdm');
    await setUp(other);
    expect(await readCode(other, recoveryCodes[2], way)).toBe('auth.wrong_code');
  });

  it('accepts no code for a quarter of an hour after five wrong ones, on either way', async () => {
    const user = await api.user('bdm');
    const { secret, recoveryCodes } = await setUp(user);
    passSeconds(60);
    for (let n = 0; n < 5; n++) expect(await readCode(user, '000000', way)).toBe('auth.wrong_code');
    for (const [, other] of WAYS) {
      expect((await logIn(user, showCode(secret, clock.now()), other)).problem).toEqual([429, 'auth.code_blocked']);
      expect(await readCode(user, recoveryCodes[0], other)).toBe('auth.code_blocked');
    }
    passSeconds(15 * 60);
    expect(await readCode(user, showCode(secret, clock.now()), way)).toBe(success);
  });
});

describe('The end of one-time codes', () => {
  it('comes by their user with the password, and ends the recovery codes', async () => {
    const user = await api.user('bdm');
    await setUp(user);
    const wrong = await user.post('/me/totp/remove', { currentPassword: 'wrong' });
    expect(wrong.problem).toEqual([403, 'auth.wrong_password']);
    expect((await user.post('/me/totp/remove', { currentPassword: PASSWORD })).status).toBe(204);
    expect(await readCode(user)).toBe(200);
    expect((await user.get('/me/sign-in-methods')).body).toMatchObject({ totp: false, recoveryCodes: 0 });
    expect((await readActions(user)).at(-1)).toBe('totp_removed');
    expect((await user.post('/me/totp/remove', { currentPassword: PASSWORD })).status).toBe(204);
    expect((await readActions(user)).filter((action: string) => action === 'totp_removed')).toHaveLength(1);
  });

  it('comes by an administrator, with an entry in the audit trail that names both', async () => {
    const user = await api.user('bdm');
    await setUp(user);
    expect((await api.manager.delete(`/users/${user.id}/totp`)).body.code).toBe('auth.forbidden');
    const answer = await api.admin.delete(`/users/${user.id}/totp`);
    expect([answer.status, answer.body.totpEnabled]).toEqual([200, false]);
    expect(await readCode(user)).toBe(200);
    const { items } = (await api.admin.get(`/audit?entityId=${user.id}&action=totp_removed`)).body;
    expect(items).toEqual([expect.objectContaining({ actorId: api.admin.id, entityId: user.id })]);
    const narrow = await api.key('admin', ['users:write', 'users:read']);
    expect((await narrow.delete(`/users/${api.admin.id}/totp`)).body.code).toBe('auth.missing_scopes');
    expect((await api.admin.delete('/users/0199ffff-ffff-7fff-8fff-ffffffffffff/totp')).status).toBe(404);
  });

  it('does not come with a new password', async () => {
    const user = await api.user('bdm');
    await setUp(user);
    const { url } = (await api.admin.post(`/users/${user.id}/password-links`)).body;
    const newPassword = 'vier gele fietsen in Genk';
    await api.anonymous.post('/auth/password-resets', { token: new URL(url).hash.slice(1), newPassword });
    expect(await readCode(user, undefined, '/auth/login', newPassword)).toBe('auth.code_required');
  });
});

describe('New recovery codes', () => {
  it('replace all earlier ones', async () => {
    const user = await api.user('bdm');
    const { recoveryCodes } = await setUp(user);
    const renewed = await user.post('/me/totp/recovery-codes', { currentPassword: PASSWORD });
    expect([renewed.status, renewed.body.recoveryCodes.length]).toEqual([201, 10]);
    expect(await readCode(user, recoveryCodes[0])).toBe('auth.wrong_code');
    expect(await readCode(user, renewed.body.recoveryCodes[0])).toBe(200);
  });
});
