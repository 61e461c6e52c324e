import { ManualClock } from '../../src/common/time/clock.service.js';
import { PASSWORD, type Caller, useApi } from '../support/api.js';
import { readEmail } from './session.given.js';

const START = new Date('2026-06-01T08:00:00Z');
const clock = new ManualClock(START);
const passTime = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

const { api } = useApi({ clock });

describe('A calendar address', () => {
  it.each<[string, (user: Caller) => Promise<unknown>]>([
    [
      'a new password of the user',
      (user) => user.post('/auth/password', { currentPassword: PASSWORD, newPassword: 'another long secret' }),
    ],
    [
      'a password that an administrator sets',
      (user) => api.admin.patch(`/users/${user.id}`, { password: 'another long secret' }),
    ],
    [
      'archiving and restoring the user',
      async (user) => {
        await api.admin.delete(`/users/${user.id}`);
        await api.admin.post(`/users/${user.id}/restore`);
      },
    ],
    ['a logout of all sessions', (user) => user.delete('/sessions')],
    ['a logout of all other sessions', (user) => user.delete('/sessions/others')],
    ['a logout by an administrator', (user) => api.admin.delete(`/users/${user.id}/sessions`)],
  ])('ends with %s', async (_, change) => {
    const user = await api.user('bdm');
    const { url } = (await user.post('/me/calendar-token')).body;
    expect((await fetch(url)).status).toBe(200);
    await change(user);
    expect((await fetch(url)).status).toBe(404);
    const { items } = (await api.admin.get(`/audit?entityId=${user.id}&action=calendar_token_ended`)).body;
    expect(items).toHaveLength(1);
  });
});

describe('An access token', () => {
  it('stays ended when its user is archived and restored', async () => {
    const user = await api.user('bdm');
    // A token carries whole seconds: archiving must fall in a later one.
    passTime(2_000);
    expect((await api.admin.delete(`/users/${user.id}`)).status).toBe(200);
    expect((await user.get('/me')).status).toBe(401);
    expect((await api.admin.post(`/users/${user.id}/restore`)).status).toBe(200);
    await api.admin.patch(`/users/${api.viewer.id}`, { fullName: 'So that standings are looked up anew' });
    expect((await user.get('/me')).status).toBe(401);
    const login = { email: await readEmail(api, user), password: PASSWORD };
    const { accessToken } = (await api.anonymous.post('/auth/login', login)).body;
    expect((await api.anonymous.with({ authorization: `Bearer ${accessToken}` }).get('/me')).status).toBe(200);
  });
});
