import { useApi } from '../support/api.js';
import { check, readRows, run, upload, uploadLines } from './imports.given.js';

const { api } = useApi();

describe('Rows that lean on other rows of their file', () => {
  it('come in where the row that they name lost an amount in a currency without a rate', async () => {
    const columns = 'name,country,turnover.amount,turnover.currency,parent.name';
    const lines = ['Wilgen Holding,TW,5000,TWD,', 'Wilgen Optiek,TW,,,Wilgen Holding'];
    const { id } = await uploadLines(api.bdm, 'companies', columns, ...lines);
    const checked = await check(api, api.bdm, id);
    expect(checked.map(({ outcome, errors }) => [outcome, errors])).toEqual([
      ['create', []],
      ['create', []],
    ]);
    expect(checked[0].warnings).toMatchObject([{ code: 'import.value_left_out', column: 'turnover.amount' }, {}]);
    const rows = await run(api, api.bdm, id);
    const child = (await api.bdm.get(`/companies/${rows[1].recordId}`)).body;
    expect(child.parentId).toBe(rows[0].recordId);
  });

  it('name one new company with such an amount twice', async () => {
    const columns =
      'title,source.channel,company.name,company.country,company.turnover.amount,company.turnover.currency';
    const lines = ['Hal A', 'Hal B'].map((title) => `${title},web,Lijster Glas,TW,5000,TWD`);
    const { id } = await uploadLines(api.bdm, 'leads', columns, ...lines);
    expect((await api.bdm.patch(`/imports/${id}`, { createMissing: ['companies'] })).status).toBe(200);
    expect((await check(api, api.bdm, id)).map(({ outcome }) => outcome)).toEqual(['create', 'create']);
    const rows = await run(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create']);
    expect((await api.bdm.get('/companies?q=lijster')).body.items).toMatchObject([{ turnover: null }]);
  });

  it('are decided after the run although an earlier row has created their company', async () => {
    const columns = 'title,source.channel,receivedOn,company.name,company.country';
    const lines = ['2025-01-10', '2026-01-10'].map((day) => `Uitbreiding,web,${day},Merel Staal,BE`);
    const { id } = await uploadLines(api.bdm, 'leads', columns, ...lines);
    await api.bdm.patch(`/imports/${id}`, { createMissing: ['companies'] });
    expect((await run(api, api.bdm, id)).map(({ outcome }) => outcome)).toEqual(['create', 'possible_duplicate']);
    const { status, body } = await api.bdm.patch(`/imports/${id}/rows/3`, { decision: 'create' });
    expect([status, body.outcome, body.errors]).toEqual([200, 'create', []]);
    expect((await run(api, api.bdm, id)).map(({ outcome }) => outcome)).toEqual(['create', 'create']);
    expect((await api.bdm.get('/companies?q=merel')).body.items).toHaveLength(1);
  });
});

describe('Cells of a hundred thousand characters', () => {
  it.each([
    ['companies', 'owner.name', 'a '.repeat(49_000)],
    ['companies', 'website', `${'.'.repeat(3_990)} x`],
    ['leads', 'contact.email', `a@b.example${',x'.repeat(40_000)}`],
    ['leads', 'contact.externalId', Array.from({ length: 17_000 }, (_, n) => n).join(';')],
  ])('of %s in %s end their row at most', async (entity, field, cell) => {
    const columns = entity === 'companies' ? `name,country,${field}` : `title,source.channel,company.name,${field}`;
    const row = entity === 'companies' ? `Specht Metaal,BE,"${cell}"` : `Specht,web,Nergens,"${cell}"`;
    const { id } = await uploadLines(api.bdm, entity, columns, row);
    const [checked] = await check(api, api.bdm, id);
    expect(['create', 'error']).toContain(checked.outcome);
    expect(checked.warnings.length).toBeLessThan(60);
    expect((await api.bdm.get(`/imports/${id}`)).body.status).toBe('checked');
  });
});

describe('The import that a file replaces', () => {
  it('is one of the same person and the same kind of records', async () => {
    const send = (entity: string, replaces: string) =>
      upload(api.manager, { entity, content: 'Name,Country\nDas Hout,BE\n', fields: [['replaces', replaces]] });
    const { id: others } = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Das Hout,BE');
    const { id: own } = await uploadLines(api.manager, 'companies', 'Name,Country', 'Das Hout,BE');
    for (const [entity, id] of [
      ['companies', others],
      ['contacts', own],
    ]) {
      const { status, body } = await send(entity, id);
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/replaces' })]]);
      expect(await readRows(api.manager, id)).toHaveLength(1);
    }
    expect((await send('companies', own)).status).toBe(201);
  });
});
