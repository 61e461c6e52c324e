import type { Actor, Role } from '../../src/common/actor/actor.constants.js';
import { buildVisibleConfidentialLeadsQuery, buildLeadVisibility } from '../../src/identity/access/access.policy.js';
import { type Caller, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { insertRow } from '../support/rows.js';

let outsider: Caller;
let secret: Made;
const { api, make } = useApi();
beforeAll(async () => {
  outsider = await api.user('bdm');
  const company = await make.company({ name: 'Openly Known Holding' });
  const fields = { title: 'Gigafactory Xanadu', confidential: true, codename: 'Project Heliotrope', tags: ['veiled'] };
  secret = await make.lead({ ...fields, companyId: company.id });
});

const search = async (question: string, caller: Caller, more = '') =>
  (await caller.get(`/search?q=${encodeURIComponent(question)}${more}`)).body;
const ids = async (question: string, caller: Caller, more = '') =>
  (await search(question, caller, more)).items.map(({ id }: { id: string }) => id);

const actor = (id: string | null, role: Role): Actor => ({ id, kind: 'user', name: 'somebody', role, scopes: null });

/** Every way there is to the confidential lead. */
const WAYS = (): string[] => [
  'Gigafactory Xanadu',
  'Xanadu',
  'xana',
  'Xanaduu',
  'Heliotrope',
  'Project Heliotrope',
  'heliotrop',
  'Heliotorpe',
  'veiled',
  secret.reference,
  secret.reference.slice(5),
];

describe('A confidential lead', () => {
  it('is found by the people on it and by managers, in every way', async () => {
    const teammate = await api.user('bdm');
    await insertRow(api.db, 'lead_team', { lead_id: secret.id, user_id: teammate.id });
    for (const way of WAYS()) {
      for (const caller of [api.bdm, teammate, api.manager, api.admin])
        expect(await ids(way, caller)).toEqual([secret.id]);
    }
  });

  it('is found by nobody else, in no way', async () => {
    const key = await api.key('bdm');
    for (const way of WAYS()) {
      for (const caller of [outsider, api.viewer, key]) {
        expect(await search(way, caller)).toEqual({ items: [], more: [] });
        expect(await ids(way, caller, '&kind=lead&limit=1')).toEqual([]);
      }
    }
  });

  it('takes no place among the hits of an outsider', async () => {
    const open = await make.lead({ title: 'Zephyr plant open to all, with a longer title' });
    for (let n = 0; n < 6; n++) await make.lead({ title: `Zephyr ${n}`, confidential: true, codename: `Zephyr ${n}` });
    expect(await ids('Zephyr', outsider, '&limit=1')).toEqual([open.id]);
    expect((await ids('Zephyr', api.manager)).length).toBe(7);
  });

  it('does not keep an outsider from being understood: its words are not among those he may have meant', async () => {
    // More words like it than the dictionary gives, all of them of confidential leads.
    const like = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => [`Foxglov${letter}`, `Foxgl${letter}ve`]);
    await make.lead({ title: like.join(' ').slice(0, 200), confidential: true, codename: 'Foxgloves' });
    const open = await make.company({ name: 'Foxglove Nurseries' });
    expect(await ids('Foxglvoe', outsider)).toEqual([open.id]);
    const { rows } = await api.db.query(`SELECT count(*)::int AS n FROM search_word WHERE word LIKE 'foxgl%'`);
    expect(rows[0].n).toBeGreaterThan(20);
  });

  it('comes and goes with its confidentiality and its people', async () => {
    const lead = await make.lead({ title: 'Quicksilver site', codename: 'Mercury' });
    expect(await ids('Quicksilver', outsider)).toEqual([lead.id]);
    await api.bdm.patch(`/leads/${lead.id}`, { confidential: true });
    expect(await ids('Quicksilver', outsider)).toEqual([]);
    await api.manager.patch(`/leads/${lead.id}`, { ownerId: outsider.id });
    expect([await ids('Mercury', outsider), await ids('Mercury', api.bdm)]).toEqual([[lead.id], []]);
    await api.manager.patch(`/leads/${lead.id}`, { confidential: false });
    expect(await ids('Mercury', api.viewer)).toEqual([lead.id]);
  });

  it('is visible to the same callers whichever way the policy is asked', async () => {
    const teammate = await api.user('bdm');
    const leads = [
      await make.lead({ confidential: true, codename: 'One' }),
      await make.lead({ confidential: true, codename: 'Two', teamIds: [teammate.id] }),
      await make.lead({ confidential: true, codename: 'Three', projectManagerId: outsider.id }),
      await make.lead({}),
    ];
    expect(leads).toHaveLength(4);
    const people: Actor[] = [
      ...[api.bdm, outsider, teammate].map((caller) => actor(caller.id, 'bdm')),
      actor(api.viewer.id, 'viewer'),
      actor(api.manager.id, 'manager'),
      actor(null, 'bdm'),
    ];
    for (const person of people) {
      const read = async (sql: (bind: (value: unknown) => string) => string) => {
        const values: unknown[] = [];
        const text = sql((value) => `$${values.push(value)}`);
        return (await api.db.query<{ id: string }>(text, values)).rows.map(({ id }) => id).toSorted();
      };
      const asked = await read(
        (bind) => `SELECT id FROM lead l WHERE confidential AND (${buildLeadVisibility(person, 'l', bind)})`,
      );
      const given = await read(
        (bind) => `SELECT DISTINCT id FROM (${buildVisibleConfidentialLeadsQuery(person, bind)}) AS visible`,
      );
      expect(given).toEqual(asked);
    }
  });

  it('leaves its words with nobody when it is archived', async () => {
    const lead = await make.lead({ title: 'Evanescent depot', confidential: true, codename: 'Vapourtrail' });
    await api.manager.delete(`/leads/${lead.id}`);
    const { rows } = await api.db.query(`SELECT word FROM search_word WHERE word IN ('evanescent', 'vapourtrail')`);
    expect(rows).toEqual([]);
  });
});

describe('A key with narrow scopes', () => {
  it('finds only the kinds of records that it may read', async () => {
    const companies = await api.key('manager', ['search:read', 'companies:read']);
    const contacts = await api.key('manager', ['search:read', 'contacts:read']);
    expect(await ids('Openly Known Holding', companies)).toHaveLength(1);
    expect(await ids('Openly Known Holding', contacts)).toEqual([]);
    expect(await ids('Gigafactory Xanadu', companies)).toEqual([]);
  });
});
