import { type Caller, useApi } from '../support/api.js';
import { readRows, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const id = (value: string, system = 'HubSpot') => ({ system, value });

const KINDS = ['companies', 'contacts', 'leads'] as const;
const create = (kind: (typeof KINDS)[number], body: Record<string, unknown>) =>
  ({ companies: () => make.company(body), contacts: () => make.contact(body), leads: () => make.lead(body) })[kind]();

describe.each(KINDS)('The ids of %s in other systems', (kind) => {
  it('are stored, shown, found, replaced as a whole, cleared and audited', async () => {
    const record = await create(kind, { externalIds: [id(`${kind} 2`), id('9', 'Odoo')] });
    const path = `/${kind}/${record.id}`;
    expect((await api.viewer.get(path)).body.externalIds).toEqual([id(`${kind} 2`), id('9', 'Odoo')]);
    const found = await api.viewer.get(`/${kind}?externalId=${encodeURIComponent(`${kind} 2`)}`);
    expect(found.body.items.map((each: { id: string }) => each.id)).toEqual([record.id]);

    expect((await api.manager.patch(path, { tags: ['kept'] })).body.externalIds).toHaveLength(2);
    const { body } = await api.manager.patch(path, { externalIds: [id(`${kind} 3`)] });
    expect(body).toMatchObject({ externalIds: [id(`${kind} 3`)], version: record.version + 2 });
    const { items } = (await api.manager.get(`/audit?entityId=${record.id}&action=updated&sort=-at`)).body;
    expect(items[0].changes).toEqual({
      externalIds: { before: [id(`${kind} 2`), id('9', 'Odoo')], after: [id(`${kind} 3`)] },
    });
    expect((await api.manager.patch(path, { externalIds: null })).body.externalIds).toEqual([]);
  });

  it('belong to one record in use, and an archived one loses them', async () => {
    const taken = [id(`${kind} taken`)];
    const holder = await create(kind, { externalIds: taken });
    const other = await create(kind, {});
    const refused = await api.manager.patch(`/${kind}/${other.id}`, { externalIds: [id('free'), ...taken] });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'external_id.taken',
        errors: [{ pointer: '/externalIds/1/value', code: 'external_id.taken' }],
      },
    });
    expect(refused.text).not.toContain(holder.id);
    expect((await api.manager.get(`/${kind}/${other.id}`)).body.externalIds).toEqual([]);

    await api.manager.delete(`/${kind}/${holder.id}`);
    expect((await api.manager.patch(`/${kind}/${other.id}`, { externalIds: taken })).body.externalIds).toEqual(taken);
    expect((await api.manager.post(`/${kind}/${holder.id}/restore`)).body.externalIds).toEqual([]);
  });

  it('go to one of two requests at the same moment', async () => {
    const records = [await create(kind, {}), await create(kind, {})];
    const wanted = [id(`${kind} race 1`), id(`${kind} race 2`)];
    const answers = await Promise.all([
      api.manager.patch(`/${kind}/${records[0]!.id}`, { externalIds: wanted }),
      api.manager.patch(`/${kind}/${records[1]!.id}`, { externalIds: wanted.toReversed() }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it.each([
    [[null], '/externalIds/0'],
    [['text'], '/externalIds/0'],
    ['text', '/externalIds'],
    [[{ system: 'HubSpot' }], '/externalIds/0/value'],
    [[{ system: null, value: '1' }], '/externalIds/0/system'],
    [[{ system: 'HubSpot', value: '  ' }], '/externalIds/0/value'],
    [[{ system: 'HubSpot', value: 'x'.repeat(201) }], '/externalIds/0/value'],
    [[{ system: 'x'.repeat(101), value: '1' }], '/externalIds/0/system'],
    [[{ system: 'HubSpot', value: '1', companyId: '1' }], '/externalIds/0/companyId'],
    [[id('1'), id('1')], '/externalIds'],
    [Array.from({ length: 21 }, (_, n) => id(String(n))), '/externalIds'],
  ])('are refused when they are %j', async (externalIds, pointer) => {
    const { id: recordId } = await create(kind, {});
    const { status, body } = await api.manager.patch(`/${kind}/${recordId}`, { externalIds });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('are kept as text and not changed by viewers', async () => {
    const html = [id(`<script>${kind}</script>`)];
    const record = await create(kind, { externalIds: html });
    expect((await api.manager.get(`/${kind}/${record.id}`)).body.externalIds).toEqual(html);
    expect((await api.viewer.patch(`/${kind}/${record.id}`, { externalIds: [] })).status).toBe(403);
  });
});

describe('A merge', () => {
  it.each(['companies', 'contacts'] as const)('moves the ids of %s to the survivor', async (kind) => {
    const survivor = await create(kind, { externalIds: [id(`${kind} survivor`)] });
    const source = await create(kind, { externalIds: [id(`${kind} source`)] });
    const answer = await api.manager.post(`/${kind}/${survivor.id}/merge`, { sourceId: source.id });
    expect(answer.body.relations).toContainEqual({ label: 'externalIds', moved: 1, combined: 0 });
    const both = [id(`${kind} source`), id(`${kind} survivor`)];
    expect((await api.manager.get(`/${kind}/${survivor.id}`)).body.externalIds).toEqual(both);
    expect((await api.manager.get(`/${kind}/${source.id}`)).body.externalIds).toEqual([]);
    const { items } = (await api.manager.get(`/audit?entityId=${survivor.id}&action=merged`)).body;
    expect(items[0].changes.externalIds).toEqual({ before: [id(`${kind} survivor`)], after: both });
  });
});

describe('An import', () => {
  const importLines = async (by: Caller, ...lines: string[]) => {
    const { id: importId } = await uploadLines(by, 'companies', 'Name,Country,externalId', ...lines);
    await api.bdm.patch(`/imports/${importId}`, { externalSystem: 'HubSpot' });
    return { importId, rows: await run(api, by, importId) };
  };

  it('adds an id to the others, finds the company by it, and takes it back', async () => {
    const company = await make.company({ name: 'Wisteria Optics', country: 'BE', externalIds: [id('7', 'Odoo')] });
    const first = await importLines(api.bdm, 'Wisteria Optics,BE,W-1');
    const both = [id('W-1'), id('7', 'Odoo')];
    expect(first.rows).toMatchObject([
      { outcome: 'update', recordId: company.id, changes: [{ field: 'externalIds' }] },
    ]);
    expect((await api.bdm.get(`/companies/${company.id}`)).body.externalIds).toEqual(both);
    const second = await importLines(api.bdm, 'Another spelling,BE,W-1');
    expect(second.rows).toMatchObject([{ outcome: 'skip', recordId: company.id }]);

    await api.manager.post(`/imports/${first.importId}/undo`);
    await work(api);
    expect((await readRows(api.manager, first.importId))[0]!.leftReasons ?? []).toEqual([]);
    expect((await api.bdm.get(`/companies/${company.id}`)).body.externalIds).toEqual([id('7', 'Odoo')]);
  });

  it('names the field of an id that is too long', async () => {
    const { rows } = await importLines(api.bdm, `Xylem Optics,BE,${'x'.repeat(201)}`);
    expect(rows).toMatchObject([{ outcome: 'error', errors: [{ field: 'externalId' }] }]);
  });
});

it('An external id of a lead that the caller may not see is refused like any unusable value', async () => {
  const taken = [id('hidden holder')];
  const hidden = await create('leads', { confidential: true, codename: 'Gneiss', externalIds: taken });
  const colleague = await api.user('bdm');
  const own = await make.lead({ by: colleague });
  const { title, companyId, source } = own;
  for (const refused of [
    await colleague.patch(`/leads/${own.id}`, { externalIds: taken }),
    await colleague.post('/leads', { title, companyId, source, externalIds: taken }),
  ]) {
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', errors: [{ pointer: '/externalIds/0/value', code: 'external_id.unusable' }] },
    });
    for (const secret of [hidden.id, hidden['reference'], 'another record']) expect(refused.text).not.toContain(secret);
  }
  const seen = await api.manager.patch(`/leads/${own.id}`, { externalIds: taken });
  expect(seen.problem).toEqual([409, 'external_id.taken']);
});
