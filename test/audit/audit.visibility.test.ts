import { randomUUID } from 'node:crypto';
import { auditList, UNDER_A_LEAD } from '../../src/audit/audit.list.js';
import type { Actor } from '../../src/common/actor/actor.constants.js';
import { type Caller, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { Plans } from '../support/plans.js';
import { buildMany, insertRows } from '../support/rows.js';

let outsider: Caller;
const { api, make } = useApi();
beforeAll(async () => (outsider = await api.user('bdm')));

const wholeTrail = async (caller: Caller) => (await caller.bytes('/audit/export?format=jsonl')).toString('utf8');
const readLines = async (caller: Caller, query: string) => (await caller.get(`/audit?sort=at&limit=200&${query}`)).body;
describe('A confidential lead in the audit trail', () => {
  it('is hidden from an outsider in every entry that was ever written about it', async () => {
    const open = await make.lead({ title: 'Open lead' });
    const [survivor, source] = [await make.company(), await make.company()];
    const [person, twin] = [await make.contact(), await make.contact()];
    const fields = { title: 'Veiled plant', confidential: true, codename: 'Project Gannet' };
    const lead = await make.lead({ ...fields, companyId: source.id });
    await ok(api.bdm.patch(`/leads/${lead.id}`, { contactIds: [person.id, twin.id], requirements: 'Deep quay' }));
    const evidence = await ok(
      api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'press_release', note: 'Gannet in the paper' }),
    );
    const interaction = await make.interaction(lead.id, {
      subject: 'Gannet call',
      followUp: { title: 'Call Gannet back', dueOn: '2030-01-01' },
    });
    const task = await ok(api.bdm.post('/tasks', { title: 'Gannet homework', leadId: lead.id }));
    await ok(api.bdm.patch(`/tasks/${task.id}`, { status: 'done' }));
    // What was open comes under it, and goes from it.
    const moved = await make.interaction(open.id, { subject: 'Moved to it' });
    await ok(api.bdm.patch(`/interactions/${moved.id}`, { leadId: lead.id }));
    await ok(api.bdm.patch(`/interactions/${moved.id}`, { leadId: open.id }));
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'lost', reason: 'financing' }));
    await ok(api.manager.post(`/companies/${survivor.id}/merge`, { sourceId: source.id, dryRun: false }));
    await ok(api.manager.post(`/contacts/${person.id}/merge`, { sourceId: twin.id, dryRun: false }));

    const known = await wholeTrail(api.manager);
    const seen = await wholeTrail(outsider);
    for (const secret of [
      lead.id,
      lead.reference,
      'Gannet',
      'Veiled',
      'Deep quay',
      evidence.id,
      interaction.id,
      task.id,
    ]) {
      if (secret !== evidence.id) expect(known).toContain(secret);
      expect({ secret, seen: seen.includes(secret) }).toEqual({ secret, seen: false });
    }
    // What is left tells of the companies, the people and the open lead as if there were no other.
    for (const id of [survivor.id, source.id, person.id, twin.id, open.id]) expect(seen).toContain(id);
    const merge = await readLines(outsider, `entityId=${survivor.id}&action=merged`);
    expect(JSON.stringify(merge.items)).not.toMatch(/leads?"/);
  });

  it('appears and disappears with its confidentiality, its past included', async () => {
    const lead = await make.lead({ title: 'Now and then' });
    expect((await readLines(outsider, `entityId=${lead.id}`)).items.length).toBe(1);
    await ok(api.bdm.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Project Ibis' }));
    expect((await readLines(outsider, `entityId=${lead.id}&count=true`)).total).toBe(0);
    await ok(api.manager.patch(`/leads/${lead.id}`, { teamIds: [outsider.id] }));
    expect((await readLines(outsider, `entityId=${lead.id}`)).items.length).toBe(3);
  });

  it('also hides the past entries of records under it, as long as they belong to it', async () => {
    const lead = await make.lead({ title: 'Hidden', confidential: true, codename: 'Project Heron' });
    const company = await make.company();
    const call = { kind: 'call', occurredAt: '2026-03-02T10:00:00Z', subject: 'Heron on the phone' };
    const interaction = await ok(api.bdm.post('/interactions', { ...call, companyId: company.id }));
    const task = await ok(api.bdm.post('/tasks', { title: 'Heron to be called', companyId: company.id }));
    const readSeen = async (caller: Caller, { id }: Made) =>
      (await readLines(caller, `entityId=${id}&count=true`)).total;
    expect([await readSeen(outsider, interaction), await readSeen(outsider, task)]).toEqual([1, 1]);

    await ok(api.bdm.patch(`/interactions/${interaction.id}`, { leadId: lead.id }));
    await ok(api.bdm.patch(`/tasks/${task.id}`, { companyId: null, leadId: lead.id }));
    expect((await outsider.get(`/interactions/${interaction.id}`)).status).toBe(404);
    expect([await readSeen(outsider, interaction), await readSeen(outsider, task)]).toEqual([0, 0]);
    expect(await wholeTrail(outsider)).not.toContain('Heron');
    expect([await readSeen(api.bdm, interaction), await readSeen(api.manager, task)]).toEqual([2, 2]);
    const { rows } = await api.db.query(`SELECT id FROM audit_entry WHERE entity_id = $1 ORDER BY id LIMIT 1`, [
      task.id,
    ]);
    expect((await outsider.get(`/audit/${rows[0].id}`)).status).toBe(404);

    await ok(api.bdm.patch(`/interactions/${interaction.id}`, { leadId: null }));
    expect(await readSeen(outsider, interaction)).toBe(1);
  });

  it('hides every kind of record that may belong to it, including kinds that are added later', async () => {
    const { rows } = await api.db.query<{ name: string }>(
      `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attnotnull AND NOT a.attisdropped
         AND (a.attname = 'lead_id' OR EXISTS (SELECT FROM pg_constraint f
           WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.confrelid = 'lead'::regclass AND a.attnum = ANY (f.conkey)))
         AND EXISTS (SELECT FROM pg_attribute v WHERE v.attrelid = c.oid AND v.attname = 'version')
       ORDER BY 1`,
    );
    expect(UNDER_A_LEAD.map((table) => `${table}.lead_id`).toSorted()).toEqual(rows.map(({ name }) => name));
  });
});

describe('The audit trail', () => {
  it('carries the request id that a client chose', async () => {
    const company = await make.company({}, api.bdm.with({ 'x-request-id': 'import-7' }));
    const { items } = await readLines(api.viewer, 'requestId=import-7');
    expect(items).toMatchObject([{ entityId: company.id, action: 'created', requestId: 'import-7' }]);
  });

  it('contains no password, no key and no fingerprint of either', async () => {
    const password = 'correct horse battery';
    const user = { email: 'secretive@locate.test', fullName: 'Secretive', role: 'bdm', password };
    await ok(api.admin.post('/users', user));
    const { key } = await ok(api.admin.post('/api-keys', { name: 'Hidden', role: 'viewer' }));
    const { rows } = await api.db.query('SELECT password_hash AS hash FROM app_user UNION SELECT hash FROM api_key');
    const trail = await wholeTrail(api.admin);
    for (const secret of [password, key, '$argon2', ...rows.map(({ hash }) => hash)]) {
      expect(trail.includes(secret)).toBe(false);
    }
  });

  it('is filtered by the author, the action, the kind of record and a range of time', async () => {
    const author = await api.user('bdm');
    const from = new Date().toISOString();
    const company = await make.company({}, author);
    await ok(author.patch(`/companies/${company.id}`, { city: 'Genk' }));
    await make.contact({}, author);
    const actions = async (query: string) =>
      (await readLines(api.viewer, query)).items.map((line: Made) => `${line.entityType} ${line.action}`);
    expect(await actions(`actorId=${author.id}`)).toEqual(['company created', 'company updated', 'contact created']);
    expect(await actions(`actorId=${author.id}&action=created`)).toEqual(['company created', 'contact created']);
    expect(await actions(`at.gte=${from}&entityType=company&entityType=contact&action=updated`)).toEqual([
      'company updated',
    ]);
    expect(await actions(`actorId=${author.id}&at.lt=${from}`)).toEqual([]);
    expect((await api.viewer.get('/audit?actorName=x')).status).toBe(422);
  });

  it('serves every filter, with its order, from an index', async () => {
    await insertRows(
      api.db,
      'audit_entry',
      buildMany(5_000, (n) => ({
        at: new Date(Date.now() - n * 60_000),
        actor_id: randomUUID(),
        action: `action${n % 50}`,
        entity_type: `kind${n % 20}`,
        entity_id: randomUUID(),
        request_id: `r${n}`,
      })),
    );
    await api.db.query('ANALYZE audit_entry');
    const viewer: Actor = { id: api.viewer.id, kind: 'user', name: 'v', role: 'viewer', scopes: null };
    const plans = new Plans(api.db, auditList, viewer);
    expect(await plans.findUnservedSorts()).toEqual([]);
    const filters = [
      `actorId=${api.viewer.id}`,
      'actorId.isNull=true',
      'action=merged',
      'entityType=company',
      `entityId=${api.viewer.id}`,
      'requestId=r7',
      'requestId.isNull=true',
      'at.gte=2030-01-01T00:00:00Z',
    ];
    expect(await plans.findUnservedFilters(filters)).toEqual([]);
  });
});
