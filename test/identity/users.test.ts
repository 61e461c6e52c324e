import { useApi } from '../support/api.js';
import { selectRows } from '../support/rows.js';

const { api } = useApi();

let made = 0;
const person = (change: object = {}) => ({
  email: `new.${++made}@locate.test`,
  fullName: 'New Colleague',
  role: 'bdm',
  ...change,
});

describe('Users', () => {
  it('are added, read, changed, archived and restored, each step with an entry in the audit trail', async () => {
    const created = await api.admin.post(
      '/users',
      person({ email: ' Mixed.Case@Locate.TEST', password: 'a long enough secret' }),
    );
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      email: 'mixed.case@locate.test',
      role: 'bdm',
      version: 1,
      createdBy: api.admin.id,
    });
    expect(created.text).not.toContain('assword');
    const path = `/users/${created.body.id}`;
    expect((await api.admin.patch(path, { fullName: 'Ålesund Öz' })).body).toMatchObject({
      fullName: 'Ålesund Öz',
      version: 2,
    });
    expect((await api.admin.delete(path)).body.archivedAt).not.toBeNull();
    expect((await api.admin.post(`${path}/restore`)).body).toMatchObject({ archivedAt: null, version: 4 });
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: created.body.id }, 'action, changes', 'id');
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated', 'archived', 'restored']);
    expect(rows[0].changes.passwordHash).toEqual({ before: null, after: 'changed' });
    expect(rows[1].changes).toEqual({ fullName: { before: 'New Colleague', after: 'Ålesund Öz' } });
  });

  it('do not change, and keep their version, when a change changes nothing', async () => {
    const { body } = await api.admin.post('/users', person());
    expect((await api.admin.patch(`/users/${body.id}`, { fullName: body.fullName })).body.version).toBe(1);
  });

  it('have an address of their own, which is free again once they have left', async () => {
    const request = person();
    const first = await api.admin.post('/users', request);
    const twin = await api.admin.post('/users', { ...request, email: request.email.toUpperCase() });
    expect(twin.problem).toEqual([409, 'user.duplicate_email']);
    await api.admin.delete(`/users/${first.body.id}`);
    expect((await api.admin.post('/users', request)).status).toBe(201);
    expect((await api.admin.post(`/users/${first.body.id}/restore`)).problem).toEqual([409, 'user.duplicate_email']);
  });

  it('are added once when twenty requests with the same address arrive at once', async () => {
    const request = person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.admin.post('/users', request)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'user.duplicate_email')).toHaveLength(
      19,
    );
  });

  it('are listed without archived ones, found by name regardless of accents, and counted on request', async () => {
    await api.admin.post('/users', person({ fullName: 'Zoë Zürcher' }));
    const found = await api.admin.get('/users?q=zurcher&count=true');
    expect(found.body).toMatchObject({ total: 1, nextCursor: null, items: [{ fullName: 'Zoë Zürcher' }] });
    expect((await api.admin.get('/users?q=%25')).body.items).toEqual([]);
    const admins = await api.admin.get('/users?role=admin&role=manager&sort=-email');
    expect(admins.body.items.map(({ role }: { role: string }) => role)).toEqual(['manager', 'admin']);
  });

  it('are exported as they are listed, without secrets', async () => {
    await api.admin.post('/users', person({ fullName: '=HYPERLINK("http://evil")' }));
    const csv = (await api.admin.bytes('/users/export?format=csv&q=hyperlink')).toString('utf8');
    expect(csv.startsWith('\uFEFFid,email,fullName,role')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(csv.trim().split('\n')).toHaveLength(2);
    const lines = (await api.admin.bytes('/users/export?format=jsonl&role=admin')).toString('utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).role)).toEqual(['admin']);
    expect(lines.join()).not.toMatch(/argon2|password/i);
    expect((await api.admin.get('/users/export?limit=1')).status).toBe(422);
    expect((await api.admin.get('/users/export?format=pdf')).body.errors[0].pointer).toBe('?format');
  });
});
