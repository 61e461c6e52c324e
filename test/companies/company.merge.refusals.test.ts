import { randomUUID } from 'node:crypto';
import { useApi } from '../support/api.js';
import { mergeParties, type MergeParties } from './merge.parties.js';
import { selectRows } from '../support/rows.js';

let company: MergeParties['company'];
let merge: MergeParties['merge'];
let read: MergeParties['read'];
const { api } = useApi();
beforeAll(async () => {
  ({ company, merge, read } = mergeParties(api));
});

describe('A merge', () => {
  it('is refused with itself, with what is unknown, and by a stale version', async () => {
    const [a, b] = [await company(), await company()];
    const self = await merge(a, a.toUpperCase());
    expect([self.status, self.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/sourceId', code: 'company.merge_self' },
    ]);
    const unknown = await merge(a, randomUUID());
    expect([unknown.status, unknown.body.errors[0].code]).toEqual([422, 'reference.unknown']);
    expect((await merge(randomUUID(), a)).status).toBe(404);
    expect((await merge(a, 'x')).status).toBe(422);
    expect((await api.bdm.post(`/companies/${a}/merge`, {})).body.errors[0].pointer).toBe('/sourceId');
    expect((await merge(a, b, { dryRun: 'no' })).body.errors[0].pointer).toBe('/dryRun');
    await api.bdm.patch(`/companies/${a}`, { city: 'Genk' });
    expect((await merge(a, b, {}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await merge(a, b, {}, { 'if-match': '"2"' })).status).toBe(200);
  });

  it('is refused when either is archived or has been merged before; the refusal names the one that is left', async () => {
    const [a, b, c] = [await company(), await company(), await company()];
    await api.bdm.delete(`/companies/${a}`);
    for (const answer of [await merge(a, b), await merge(b, a)]) {
      expect(answer.problem).toEqual([409, 'record.archived']);
    }
    await merge(c, b);
    const d = await company();
    expect((await merge(d, b)).body).toMatchObject({
      status: 409,
      code: 'company.merged',
      mergedIntoId: c,
      errors: [{ pointer: '/sourceId' }],
    });
    expect((await merge(b, d)).body).toMatchObject({ status: 409, code: 'company.merged', mergedIntoId: c });
  });

  it('cannot be undone by restoring, and what was merged is referred to no more', async () => {
    const [survivor, source] = [await company(), await company()];
    await merge(survivor, source);
    const back = await api.bdm.post(`/companies/${source}/restore`);
    expect(back.body).toMatchObject({ status: 409, code: 'company.merged', mergedIntoId: survivor });
    const child = await api.bdm.post('/companies', { name: 'Orphan To Be', country: 'BE', parentId: source });
    expect([child.status, child.body.errors[0].code]).toEqual([422, 'reference.archived']);
    const member = await api.bdm.post(`/companies/${survivor}/memberships`, { companyId: source });
    expect([member.status, member.body.errors[0].code]).toEqual([422, 'reference.archived']);
  });

  it('flattens a chain, so that every merged company names the one in use', async () => {
    const [a, b, c] = [await company(), await company(), await company()];
    await merge(b, a);
    await merge(c, b);
    expect((await read(a)).mergedIntoId).toBe(c);
    expect((await api.bdm.get(`/companies/${a}`)).headers.get('link')).toContain(c);
  });

  it.each(['into its child', 'into its grandchild', 'with its child', 'with its grandchild'])(
    'of a parent %s leaves no circle',
    async (which) => {
      const top = await company();
      const parent = await company({ parentId: top });
      const child = await company({ parentId: parent });
      const grandchild = await company({ parentId: child });
      const other = which.includes('grand') ? grandchild : child;
      const [survivor, source] = which.startsWith('into') ? [other, parent] : [parent, other];
      expect((await merge(survivor, source)).status).toBe(200);
      const parents: Record<string, string | null> = {};
      for (const id of [top, parent, child, grandchild]) parents[id] = (await read(id)).parentId;
      for (const start of [top, parent, child, grandchild].filter((id) => id !== source)) {
        let at: string | null = start;
        for (let steps = 0; at !== null; steps++) {
          if (steps > 5) throw new Error(`A circle from ${start}: ${JSON.stringify(parents)}`);
          at = parents[at] ?? null;
        }
      }
      expect((await read(survivor)).parentId).toBe(top);
      if (which === 'into its grandchild') expect(parents[child]).toBe(grandchild);
      if (which === 'with its child') expect(parents[grandchild]).toBe(parent);
    },
  );

  it('takes the source’s parent when it has none, unless that would be itself', async () => {
    const parent = await company();
    const [source, survivor] = [await company({ parentId: parent }), await company()];
    expect((await merge(survivor, source)).body.filled).toContain('parentId');
    expect((await read(survivor)).parentId).toBe(parent);
    const child = await company({ parentId: parent });
    expect((await merge(parent, child)).body.filled).not.toContain('parentId');
  });

  it('happens once when two users merge the companies at the same moment, in either direction', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b] = [await company(), await company()];
      const answers = await Promise.all([merge(a, b), merge(b, a), merge(a, b)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
      const left = [await read(a), await read(b)].filter(({ archivedAt }) => archivedAt === null);
      expect(left).toHaveLength(1);
    }
  });

  it('loses no contact who is added to the source at the same time', async () => {
    for (let round = 0; round < 4; round++) {
      const [survivor, source, ...others] = await Promise.all(Array.from({ length: 10 }, () => company()));
      const joining = others.map((id) => api.bdm.post(`/companies/${id}/memberships`, { companyId: source }));
      const [merged, ...joined] = await Promise.all([merge(survivor!, source!), ...joining]);
      expect(merged.status).toBe(200);
      const rows = await selectRows(api.db, 'company_membership', { organisation_id: source }, 'count(*)::int AS n');
      expect(rows[0].n).toBe(0);
      const listed = await api.bdm.get(`/companies/${survivor}/memberships?direction=member&count=true`);
      expect(listed.body.total).toBe(joined.filter(({ status }) => status === 201).length);
    }
  });

  it('takes over a change of the survivor that is made meanwhile', async () => {
    for (let round = 0; round < 4; round++) {
      const [survivor, source] = [await company(), await company({ city: 'Of the source', tags: ['source'] })];
      const [merged, changed] = await Promise.all([
        merge(survivor, source),
        api.bdm.patch(`/companies/${survivor}`, { city: 'Of the survivor', tags: ['survivor'] }),
      ]);
      expect([merged.status, changed.status]).toEqual([200, 200]);
      const { city, tags, version } = await read(survivor);
      expect([city, version]).toEqual(['Of the survivor', 3]);
      expect(tags).toContain('survivor');
    }
  });

  it('is done once however often the same request comes in', async () => {
    const [survivor, source] = [await company(), await company()];
    const first = await merge(survivor, source, {}, { 'idempotency-key': `merge-${source}` });
    const again = await merge(survivor, source, {}, { 'idempotency-key': `merge-${source}` });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
  });
});
