import { readFileSync } from 'node:fs';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { getProjectPath } from '../../../src/config/project-files.reader.js';
import { logIn, openPage, readCookie, readEmail } from '../../identity/session.given.js';
import { Caller, startInstance } from '../../support/api.js';
import { Make, ok } from '../../support/make.js';
import { Parties, useSeminars } from '../seminar.parties.js';
import { beginDoorSession, Door, entry, getResults, send, UNSEEN } from './check-in.given.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const MORNING = new Date('2026-09-10T07:01:00Z');
const NOW = new Date('2026-09-10T08:00:00Z');
const UNKNOWN = '0199ffff-ffff-7fff-8fff-ffffffffffff';

const clock = new ManualClock(BEFORE);
const { api } = useSeminars(clock);
const parties = new Parties(api);
const make = new Make(api);
beforeEach(() => clock.set(BEFORE));

interface Operation {
  'x-permission'?: string;
  requestBody?: unknown;
}

const { paths } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
/** The routes that need a permission, without the two that a door link opens. */
const CLOSED = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([name, operation]) => {
    const method = name.toUpperCase();
    const isOpen =
      operation['x-permission'] === 'public' ||
      ['GET /api/v1/seminars/{id}/check-in-list', 'POST /api/v1/seminars/{id}/check-ins'].includes(`${method} ${path}`);
    return isOpen ? [] : [{ method, path, body: operation.requestBody ? {} : undefined }];
  }),
);

const createLink = (seminarId: string, body: object = {}) =>
  api.bdm.post(`/seminars/${seminarId}/door-links`, { name: 'Mei Ling', ...body });

describe('A door link', () => {
  it('has an address with a token that is shown once, and expires 6 hours after the end of the seminar', async () => {
    const { id } = await parties.seminar();
    const { url, ...link } = await ok(createLink(id));
    expect(new URL(url).pathname).toBe(`/door/${id}`);
    expect(new URL(url).hash).toMatch(/^#door_[\w-]{43}$/);
    expect(link).toEqual({
      id: expect.any(String),
      name: 'Mei Ling',
      expiresAt: '2026-09-10T16:30:00.000Z',
      revokedAt: null,
      createdAt: BEFORE.toISOString(),
      createdBy: api.bdm.id,
    });
    const second = await ok(createLink(id, { name: 'Jan', expiresAt: '2026-09-13T10:30:00Z' }));
    const { items } = await ok(api.viewer.get(`/seminars/${id}/door-links`));
    delete second['url'];
    expect(items).toEqual([second, link]);
    const { rows } = await api.db.query('SELECT * FROM door_link WHERE activity_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(url.split('#')[1]);
  });

  it('expires in the future and at most 72 hours after the end, which may be that of a last day', async () => {
    const { id } = await parties.seminar();
    for (const [expiresAt, code] of [
      ['2026-06-01T08:00:00Z', 'door_link.expires_in_past'],
      ['2026-09-13T10:30:01Z', 'door_link.expires_too_late'],
      ['tomorrow', 'field.instant'],
    ]) {
      expect((await createLink(id, { expiresAt })).fieldErrors).toEqual([`/expiresAt ${code}`]);
    }
    for (const name of [' ', ...UNSEEN])
      expect((await createLink(id, { name })).fieldErrors).toEqual(['/name field.matches']);
    // Seminars that were imported have days only.
    const days = await parties.seminar();
    await api.db.query('UPDATE activity SET starts_at = NULL, ends_at = NULL WHERE id = $1', [days.id]);
    expect((await ok(createLink(days.id))).expiresAt).toBe('2026-09-11T04:00:00.000Z');
    await ok(api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' }));
    expect((await createLink(id)).problem).toEqual([409, 'seminar.cancelled']);
    expect((await createLink(UNKNOWN)).problem).toEqual([404, 'seminar.not_found']);
  });

  it('is created and revoked by staff, and the audit trail of the seminar says so', async () => {
    const { id } = await parties.seminar();
    expect((await api.viewer.post(`/seminars/${id}/door-links`, { name: 'x' })).status).toBe(403);
    const { id: linkId } = await ok(createLink(id));
    const other = await parties.seminar();
    expect((await api.bdm.delete(`/seminars/${other.id}/door-links/${linkId}`)).problem).toEqual([
      404,
      'door_link.not_found',
    ]);
    for (let n = 0; n < 2; n++) expect((await api.bdm.delete(`/seminars/${id}/door-links/${linkId}`)).status).toBe(204);
    const { items } = await ok(api.bdm.get(`/audit?entityId=${id}`));
    const actions = items.map(({ action, changes }: { action: string; changes: object }) => [action, changes]);
    expect(actions.slice(0, 2)).toEqual([
      ['door_link_revoked', { doorLink: { before: 'Mei Ling', after: null } }],
      [
        'door_link_created',
        {
          doorLink: { before: null, after: 'Mei Ling' },
          expiresAt: { before: null, after: '2026-09-10T16:30:00.000Z' },
        },
      ],
    ]);
    expect(actions).toHaveLength(3);
  });

  it('becomes a cookie that scripts cannot read, for the routes of its seminar', async () => {
    const { id } = await parties.seminar();
    const { url } = await ok(createLink(id));
    const token = new URL(url).hash.slice(1);
    const answer = await beginDoorSession(api, id, token);
    expect([answer.status, answer.body]).toEqual([
      201,
      { seminarId: id, name: 'Mei Ling', expiresAt: '2026-09-10T16:30:00.000Z' },
    ]);
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^door=${token}; Max-Age=\\d+; Path=/api/v1/seminars/${id}/; HttpOnly; SameSite=Strict$`),
    );
    const behindProxy = await startInstance(api.databaseUrl, { clock, env: { TRUST_PROXY: 'loopback' } });
    try {
      const caller = new Caller(behindProxy.url, null, { 'x-forwarded-proto': 'https' });
      const secure = await beginDoorSession({ anonymous: caller }, id, token);
      expect(secure.headers.get('set-cookie')).toMatch(/^door=.*; SameSite=Strict; Secure$/);
      const cookie = secure.headers.get('set-cookie')!.split(';')[0]!;
      expect((await caller.with({ cookie }).get(`/seminars/${id}/check-in-list`)).status).toBe(200);
    } finally {
      await behindProxy.app.close();
    }
  });

  it('opens the list and the check-in of its seminar and nothing else', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const { code } = await parties.registration(here.id);
    const door = await Door.open(api, here.id);
    expect((await door.list()).status).toBe(200);
    expect((await door.caller.get(`/seminars/${here.id.toUpperCase()}/check-in-list`)).status).toBe(200);
    for (const answer of [
      await door.caller.get(`/seminars/${there.id}/check-in-list`),
      await door.caller.get('/seminars/nonsense/check-in-list'),
      await door.caller.post(`/seminars/${there.id}/check-ins`, { sentAt: NOW, entries: [] }),
      await door.caller.post(`/seminars/${here.id}/check-in`, { code }),
      await door.caller.get(`/seminars/${here.id}`),
      await door.caller.get('/me'),
    ]) {
      expect(answer.problem).toEqual([403, 'auth.forbidden']);
    }
  });

  it.each(CLOSED)('does not open $method $path', async ({ method, path, body }) => {
    // One door serves all these cases.
    door ??= Door.open(api, (await parties.seminar()).id);
    const { caller, seminarId } = await door;
    const address = path
      .replace('/api/v1', '')
      .replace('/seminars/{id}', `/seminars/${seminarId}`)
      .replaceAll(/\{[^}]+\}/g, UNKNOWN);
    const answer = await caller.send(method, address, body);
    expect(answer.problem).toEqual([403, 'auth.forbidden']);
  });
  let door: Promise<Door> | undefined;

  it('is looked up for every request: revoked or expired, it opens nothing at once', async () => {
    const { id } = await parties.seminar();
    const [one, two] = [await Door.open(api, id), await Door.open(api, id, 'Jan')];
    expect((await one.list()).status).toBe(200);
    await api.bdm.delete(`/seminars/${id}/door-links/${one.id}`);
    expect((await one.list()).problem).toEqual([401, 'door_link.expired']);
    expect((await one.send(NOW)).problem).toEqual([401, 'door_link.expired']);
    expect((await beginDoorSession(api, id, one.token)).problem).toEqual([401, 'door_link.expired']);
    clock.set(new Date('2026-09-10T16:29:59Z'));
    expect((await two.list()).status).toBe(200);
    clock.set(new Date('2026-09-10T16:30:00Z'));
    expect((await two.list()).problem).toEqual([401, 'door_link.expired']);
  });

  it('gives way to a session, a token and an API key, and takes the place of a session that has ended', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const door = await Door.open(api, here.id);
    const path = `/seminars/${there.id}/check-in-list`;
    const page = await openPage(api, await api.user('bdm'));
    const cookie = `${page.headers['cookie']}; ${door.caller.headers['cookie']}`;
    const both = page.with({ cookie });
    expect((await both.get(path)).status).toBe(200);
    expect((await both.get('/me')).body.kind).toBe('user');
    expect((await api.bdm.with({ cookie: door.caller.headers['cookie']! }).get(path)).status).toBe(200);
    await page.delete('/sessions/current');
    expect((await both.get(path)).problem).toEqual([403, 'auth.forbidden']);
    expect((await both.get(`/seminars/${here.id}/check-in-list`)).status).toBe(200);
    const wrongKey = door.caller.with({ 'x-api-key': 'lil_made_up' });
    expect((await wrongKey.get(`/seminars/${here.id}/check-in-list`)).problem).toEqual([401, 'auth.key_invalid']);
  });

  it('opens the check-in also to a colleague who is signed in without the permission for it', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const { code } = await parties.registration(here.id);
    const door = await Door.open(api, here.id);
    const email = await readEmail(api, await api.user('viewer'));
    clock.set(NOW);
    const cookie = `${readCookie(await logIn(api.anonymous, email))}; ${door.caller.headers['cookie']}`;
    const both = door.caller.with({ cookie });
    expect((await both.get(`/seminars/${here.id}/check-in-list`)).status).toBe(200);
    expect(await getResults(send(both, here.id, NOW, entry(MORNING, { code })))).toMatchObject([
      { outcome: 'checked_in' },
    ]);
    const { items } = await ok(api.bdm.get(`/audit?actorId=${door.id}`));
    expect(items).toMatchObject([{ actorName: 'Door: Mei Ling', action: 'checked_in' }]);
    // The link adds nothing elsewhere, and what the role may do stays.
    expect((await both.get(`/seminars/${there.id}/check-in-list`)).problem).toEqual([403, 'auth.forbidden']);
    expect((await both.post(`/seminars/${here.id}/door-links`, { name: 'Jan' })).problem).toEqual([
      403,
      'auth.forbidden',
    ]);
    expect((await both.get(`/seminars/${here.id}`)).status).toBe(200);
    expect((await both.get('/me')).body.kind).toBe('user');
    await api.bdm.delete(`/seminars/${here.id}/door-links/${door.id}`);
    expect((await both.get(`/seminars/${here.id}/check-in-list`)).problem).toEqual([401, 'door_link.expired']);
  });

  it('takes writes from its own page only, as a session does', async () => {
    const { id } = await parties.seminar();
    const door = await Door.open(api, id);
    const { cookie } = door.caller.headers as { cookie: string };
    const body = { sentAt: NOW.toISOString(), entries: [] };
    const others: Record<string, string>[] = [
      { cookie },
      { cookie, 'x-locate-client': 'web', 'sec-fetch-site': 'cross-site' },
      { cookie, 'x-locate-client': 'web', origin: 'https://elsewhere.example' },
    ];
    for (const headers of others) {
      const answer = await new Caller(api.url, null, headers).post(`/seminars/${id}/check-ins`, body);
      expect(answer.problem).toEqual([403, 'session.cross_site']);
    }
    const foreign = { 'x-locate-client': 'web', 'sec-fetch-site': 'cross-site' };
    const login = { seminarId: id, token: door.token };
    expect((await api.anonymous.post('/door-sessions', login, foreign)).problem).toEqual([403, 'session.cross_site']);
  });

  it('is not guessed: the sixth wrong token of a minute from one address is rejected, and right ones still open', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const { token } = await Door.open(api, here.id);
    // Other tests of this file have sent wrong tokens from this address.
    const instance = await startInstance(api.databaseUrl, { clock });
    try {
      const anonymous = new Caller(instance.url, null);
      const statuses = [];
      for (let n = 0; n < 6; n++) {
        statuses.push(
          (await beginDoorSession({ anonymous }, n === 0 ? there.id : here.id, n === 0 ? token : `no ${n}`)).status,
        );
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
      const blocked = await beginDoorSession({ anonymous }, here.id, 'no 7');
      expect(blocked.headers.get('retry-after')).toMatch(/^[1-5]?\d$|^60$/);
      expect((await beginDoorSession({ anonymous }, here.id, token)).status).toBe(201);
    } finally {
      await instance.app.close();
    }
  });

  it('stands in the audit trail with the name of its helper, also for what it registers', async () => {
    const { id } = await parties.seminar();
    const { code, id: registration } = await parties.registration(id);
    const door = await Door.open(api, id);
    clock.set(NOW);
    const came = entry(MORNING, { code });
    const [, walkIn] = await getResults(
      door.send(NOW, came, entry(MORNING, { walkIn: { fullName: 'Walk In' } }), entry(MORNING, { undo: came.key })),
    );
    const { items } = await ok(api.bdm.get(`/audit?actorId=${door.id}`));
    expect(
      items.map(({ actorKind, actorName, action, entityId }: Record<string, string>) => [
        actorKind,
        actorName,
        action,
        entityId,
      ]),
    ).toEqual([
      ['door', 'Door: Mei Ling', 'check_in_undone', registration],
      ['door', 'Door: Mei Ling', 'checked_in', walkIn!.person.id],
      ['door', 'Door: Mei Ling', 'created', walkIn!.person.id],
      ['door', 'Door: Mei Ling', 'checked_in', registration],
    ]);
    expect(await parties.read(id, walkIn!.person.id)).toMatchObject({ createdBy: door.id });
  });
});

describe('The check-in list', () => {
  it('has the people of the seminar without address, phone number and notes, with the name in their own script', async () => {
    const contact = await make.contact({ fullName: 'Li Na', nativeName: '李娜', phone: '+32 11 22 33 44' });
    const { id } = await parties.seminar({ capacity: 2 });
    const one = await parties.registration(id, {
      contactId: contact.id,
      fullName: 'Li Na',
      companyName: 'Lumenova',
      notes: 'Comes with a colleague',
    });
    const archived = await parties.registration(id);
    await ok(api.bdm.delete(`/seminars/${id}/registrations/${archived.id}`));
    const cancelled = await parties.registration(id, { fullName: 'Zoë' });
    await parties.move(id, cancelled.id, 'cancelled');
    const door = await Door.open(api, id);
    const { body, headers, text } = await door.list();
    expect(body).toEqual({
      seminar: {
        id,
        title: expect.any(String),
        startsAt: '2026-09-10T07:00:00.000Z',
        endsAt: '2026-09-10T10:30:00.000Z',
        timezone: 'Europe/Brussels',
        capacity: 2,
      },
      people: [
        {
          id: one.id,
          code: one.code,
          fullName: 'Li Na',
          nativeName: '李娜',
          companyName: 'Lumenova',
          status: 'registered',
          checkedInAt: null,
          walkIn: false,
        },
        expect.objectContaining({ id: cancelled.id, status: 'cancelled' }),
      ],
      asOf: BEFORE.toISOString(),
    });
    expect(headers.get('cache-control')).toBe('no-store');
    for (const secret of ['@', '11 22', 'colleague']) expect(text).not.toContain(secret);
    expect((await api.bdm.get(`/seminars/${id}/check-in-list`)).body).toEqual(body);
    expect((await api.viewer.get(`/seminars/${id}/check-in-list`)).status).toBe(403);
    expect((await api.bdm.get(`/seminars/${UNKNOWN}/check-in-list`)).problem).toEqual([404, 'seminar.not_found']);
  });

  it('does not tell of a walk-in what a contact with the same address has', async () => {
    const { email } = await make.contact({
      fullName: 'Wei Zhang',
      nativeName: '张伟',
      email: 'wei@brightpath.example',
    });
    const { id } = await parties.seminar();
    const door = await Door.open(api, id);
    clock.set(NOW);
    const walkIn = { fullName: 'wei zhang', email };
    const [result] = await getResults(door.send(NOW, entry(MORNING, { walkIn })));
    expect(result).toMatchObject({
      outcome: 'walk_in',
      person: { fullName: 'wei zhang', nativeName: null, companyName: null },
    });
    expect((await door.list()).body.people).toEqual([result!.person]);
  });

  it('is sent again only when something has changed', async () => {
    const { id } = await parties.seminar();
    const { code } = await parties.registration(id);
    const door = await Door.open(api, id);
    const first = await door.list();
    clock.set(NOW);
    const known = door.caller.with({ 'if-none-match': first.headers.get('etag')! });
    const again = await known.get(`/seminars/${id}/check-in-list`);
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', first.headers.get('etag')]);
    await getResults(door.send(NOW, entry(MORNING, { code })));
    expect(await known.get(`/seminars/${id}/check-in-list`)).toMatchObject({
      status: 200,
      body: { people: [{ status: 'attended' }] },
    });
  });
});
