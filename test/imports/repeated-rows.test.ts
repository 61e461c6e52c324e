import ExcelJS from 'exceljs';
import { useApi } from '../support/api.js';
import { check, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

const importLines = async (entity: string, ...lines: string[]) => {
  const { id } = await uploadLines(api.bdm, entity, ...lines);
  const patched = await api.bdm.patch(`/imports/${id}`, { externalSystem: 'HubSpot' });
  if (patched.status !== 200) throw new Error(patched.text);
  const checked = await check(api, api.bdm, id);
  const rows = await run(api, api.bdm, id);
  expect(outcomes(rows)).toEqual(outcomes(checked));
  // An earlier row is named with its record once that is there.
  for (const candidate of rows.flatMap(({ candidates }) => candidates).filter(({ row }) => row !== null)) {
    expect(candidate.recordId).toBe(rows.find(({ row }) => row === candidate.row).recordId);
  }
  return { id: id as string, rows };
};

/** Returns the cells and reasons of the file of failed rows, by the name in the first column. */
const readFailedRows = async (id: string) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await api.bdm.bytes(`/imports/${id}/errors?format=xlsx`)) as never);
  const rows: unknown[][] = [];
  workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows.slice(1).map((row) => [row[0], row.at(-1)]);
};

const waitsFor = (row: number) => ({ outcome: 'possible_duplicate', candidates: [{ row }] });

describe('A row of the name of an earlier row', () => {
  it('waits where the register numbers differ, and is its own company once that exists', async () => {
    const lines = ['Name,Country,KBO', 'TwinB Group NV,BE,0836.157.420', 'TwinB Group BV,BE,0439.291.125'];
    const { rows } = await importLines('companies', ...lines);
    expect(rows).toMatchObject([{ outcome: 'create' }, waitsFor(2)]);
    const { id } = await make.company({
      name: 'TwinB Group BV',
      country: 'BE',
      identifiers: [{ scheme: 'KBO', value: '0439.291.125' }],
      allowDuplicate: true,
    });
    expect((await importLines('companies', ...lines)).rows).toMatchObject([
      { outcome: 'skip', recordId: rows[0].recordId, warnings: [] },
      { outcome: 'skip', recordId: id, warnings: [] },
    ]);
  });

  it('waits where the ids of the other system differ, in its file and in a later one', async () => {
    const { rows } = await importLines(
      'companies',
      'Name,Country,externalId',
      'Olm Foods,BE,7001',
      'Olm Foods,BE,7002',
    );
    expect(rows).toMatchObject([{ outcome: 'create' }, waitsFor(2)]);
    expect((await importLines('companies', 'Name,Country,externalId', 'Olm Foods,BE,7002')).rows).toMatchObject([
      { outcome: 'possible_duplicate', candidates: [{ recordId: rows[0].recordId, row: null }] },
    ]);
    const contacts = await importLines(
      'contacts',
      'Full name,Phone,externalId',
      'Jan Peeters,+32 11 22 33 44,7201',
      'Jan Peeters,+32 11 22 33 55,7202',
    );
    expect(contacts.rows).toMatchObject([{ outcome: 'create' }, waitsFor(2)]);
    const person = await importLines('contacts', 'Full name,externalId', 'Jan Peeters,7203');
    expect(outcomes(person.rows)).toEqual(['possible_duplicate']);
  });

  it('waits where it is a lead of another day, in its file and in a later one', async () => {
    await make.company({ name: 'Iep Logistics', country: 'BE' });
    const heading = 'title,company.name,source.channel,receivedOn';
    const { rows } = await importLines(
      'leads',
      heading,
      'Uitbreiding,Iep Logistics,web,2024-03-01',
      'Uitbreiding,Iep Logistics,web,2025-03-01',
    );
    expect(rows).toMatchObject([{ outcome: 'create' }, waitsFor(2)]);
    expect((await importLines('leads', heading, 'Uitbreiding,Iep Logistics,web,2025-03-01')).rows).toMatchObject([
      { outcome: 'possible_duplicate', candidates: [{ recordId: rows[0].recordId, row: null }] },
    ]);
    const same = await importLines('leads', heading, 'Uitbreiding,Iep Logistics,web,2024-03-01');
    expect(same.rows).toMatchObject([{ outcome: 'skip', recordId: rows[0].recordId, warnings: [] }]);
  });

  it('waits where something else was said in the interaction, in its file and in a later one', async () => {
    await make.company({ name: 'Haagbeuk Motoren', country: 'BE' });
    const heading = 'kind,occurredAt,subject,summary,company.name';
    const start = 'call,2026-03-12T10:00:00Z,Telefoon';
    const { rows } = await importLines(
      'interactions',
      heading,
      `${start},first talk,Haagbeuk Motoren`,
      `${start},second talk,Haagbeuk Motoren`,
      `${start},First  talk,Haagbeuk Motoren NV`,
    );
    expect(rows).toMatchObject([{ outcome: 'create' }, waitsFor(2), { outcome: 'skip', repeatsRow: 2, warnings: [] }]);
    const later = await importLines('interactions', heading, `${start},second talk,Haagbeuk Motoren`);
    expect(outcomes(later.rows)).toEqual(['possible_duplicate']);
  });

  it('waits where it has the number or the address of an earlier row but other values', async () => {
    const companies = await importLines(
      'companies',
      'Name,Country,KBO,City',
      'Spar Foods,BE,0566.988.259,Genk',
      'Spar Foods,BE,0566 988 259,Hasselt',
    );
    expect(companies.rows).toMatchObject([{ outcome: 'create' }, waitsFor(2)]);
    const people = await importLines(
      'contacts',
      'Full name,E-mail',
      'An Janssens,info@spar.example',
      'Piet Claes,INFO@spar.example',
      'AN Janssens,info@spar.example',
    );
    expect(people.rows).toMatchObject([{ outcome: 'create' }, waitsFor(2), { outcome: 'skip', repeatsRow: 2 }]);
  });
});

describe('A row that repeats an earlier one', () => {
  it('adds its id to the record, so that rows of other files find it, until the undo', async () => {
    const stored = await make.company({ name: 'Taxus Optics', country: 'BE' });
    const { id, rows } = await importLines(
      'companies',
      'Name,Country,KBO,externalId',
      'Linde Optics,BE,0203.201.340,7101',
      'Linde Optics NV,BE,0203.201.340,7102',
      'Taxus Optics,BE,,',
      'Taxus Optics,BE,,7103',
    );
    expect(outcomes(rows)).toEqual(['create', 'skip', 'skip', 'skip']);
    expect(rows.map(({ repeatsRow }) => repeatsRow)).toEqual([null, 2, null, 4]);
    const readIds = async (companyId: string) =>
      (await api.bdm.get(`/companies/${companyId}`)).body.externalIds.map(({ value }: { value: string }) => value);
    expect(await readIds(rows[0].recordId)).toEqual(['7101', '7102']);
    expect(await readIds(stored.id)).toEqual(['7103']);
    const contacts = await importLines('contacts', 'Full name,company.externalId', 'An Claes,7102', 'Bo Claes,7103');
    expect(outcomes(contacts.rows)).toEqual(['create', 'create']);
    for (const each of [contacts.id, id]) {
      await api.manager.post(`/imports/${each}/undo`);
      await work(api);
    }
    expect(await readIds(stored.id)).toEqual([]);
    expect((await api.bdm.get(`/companies/${rows[0].recordId}`)).body.archivedAt).not.toBeNull();
  });

  it('is in the file of failed rows where it says more', async () => {
    const { id, rows } = await importLines(
      'companies',
      'Name,Country,City,Notes',
      'Wilg Foods,BE,,',
      'Wilg Foods NV,BE,Genk,',
      'Wilg Foods,BE,,',
    );
    expect(rows).toMatchObject([
      { outcome: 'create' },
      { outcome: 'skip', repeatsRow: 2, warnings: [{ column: 'City', cell: 'Genk', code: 'import.value_not_taken' }] },
      { outcome: 'skip', repeatsRow: 2, warnings: [] },
    ]);
    expect(await readFailedRows(id)).toEqual([
      ['Wilg Foods NV', expect.stringMatching(/^Repeats row 2\. City «Genk»: .*no value/)],
    ]);
  });
});

describe('A row that changes nothing', () => {
  it('is in the file of failed rows where the record says something else, and not where it says the same', async () => {
    await make.company({
      name: 'Populier Bouw',
      country: 'BE',
      city: 'Genk',
      website: 'https://populier.example',
      turnover: { amount: 5_000_000, currency: 'EUR' },
      identifiers: [{ scheme: 'KBO', value: '0400.000.086' }],
    });
    const heading = 'Name,Country,KBO,City,Website,Turnover (EUR),Tags';
    const { id, rows } = await importLines(
      'companies',
      heading,
      'Populier Bouw,BE,0400000086,Hasselt,populier.example,6000000,',
      'Populier Bouw NV,België,0400 000 086,genk,populier.example,5000000,',
    );
    expect(rows).toMatchObject([
      {
        outcome: 'skip',
        warnings: [
          { column: 'City', cell: 'Hasselt' },
          { column: 'Turnover (EUR)', cell: '6000000' },
        ],
      },
      { outcome: 'possible_duplicate' },
    ]);
    expect(rows[0].warnings[0].detail).toMatch(/"Genk" was kept/);
    expect((await readFailedRows(id))[0]).toEqual(['Populier Bouw', expect.stringContaining('«Genk» was kept')]);
    const same = await importLines(
      'companies',
      heading,
      'Populier Bouw NV,België,0400 000 086,genk,http://populier.example,5000000,',
    );
    expect(same.rows).toMatchObject([{ outcome: 'skip', warnings: [{ column: 'Website' }] }]);
    const { body } = await api.bdm.get(`/companies/${rows[0].recordId}`);
    expect(body).toMatchObject({ city: 'Genk', version: 1 });
  });
});

describe('A row that says the same as a row that waits', () => {
  it('waits too where it has another id, because no record could keep that id', async () => {
    await make.company({ name: 'Taxus Foods NV', country: 'BE' });
    const { rows } = await importLines(
      'companies',
      'Name,Country,KBO,externalId',
      'Taxus Foods BV,BE,0403.019.261,8001',
      'Taxus Foods BV,BE,0403.019.261,8002',
      'Taxus Foods BV,BE,0403.019.261,8001',
    );
    expect(rows).toMatchObject([
      { outcome: 'possible_duplicate' },
      waitsFor(2),
      { outcome: 'skip', repeatsRow: 2, recordId: null, changes: [] },
    ]);
  });
});

describe('Another legal form', () => {
  it('is a possible duplicate and not the company, whether it is stored or in an earlier row', async () => {
    const stored = await make.company({ name: 'Legal Form Test NV', country: 'BE' });
    const { rows } = await importLines(
      'companies',
      'Name,Country,City',
      'Legal Form Test BV,BE,Genk',
      'Vlier Foods NV,BE,Genk',
      'Vlier Foods BV,BE,Genk',
      'Vlier Foods SA,BE,Genk',
      'Vlier Foods,BE,Genk',
    );
    expect(rows).toMatchObject([
      { outcome: 'possible_duplicate', candidates: [{ recordId: stored.id }] },
      { outcome: 'create' },
      waitsFor(3),
      { outcome: 'skip', repeatsRow: 3 },
      { outcome: 'skip', repeatsRow: 3 },
    ]);
    expect((await api.bdm.get(`/companies/${stored.id}`)).body.city).toBeNull();
    const found = await importLines('companies', 'Name,Country,City', 'Legal Form Test,BE,Genk');
    expect(found.rows).toMatchObject([{ outcome: 'update', recordId: stored.id }]);
  });

  it('does not give a contact to the company of the other form', async () => {
    const nv = await make.company({ name: 'Meidoorn Foods NV', country: 'BE' });
    const heading = 'Full name,company.name';
    const { rows } = await importLines('contacts', heading, 'Els Baert,Meidoorn Foods BV', 'Els Baert,Meidoorn Foods');
    expect(rows[0]).toMatchObject({ outcome: 'error', errors: [{ code: 'import.reference_unknown' }] });
    expect((await api.bdm.get(`/contacts/${rows[1].recordId}`)).body.companyId).toBe(nv.id);
    const bv = await make.company({ name: 'Meidoorn Foods BV', country: 'BE', allowDuplicate: true });
    const later = await importLines('contacts', heading, 'Jo Baert,Meidoorn Foods BV');
    expect((await api.bdm.get(`/contacts/${later.rows[0].recordId}`)).body.companyId).toBe(bv.id);
  });
});
