import { auditList } from '../../src/audit/audit.list.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';

const { api, make } = useApi();

const readTrail = async (entityId: string, caller = api.viewer) =>
  (await caller.get(`/audit?entityId=${entityId}&sort=at`)).body.items;

describe('The audit trail', () => {
  it('says who changed what, field by field, and in which request', async () => {
    const company = await make.company({ city: 'Foshan' });
    const change = await api.manager.patch(`/companies/${company.id}`, { city: 'Shenzhen', tags: ['led'] });
    const [created, updated] = await readTrail(company.id);
    expect(created).toMatchObject({ action: 'created', entityType: 'company', actorId: api.bdm.id, actorKind: 'user' });
    expect(created.changes.city).toEqual({ before: null, after: 'Foshan' });
    expect(updated).toMatchObject({
      action: 'updated',
      actorId: api.manager.id,
      requestId: change.headers.get('x-request-id'),
    });
    expect(updated.changes).toEqual({
      city: { before: 'Foshan', after: 'Shenzhen' },
      tags: { before: [], after: ['led'] },
    });
    expect((await api.viewer.get(`/audit/${updated.id}`)).body).toEqual(updated);
    expect((await api.viewer.get(`/audit?requestId=${updated.requestId}`)).body.items).toEqual([updated]);
  });

  it('has a line for every kind of write to a lead and what belongs to it', async () => {
    const lead = await make.lead({ stage: 'announced' });
    await api.bdm.post(`/leads/${lead.id}/realisations`, { asOf: '2026-01-31', jobs: 3, capexEur: 100_000 });
    await api.bdm.post(`/leads/${lead.id}/status`, { status: 'lost', reason: 'financing' });
    const actions = (await readTrail(lead.id)).map(({ action }: { action: string }) => action);
    for (const action of ['created', 'updated', 'moved']) expect(actions).toContain(action);
    const { rows } = await api.db.query('SELECT count(*)::int AS lines FROM audit_entry WHERE lead_id = $1', [lead.id]);
    expect(rows[0].lines).toBeGreaterThanOrEqual(actions.length);
  });

  it('writes nothing for a request that was refused', async () => {
    const before = await api.viewer.get('/audit?count=true&limit=1');
    await api.bdm.post('/companies', { name: 'X', country: 'XX' });
    await api.viewer.post('/companies', { name: 'X', country: 'CN' });
    expect((await api.viewer.get('/audit?count=true&limit=1')).body.total).toBe(before.body.total);
  });

  it('hides a confidential lead, and all entries about it, from outsiders: list, count, entry and export', async () => {
    const secret = await make.lead({ confidential: true, codename: 'Project Heron' });
    const interaction = await make.interaction(secret.id, { subject: 'Heron lands' });
    const outsider = await api.user('bdm');
    expect((await readTrail(secret.id, api.bdm)).length).toBeGreaterThan(0);
    const lines = await readTrail(secret.id, api.manager);
    for (const path of [`/audit?entityId=${secret.id}&count=true`, `/audit?entityId=${interaction.id}&count=true`]) {
      expect((await outsider.get(path)).body).toEqual({ items: [], nextCursor: null, total: 0 });
    }
    expect((await outsider.get(`/audit/${lines[0].id}`)).status).toBe(404);
    const exported = (await outsider.bytes('/audit/export?format=jsonl')).toString('utf8');
    expect(exported).not.toContain('Heron');
    expect(exported).not.toContain(secret.id);
    expect((await api.manager.bytes('/audit/export?format=jsonl')).toString('utf8')).toContain('Heron lands');
  });

  it('cannot be changed or deleted, not even by SQL', async () => {
    await expect(api.db.query(`UPDATE audit_entry SET actor_name = 'nobody'`)).rejects.toThrow(/append-only/);
    await expect(api.db.query('DELETE FROM audit_entry')).rejects.toThrow(/append-only/);
    await expect(api.db.query('TRUNCATE audit_entry')).rejects.toThrow(/append-only/);
  });

  it('is walked to its end in every order without losing or repeating a line', async () => {
    const rows = await walkEverySort(api.admin, '/audit', auditList, {
      insert: async () => (await readTrail((await make.company()).id))[0].id,
      inserts: 3,
    });
    expect(rows).toBeGreaterThan(20);
  });
});
