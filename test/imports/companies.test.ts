import { useApi } from '../support/api.js';
import { check, run, stripRecordIds, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

describe('An import of companies', () => {
  it('says beforehand what it does with each row, and does exactly that', async () => {
    const stored = await make.company({
      name: 'Zonnebloem Serres',
      country: 'BE',
      identifiers: [{ scheme: 'KBO', value: '0566.988.259' }],
    });
    const imported = await uploadLines(
      api.bdm,
      'companies',
      'Bedrijfsnaam;Land;KBO-nummer;Aantal werknemers;Plaats',
      'Krokus Verlichting;België;0203.201.340;1.250;Hasselt',
      'Zonnebloem Serres;BE;0566 988 259;80;Genk',
      'Krokus Verlichting NV;België;;;Hasselt',
      'Fresia Techniek;België;0203.201.341;12;Tongeren',
    );
    expect(imported).toMatchObject({ status: 'uploaded', entity: 'companies', rowCount: 4 });
    const checked = await check(api, api.bdm, imported.id);
    expect(outcomes(checked)).toEqual(['create', 'update', 'skip', 'error']);
    expect(checked[1]).toMatchObject({
      row: 3,
      recordId: stored.id,
      changes: [
        { field: 'employees', from: null, to: 80 },
        { field: 'city', from: null, to: 'Genk' },
      ],
    });
    expect(checked[2].repeatsRow).toBe(2);
    expect(checked[3].errors).toMatchObject([{ field: 'identifiers.KBO', code: 'identifier.invalid' }]);
    expect((await api.bdm.get('/companies?q=krokus')).body.items).toEqual([]);
    const done = await run(api, api.bdm, imported.id);
    expect(stripRecordIds(done)).toEqual(stripRecordIds(checked));
    expect((await api.bdm.get(`/companies/${done[0].recordId}`)).body).toMatchObject({
      name: 'Krokus Verlichting',
      country: 'BE',
      employees: 1250,
      identifiers: [{ scheme: 'KBO', value: '0203201340' }],
    });
    expect((await api.bdm.get(`/imports/${imported.id}`)).body).toMatchObject({
      status: 'done',
      processedCount: 4,
      counts: { create: 1, update: 1, skip: 1, possible_duplicate: 0, error: 1 },
    });
    const { body: audit } = await api.bdm.get(`/audit?importId=${imported.id}&sort=at`);
    expect(
      audit.items.map((entry: Record<string, unknown>) => [entry['entityType'], entry['action'], entry['importRow']]),
    ).toEqual([
      ['company', 'created', 2],
      ['company', 'updated', 3],
    ]);
  });

  it('changes nothing the second time', async () => {
    const lines = ['Name,Country,City', 'Lavendel Optics,BE,Genk', 'Lavendel Optics BV,BE,'];
    const first = await uploadLines(api.bdm, 'companies', ...lines);
    expect(outcomes(await run(api, api.bdm, first.id))).toEqual(['create', 'skip']);
    const second = await uploadLines(api.bdm, 'companies', ...lines);
    expect(outcomes(await check(api, api.bdm, second.id))).toEqual(['skip', 'skip']);
    const [row] = await run(api, api.bdm, second.id);
    const { body } = await api.bdm.get(`/companies/${row.recordId}`);
    expect(body.version).toBe(1);
    expect((await api.bdm.post(`/imports/${second.id}/run`)).status).toBe(202);
  });

  it('is taken back by an undo, except for what has changed since', async () => {
    const stored = await make.company({ name: 'Papaver Systemen', country: 'BE' });
    const imported = await uploadLines(
      api.bdm,
      'companies',
      'Name,Country,City,Postal code',
      'Papaver Systemen,BE,Genk,3600',
      'Anemoon Robotica,BE,Lommel,3920',
      'Tijm Biotech,BE,Bree,3960',
    );
    const rows = await run(api, api.bdm, imported.id);
    expect(outcomes(rows)).toEqual(['update', 'create', 'create']);
    await api.bdm.patch(`/companies/${rows[2].recordId}`, { notes: 'Called.' });
    expect((await api.bdm.post(`/imports/${imported.id}/undo`, { dryRun: true })).status).toBe(403);
    const plan = await api.manager.post(`/imports/${imported.id}/undo`, { dryRun: true });
    expect(plan).toMatchObject({ status: 200, body: { dryRun: true, archive: 1, restore: 1, leave: 1 } });
    expect(plan.body.remainders).toMatchObject([{ row: 4, reasons: [{ code: 'import.changed_since' }] }]);
    expect((await api.manager.post(`/imports/${imported.id}/undo`)).status).toBe(202);
    await work(api);
    expect((await api.bdm.get(`/imports/${imported.id}`)).body.status).toBe('undone');
    expect((await api.bdm.get(`/companies/${stored.id}`)).body).toMatchObject({ city: null, postalCode: null });
    expect((await api.bdm.get(`/companies/${rows[1].recordId}`)).body.archivedAt).not.toBeNull();
    expect((await api.bdm.get(`/companies/${rows[2].recordId}`)).body.archivedAt).toBeNull();
  });
});
