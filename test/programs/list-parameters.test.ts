import { readFileSync } from 'node:fs';
import { givenFair } from '../meetings/given.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';

const { api, make } = useApi();

interface Operation {
  description?: string;
  parameters?: { name: string }[];
  responses: {
    200?: { content?: Record<string, { schema?: { properties?: { items?: { items?: { $ref?: string } } } } }> };
  };
}

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
};

/** The lists of the document whose rows have the time of their last change, with the names of their parameters. */
const LISTS = Object.entries(document.paths).flatMap(([path, { get }]) => {
  const schema = get?.responses[200]?.content?.['application/json']?.schema;
  const view = document.components.schemas[schema?.properties?.items?.items?.$ref?.split('/').pop() ?? ''];
  if (!get || !view?.properties?.['updatedAt']) return [];
  return [{ path, description: get.description ?? '', names: (get.parameters ?? []).map(({ name }) => name) }];
});

describe('Lists for programs', () => {
  it('take updatedAt.gte, updatedAt.lte and sort=updatedAt wherever rows have the time of their last change', () => {
    expect(LISTS.length).toBeGreaterThan(25);
    const without = LISTS.filter(
      ({ names, description }) =>
        !names.includes('updatedAt.gte') || !names.includes('updatedAt.lte') || !description.includes('`updatedAt`'),
    );
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it('take changedAt.gte where their columns follow other records, as a filter only', async () => {
    const following = LISTS.filter(({ names }) => names.includes('changedAt.gte')).map(({ path }) => path);
    expect(following).toEqual(
      expect.arrayContaining(['leads', 'contacts', 'tasks', 'interactions'].map((list) => `/api/v1/${list}`)),
    );
    expect(following).not.toContain('/api/v1/companies');
    expect(LISTS.flatMap(({ names }) => names.filter((name) => /^changedAt(?!\.gte)/.test(name)))).toEqual([]);
    const since = '2026-11-01T00:00:00Z';
    for (const parameter of [`changedAt=${since}`, `changedAt.lte=${since}`, `changedAt.gt=${since}`]) {
      const refused = await api.manager.get(`/leads?${parameter}`);
      expect(refused.fieldErrors).toEqual([`?${parameter.split('=')[0]} parameter.unknown`]);
    }
    expect((await api.manager.get('/leads?sort=changedAt')).fieldErrors).toEqual(['?sort parameter.sort']);
    expect((await api.manager.get('/leads?changedAt.gte=yesterday')).fieldErrors).toEqual([
      '?changedAt.gte parameter.invalid',
    ]);
    expect((await api.manager.get(`/companies?changedAt.gte=${since}`)).pointers).toEqual(['?changedAt.gte']);
  });

  it('find a lead by the name of its company, its next task and the names of its people, but not by their logins', async () => {
    const owner = await api.user('bdm', 'An Peeters');
    const lead = await make.lead({ ownerId: owner.id });
    await make.lead();
    const changes: [string, () => Promise<unknown>][] = [
      ['company', () => api.admin.patch(`/companies/${lead.companyId}`, { name: 'Lantern Works' })],
      ['task', () => api.admin.post('/tasks', { title: 'Call', leadId: lead.id })],
      ['owner', () => api.admin.patch(`/users/${owner.id}`, { fullName: 'An Janssens' })],
    ];
    for (const [what, change] of changes) {
      const since = new Date().toISOString();
      await change();
      for (const path of [
        `/leads?changedAt.gte=${since}`,
        `/leads?limit=1&sort=title,-createdAt&changedAt.gte=${since}`,
      ]) {
        const { body } = await api.manager.get(path);
        expect([what, body.items.map(({ id }: { id: string }) => id)]).toEqual([what, [lead.id]]);
      }
      expect((await api.manager.get(`/leads?count=true&updatedAt.gte=${since}`)).body.total).toBe(0);
      const file = await (await api.key('reporting')).get(`/leads/export?format=jsonl&changedAt.gte=${since}`);
      expect(file.text.split('\n').filter(Boolean)).toHaveLength(1);
    }
    const since = new Date().toISOString();
    await api.anonymous.post('/auth/login', { email: 'nobody@locate.test', password: 'wrong' });
    await api.db.query(
      `INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, changes)
       VALUES (gen_random_uuid(), now(), 'user', 'An', 'session_started', 'user', $1, '{}')`,
      [owner.id],
    );
    expect((await api.manager.get(`/leads?changedAt.gte=${since}`)).body.items).toEqual([]);
  });

  it('hide a confidential lead from a key that may not see it, whatever changed', async () => {
    const lead = await make.lead({ by: api.manager, confidential: true, codename: 'Heron' });
    const since = new Date().toISOString();
    await api.manager.post('/tasks', { title: 'Call', leadId: lead.id });
    await api.admin.patch(`/companies/${lead.companyId}`, { name: 'Heron Works' });
    const ids = async (caller: typeof api.bdm, list: string) =>
      (await caller.get(`/${list}?changedAt.gte=${since}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids(api.manager, 'leads')).toEqual([lead.id]);
    expect(await ids(api.manager, 'tasks')).toHaveLength(1);
    expect([await ids(api.bdm, 'leads'), await ids(api.bdm, 'tasks')]).toEqual([[], []]);
  });
});

describe('Parties and meetings that changed', () => {
  it('are found by the programme, the matchmaking, the wanted party and the deletion of a proposal', async () => {
    const { at, party, slots } = await givenFair(api);
    const company = await make.company({ name: 'Kolbrink Ceramics' });
    const host = await party('host', 'Host', { companyId: company.id, name: null });
    const visitor = await party('visitor', 'Visitor', { wishes: [{ partyId: host.id, priority: 1 }] });
    const readAll = async (filter = ''): Promise<Record<string, unknown>[]> => {
      const answers = await Promise.all(
        ['meetings', 'meeting-parties'].map((list) => ok(api.bdm.get(`${at}/${list}?archived=any${filter}`))),
      );
      return answers.flatMap(({ items }) => items as Record<string, unknown>[]);
    };
    const replaceSlots = (tableNames: string[], last: string) =>
      ok(
        api.bdm.put(`${at}/meeting-slots`, {
          tables: 2,
          tableNames,
          slots: [{ id: slots[0], startsAt: `2026-09-01T08:00`, endsAt: last }],
        }),
      );
    const changes: [what: string, change: () => Promise<unknown>][] = [
      ['matchmaking', () => api.bdm.post(`${at}/matchmaking`, { dryRun: false })],
      ['slots', () => replaceSlots(['North', 'South'], '2026-09-01T08:20')],
      ['table names', () => replaceSlots(['East', 'West'], '2026-09-01T08:20')],
      ['company', () => api.admin.patch(`/companies/${company.id}`, { name: 'Kolbrink Light' })],
      ['availability', () => api.bdm.patch(`${at}/meeting-parties/${host.id}`, { availability: [] })],
    ];
    expect(visitor.wishes).toHaveLength(1);
    for (const [what, change] of changes) {
      const before = new Map((await readAll()).map((row) => [row['id'], JSON.stringify(row)]));
      const since = new Date().toISOString();
      await change();
      const changed = (await readAll()).filter((row) => before.get(row['id']) !== JSON.stringify(row));
      const found = (await readAll(`&changedAt.gte=${since}`)).map(({ id }) => id);
      expect([what, changed.length > 0, changed.filter(({ id }) => !found.includes(id))]).toEqual([what, true, []]);
    }
  });
});
