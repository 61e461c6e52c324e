import { PASSWORD, useApi } from '../support/api.js';
import { updateRows } from '../support/rows.js';

const { api } = useApi({ env: { LOGIN_ATTEMPTS_PER_MINUTE: '20' } });

describe('Logging in', () => {
  it('gives a bearer token for the right password, whatever the case of the address', async () => {
    const answer = await api.anonymous.post('/auth/login', { email: ' BDM.3@Locate.TEST ', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    const me = await api.anonymous.with({ authorization: `Bearer ${answer.body.accessToken}` }).get('/me');
    expect(me.body).toMatchObject({ id: api.bdm.id, role: 'bdm', kind: 'user' });
    expect(me.body.permissions).toContain('leads:write');
    expect(me.body.permissions).not.toContain('users:write');
  });

  it('gives the same error for a wrong password and an unknown address', async () => {
    const wrong = await api.anonymous.post('/auth/login', { email: 'bdm.3@locate.test', password: 'nope' });
    const unknown = await api.anonymous.post('/auth/login', { email: 'nobody@locate.test', password: 'nope' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.code).toBe('auth.wrong_credentials');
    expect(unknown.body.detail).toBe(wrong.body.detail);
  });

  it('is refused for a while after too many attempts at one account, and no other account suffers', async () => {
    const attempts = [];
    for (let n = 0; n < 21; n++) {
      attempts.push(await api.anonymous.post('/auth/login', { email: 'target@locate.test', password: 'guess' }));
    }
    expect(attempts.at(-1)?.status).toBe(429);
    expect(attempts.at(-1)?.body.code).toBe('auth.too_many_attempts');
    expect(Number(attempts.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await api.anonymous.post('/auth/login', { email: 'viewer.4@locate.test', password: PASSWORD });
    expect(other.status).toBe(200);
  });

  it('counts an address in composed and in combining characters as one account', async () => {
    const spellings = ['re\u0301my@locate.test', 'r\u00e9my@locate.test', ' R\u00c9MY@locate.test'];
    const statuses = [];
    for (let n = 0; n < 21; n++) {
      const email = spellings[n % spellings.length];
      statuses.push((await api.anonymous.post('/auth/login', { email, password: 'guess' })).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.at(-1)).toBe(429);
  });

  it.each([
    ['nothing', {}, 'auth.required'],
    [
      'a token of our shape with another signature',
      { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA' },
      'auth.token_invalid',
    ],
    [
      'a token that names no algorithm',
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' },
      'auth.token_invalid',
    ],
    [
      'a token that has expired',
      { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4IiwiZXhwIjoxfQ.AAAA' },
      'auth.token_expired',
    ],
    ['no token at all', { authorization: 'Bearer no.token' }, 'auth.token_invalid'],
    ['a made-up key', { 'x-api-key': 'lil_made_up' }, 'auth.key_invalid'],
    ['the cookie of a session that is over', { cookie: 'locate_session=ses_made_up' }, 'auth.session_ended'],
    ['a basic login', { authorization: 'Basic YTpi' }, 'auth.required'],
  ])('is required of a caller who sends %s', async (_, headers, code) => {
    const answer = await api.anonymous.with(headers).get('/me');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toMatchObject({ status: 401, code, requestId: expect.any(String) });
  });

  it('ends every older token when the password changes', async () => {
    const person = await api.user('bdm');
    const email = (await api.admin.get(`/users/${person.id}`)).body.email;
    const wrong = await person.post('/auth/password', {
      currentPassword: 'not it',
      newPassword: 'another long secret',
    });
    expect(wrong.problem).toEqual([403, 'auth.wrong_password']);
    // A token carries whole seconds: the change must fall in a later one.
    await updateRows(api.db, 'app_user', { id: person.id }, { password_changed_at: new Date(Date.now() + 5_000) });
    await api.admin.patch(`/users/${api.viewer.id}`, { fullName: 'So that standings are looked up anew' });
    expect((await person.get('/me')).status).toBe(401);
    expect((await api.anonymous.post('/auth/login', { email, password: PASSWORD })).status).toBe(200);
  });
});
