import { type ServerProcess, startProcess } from '../server/process.js';
import { Caller, PASSWORD, startInstance, useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { type Made, ok } from '../support/make.js';
import { erase, previewErasure } from './erasure.given.js';

const { api, make } = useApi();

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 16);

/** A person who was registered for a seminar that has just ended. */
async function givenRegistered(fullName: string): Promise<{ contact: Made; seminarId: string; code: string }> {
  const contact = await make.contact({ fullName });
  const times = { startsAt: hoursAgo(4), endsAt: hoursAgo(1), timezone: 'Etc/UTC' };
  const seminar = await ok(api.bdm.post('/seminars', { title: 'Just over', ...times }));
  const path = `/seminars/${seminar.id}/registrations`;
  const registration = await ok(api.manager.post(path, { contactId: contact.id, override: true }));
  return { contact, seminarId: seminar.id, code: registration.code };
}

describe('Erasures at the same time', () => {
  it('of one person erase them once', async () => {
    const contact = await make.contact({ fullName: 'Erased Twice' });
    const another = await startInstance(api.databaseUrl);
    try {
      const there = { ...api, manager: new Caller(another.url, api.manager.id, api.manager.headers) };
      const answers = await Promise.all([api, there, api, there].map((one) => erase(one, contact.id)));
      const done = answers.filter(({ status, body }) => status === 200 && body.id !== null);
      expect(done).toHaveLength(1);
      for (const { status, body } of answers.filter((answer) => !done.includes(answer))) {
        expect([200, 409]).toContain(status);
        if (status === 200) expect(body.counts).toEqual([]);
      }
      expect((await ok(api.manager.get('/privacy/erasures'))).items).toHaveLength(1);
    } finally {
      await another.app.close();
    }
  });

  it('and a check-in of the person both end, and nothing of the person is left', async () => {
    for (let n = 0; n < 5; n++) {
      const { contact, seminarId, code } = await givenRegistered(`Late Arrival${n}`);
      const [erased, checkedIn] = await Promise.all([
        erase(api, contact.id),
        api.bdm.post(`/seminars/${seminarId}/check-in`, { code, override: true }),
      ]);
      expect([200, 409]).toContain(erased.status);
      expect(checkedIn.status).toBeLessThan(500);
      if (erased.status === 409) expect((await erase(api, contact.id)).status).toBe(200);
      const { rows } = await api.db.query('SELECT full_name, email FROM seminar_registration WHERE activity_id = $1', [
        seminarId,
      ]);
      expect(rows).toEqual([{ full_name: 'Erased person', email: null }]);
    }
  });

  it('and merges, objections and changes of the contact end without a deadlock', async () => {
    for (let n = 0; n < 5; n++) {
      const [contact, other] = [await make.contact({ fullName: `Merged Late${n}` }), await make.contact()];
      const objection = { receivedOn: '2026-05-18', source: 'Letter', wording: 'No mails please.' };
      const answers = await Promise.all([
        erase(api, contact.id),
        api.bdm.post(`/contacts/${contact.id}/merge`, { sourceId: other.id }),
        api.manager.post(`/privacy/people/${contact.id}/object`, objection),
        api.bdm.patch(`/contacts/${contact.id}`, { jobTitle: 'Director' }),
      ]);
      for (const { status } of answers) expect(status).toBeLessThan(500);
      const { rows } = await api.db.query('SELECT full_name, erased_at FROM contact WHERE id = $1', [contact.id]);
      expect(rows[0].full_name).toBe('Erased person');
    }
  });

  it('waits for a merge of the contact, and erases what was merged', async () => {
    const [contact, source] = [await make.contact({ fullName: 'Merged First' }), await make.contact()];
    const { confirm } = await previewErasure(api, contact.id);
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM contact WHERE id = $1 FOR UPDATE', [contact.id]);
    const body = { key: contact.id, reason: 'objection', confirm, dryRun: false };
    const erased = api.manager.post('/privacy/erasures', body);
    await waitForLock(api.db);
    await holder.query('UPDATE contact SET merged_into_id = $1, archived_at = now() WHERE id = $2', [
      contact.id,
      source.id,
    ]);
    await holder.query('COMMIT');
    holder.release();
    expect((await erased).status).toBe(200);
    const { rows } = await api.db.query('SELECT full_name FROM contact WHERE id = $1', [source.id]);
    expect(rows).toEqual([{ full_name: 'Erased person' }]);
  });

  it('wait for a record that somebody is storing about the contact, and erase it too', async () => {
    const contact = await make.contact({ fullName: 'Stored Meanwhile' });
    const { confirm } = await previewErasure(api, contact.id);
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    const external = [contact.id, 'stored.meanwhile@races.example'];
    await holder.query(
      `INSERT INTO external_id (id, contact_id, system, value) VALUES (gen_random_uuid(), $1, 'crm', $2)`,
      external,
    );
    const body = { key: contact.id, reason: 'objection', confirm, dryRun: false };
    const erased = api.manager.post('/privacy/erasures', body);
    await waitForLock(api.db);
    await holder.query('COMMIT');
    holder.release();
    expect((await erased).status).toBe(200);
    const { rows } = await api.db.query('SELECT value FROM external_id WHERE value = $1', [external[1]]);
    expect(rows).toEqual([]);
  });

  it('let nobody register the contact until they end, and then the contact is archived', async () => {
    const { contact } = await givenRegistered('Registered Meanwhile');
    const times = { startsAt: hoursAgo(4), endsAt: hoursAgo(1), timezone: 'Etc/UTC' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'Another one', ...times }));
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    // The entry of the register is written last.
    await holder.query('LOCK TABLE privacy_erasure IN EXCLUSIVE MODE');
    const erased = erase(api, contact.id);
    await waitForLock(api.db);
    const registered = api.manager.post(`/seminars/${seminar.id}/registrations`, {
      contactId: contact.id,
      override: true,
    });
    await waitForLock(api.db, 2);
    await holder.query('COMMIT');
    holder.release();
    expect((await erased).status).toBe(200);
    const { status, body } = await registered;
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/contactId', code: 'reference.archived' }]]);
    const { rows } = await api.db.query('SELECT 1 FROM seminar_registration WHERE activity_id = $1', [seminar.id]);
    expect(rows).toEqual([]);
  });
});

describe('An instance that is killed in the middle of an erasure', () => {
  let server: ServerProcess;
  afterAll(() => server.end('SIGKILL'));

  it('has changed nothing', async () => {
    const contact = await make.contact({ fullName: 'Killed Halfway', jobTitle: 'Director' });
    const company = await make.company({ notes: 'Killed Halfway was here' });
    server = await startProcess({ DATABASE_URL: api.databaseUrl, JOBS: 'false' });
    const { rows: users } = await api.db.query('SELECT email FROM app_user WHERE id = $1', [api.manager.id]);
    const login = await new Caller(server.url, null).post('/auth/login', { email: users[0].email, password: PASSWORD });
    const manager = new Caller(server.url, null, { authorization: `Bearer ${login.body.accessToken}` });
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    // The entry of the register is written last.
    await holder.query('LOCK TABLE privacy_erasure IN EXCLUSIVE MODE');
    const erased = erase({ ...api, manager }, contact.id).catch((error: Error) => error);
    await waitForLock(api.db);
    await server.end('SIGKILL');
    expect(await erased).toBeInstanceOf(Error);
    await holder.query('COMMIT');
    holder.release();
    expect(await ok(api.bdm.get(`/contacts/${contact.id}`))).toMatchObject({
      fullName: 'Killed Halfway',
      jobTitle: 'Director',
      email: contact.email,
      version: contact.version,
    });
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).notes).toBe('Killed Halfway was here');
    expect((await erase(api, contact.id)).status).toBe(200);
  });
});
