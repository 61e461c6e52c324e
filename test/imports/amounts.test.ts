import { useApi } from '../support/api.js';
import { check, run, uploadLines } from './imports.given.js';

const { api } = useApi();

const readTurnovers = async (rows: { recordId: string }[]) => {
  const views = await Promise.all(rows.map(({ recordId }) => api.bdm.get(`/companies/${recordId}`)));
  return views.map(({ body }) => body.turnover && [body.turnover.amount, body.turnover.currency]);
};

describe('An import of amounts', () => {
  it('takes rows with an amount and rows without one, whatever gives the currency', async () => {
    const { id, columns } = await uploadLines(
      api.bdm,
      'companies',
      'Name;Country;Omzet;Munt',
      'Abeel Bouw;BE;€ 1.250.000,50;',
      'Beuk Bouw;BE;;EUR',
      'Cipres Bouw;BE;2.000.000;USD',
      'Den Bouw;BE;3.000.000;',
      'Eik Bouw;BE;-;',
    );
    expect(columns.map(({ namesCurrency }: { namesCurrency: boolean }) => namesCurrency)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const mapping = [
      { column: 'Name', field: 'name' },
      { column: 'Country', field: 'country' },
      { column: 'Omzet', field: 'turnover.amount' },
      { column: 'Munt', field: 'turnover.currency' },
    ];
    await api.bdm.patch(`/imports/${id}`, { mapping });
    const unanswered = await check(api, api.bdm, id);
    expect(unanswered.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create', 'error', 'create']);
    expect(unanswered[3].errors).toMatchObject([{ field: 'turnover.currency' }]);

    const { status, body } = await api.bdm.patch(`/imports/${id}`, {
      currencies: [{ column: 'Omzet', currency: 'GBP' }],
    });
    expect([status, body.currencies]).toEqual([200, [{ column: 'Omzet', currency: 'GBP' }]]);
    const rows = await run(api, api.bdm, id);
    expect(await readTurnovers(rows)).toEqual([[1_250_001, 'EUR'], null, [2_000_000, 'USD'], [3_000_000, 'GBP'], null]);
  });

  it('knows which columns name their currency, by the heading or in each amount', async () => {
    const { columns } = await uploadLines(
      api.bdm,
      'companies',
      'Name;Turnover (EUR);Omzet in €;Revenue;Umsatz',
      'Fijnspar Bouw;5.000;5.000;$ 5.000;€ 5.000',
      'Goudes Bouw;;6.000;USD 7.000;6.000',
    );
    expect(columns.map((column: { namesCurrency: boolean }) => column.namesCurrency)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('refuses the currency of a column that the file lacks, of a column twice, and one that is no currency', async () => {
    const { id } = await uploadLines(api.bdm, 'companies', 'Name,Turnover', 'Hazelaar Bouw,5000');
    const send = async (...currencies: object[]) => {
      const { status, body } = await api.bdm.patch(`/imports/${id}`, { currencies });
      return [status, ...body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])];
    };
    const turnover = { column: 'Turnover', currency: 'EUR' };
    expect(await send({ column: 'Omzet', currency: 'EUR' })).toEqual([
      422,
      ['/currencies/0/column', 'import.unknown_column'],
    ]);
    expect(await send(turnover, turnover)).toEqual([422, ['/currencies/1/column', 'import.column_repeated']]);
    expect((await send({ column: 'Turnover', currency: 'XXX' }))[1]).toEqual([
      '/currencies/0/currency',
      'field.currency',
    ]);
  });

  it('leaves out an amount whose currency has no reference rate, and takes the row', async () => {
    const lines = ['Name,Country,Turnover', 'Jasmijn Optiek,TW,TWD 850000000', 'Jasmijn Glas,TW,USD 26000000'];
    const { id } = await uploadLines(api.bdm, 'companies', ...lines);
    expect(await check(api, api.bdm, id)).toMatchObject([
      { outcome: 'create', warnings: [{ code: 'import.value_left_out', cell: 'TWD 850000000' }] },
      { outcome: 'create', warnings: [] },
    ]);
    expect(await readTurnovers(await run(api, api.bdm, id))).toEqual([null, [26_000_000, 'USD']]);
  });

  it('keeps the currency of a column in a saved mapping, for files whose heading is written otherwise', async () => {
    const settings = {
      entity: 'leads',
      name: 'Leads of the fair',
      mapping: [
        { column: 'Project', field: 'title' },
        { column: 'Investering', field: 'capex.amount' },
      ],
      currencies: [{ column: 'Investering', currency: 'CNY' }],
    };
    const { status, body } = await api.bdm.post('/import-mappings', settings);
    expect([status, body.currencies]).toEqual([201, settings.currencies]);
    const { id } = await uploadLines(api.bdm, 'leads', 'INVESTERING,project', '500,Nieuwe hal');
    const applied = await api.bdm.patch(`/imports/${id}`, { mappingId: body.id });
    expect(applied.body.currencies).toEqual([{ column: 'INVESTERING', currency: 'CNY' }]);
    const combined = await api.bdm.patch(`/imports/${id}`, { mappingId: body.id, currencies: [] });
    expect(combined.body.errors).toMatchObject([{ pointer: '/currencies', code: 'import.mapping_combined' }]);
    const unknown = await api.bdm.patch(`/import-mappings/${body.id}`, {
      currencies: [{ column: 'Omzet', currency: 'EUR' }],
    });
    expect(unknown.body.errors).toMatchObject([{ pointer: '/currencies/0/column', code: 'import.unknown_column' }]);
  });
});
