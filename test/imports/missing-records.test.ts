import { type Caller, useApi } from '../support/api.js';
import { check, omitIds, readRows, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const BOTH = ['companies', 'contacts'];

const LEAD_COLUMNS =
  'title,source.channel,company.name,company.country,company.city,company.website,contact.fullName,contact.email,contact.phone,contact.jobTitle';

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

/** Uploads lines for an import that creates what is missing. */
async function prepare(by: Caller, entity: string, createMissing: string[], ...lines: string[]): Promise<string> {
  const { id } = await uploadLines(by, entity, ...lines);
  const { status, text } = await by.patch(`/imports/${id}`, { createMissing });
  if (status !== 200) throw new Error(text);
  return id as string;
}

/** Imports lines, and checks that the run does what the check says. */
async function importMissing(entity: string, createMissing: string[], ...lines: string[]) {
  const id = await prepare(api.bdm, entity, createMissing, ...lines);
  const checked = await check(api, api.bdm, id);
  const { createsCounts } = (await api.bdm.get(`/imports/${id}`)).body;
  const rows = await run(api, api.bdm, id);
  expect(omitIds(rows)).toEqual(omitIds(checked));
  expect((await api.bdm.get(`/imports/${id}`)).body.createsCounts).toEqual(createsCounts);
  return { id, rows, createsCounts };
}

async function find(list: string, query: string) {
  return (await api.bdm.get(`/${list}?limit=50&${query}`)).body.items;
}

describe('An import that creates missing records', () => {
  it('creates the company and the person of a lead with all values of the row, each once over the file', async () => {
    const { rows, createsCounts } = await importMissing(
      'leads',
      ['companies', 'contacts'],
      LEAD_COLUMNS,
      'Aster plant,web,Aster Optics NV,BE,Ghent,aster-optics.example,An Maes,an@aster-optics.example,+32 9 210 11 22,Director',
      'Aster depot,web,Aster Optics NV,BE,,,An Maes,an@aster-optics.example,,',
      'Aster office,web,Aster Optics NV,BE,,,Bo Claes,bo@aster-optics.example,,',
    );
    expect(rows.map(({ errors, candidates }) => [errors, candidates])).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ]);
    expect(outcomes(rows)).toEqual(['create', 'create', 'create']);
    expect(rows.map(({ creates }) => creates.map(({ entity }: { entity: string }) => entity))).toEqual([
      ['companies', 'contacts'],
      [],
      ['contacts'],
    ]);
    expect(createsCounts).toEqual({ companies: 1, contacts: 2 });
    expect(rows[0].creates[0].values).toMatchObject({ name: 'Aster Optics NV', city: 'Ghent' });
    const companies = await find('companies', 'q=Aster');
    expect(companies).toMatchObject([{ city: 'Ghent', website: 'https://aster-optics.example', country: 'BE' }]);
    const leads = await find('leads', 'q=Aster');
    expect(leads.map(({ companyId }: { companyId: string }) => companyId)).toEqual(leads.map(() => companies[0].id));
    const contacts = await find('contacts', `companyId=${companies[0].id}&sort=fullName`);
    expect(contacts).toMatchObject([
      { fullName: 'An Maes', phone: '+3292101122', jobTitle: 'Director' },
      { fullName: 'Bo Claes' },
    ]);
  });

  it('creates the companies of contacts, and no people', async () => {
    const lines = [
      'fullName,company.name,company.country',
      'Cis Baert,Begonia Metals NV,BE',
      'Dirk Aerts,Begonia Metals NV,BE',
    ];
    const { id } = await uploadLines(api.bdm, 'contacts', ...lines);
    const refused = await api.bdm.patch(`/imports/${id}`, { createMissing: BOTH });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/createMissing/1', code: 'import.create_missing' }] },
    });
    const { rows, createsCounts } = await importMissing('contacts', ['companies'], ...lines);
    expect(outcomes(rows)).toEqual(['create', 'create']);
    expect(createsCounts).toEqual({ companies: 1, contacts: 0 });
    const { id: other } = await uploadLines(api.bdm, 'companies', 'name,country', 'Begonia Glass NV,BE');
    expect((await api.bdm.patch(`/imports/${other}`, { createMissing: ['companies'] })).status).toBe(422);
  });

  it('keeps the setting in a saved mapping', async () => {
    const lines = ['fullName,company.name,company.country', 'Els Cools,Cactus Foods NV,BE'];
    const mapping = lines[0]!.split(',').map((field) => ({ column: field, field }));
    const saved = { entity: 'contacts', name: 'With companies', mapping, createMissing: ['companies'] };
    const { id: mappingId, createMissing } = (await api.bdm.post('/import-mappings', saved)).body;
    expect(createMissing).toEqual(['companies']);
    const { id } = await uploadLines(api.bdm, 'contacts', ...lines);
    expect((await api.bdm.patch(`/imports/${id}`, { mappingId })).body.createMissing).toEqual(['companies']);
    expect((await api.bdm.patch(`/import-mappings/${mappingId}`, { createMissing: BOTH })).status).toBe(422);
  });

  it('changes nothing when the same file comes a second time', async () => {
    const lines = [LEAD_COLUMNS, 'Dahlia plant,web,Dahlia Pumps NV,BE,Genk,,,fons@dahlia-pumps.example,,'];
    await importMissing('leads', BOTH, ...lines);
    // A person of whom the file has only the address is called by it.
    expect(await find('contacts', 'q=dahlia-pumps')).toMatchObject([{ fullName: 'fons@dahlia-pumps.example' }]);
    const { id, rows, createsCounts } = await importMissing('leads', BOTH, ...lines);
    expect(rows).toMatchObject([{ outcome: 'skip', creates: [], changes: [] }]);
    expect(createsCounts).toEqual({ companies: 0, contacts: 0 });
    expect((await api.manager.get(`/audit?importId=${id}`)).body.items).toEqual([]);
  });

  it('lets two imports of one file at once create each record once', async () => {
    const line = 'Elder Tools NV,BE,,,Gust Daems,gust@elder-tools.example,,';
    const first = await prepare(api.bdm, 'leads', BOTH, LEAD_COLUMNS, `Elder plant,web,${line}`);
    const second = await prepare(api.bdm, 'leads', BOTH, LEAD_COLUMNS, `Elder depot,web,${line}`);
    const third = await prepare(
      api.bdm,
      'contacts',
      ['companies'],
      'fullName,company.name,company.country',
      'Hugo Daems,Elder Tools NV,BE',
    );
    const answers = await Promise.all([first, second, third].map((id) => api.bdm.post(`/imports/${id}/run`)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await work(api);
    for (const id of [first, second, third]) expect(outcomes(await readRows(api.bdm, id))).toEqual(['create']);
    const [company, ...others] = await find('companies', 'q=Elder');
    expect(others).toEqual([]);
    const people = await find('contacts', `companyId=${company.id}&sort=fullName`);
    expect(people.map(({ fullName }: { fullName: string }) => fullName)).toEqual(['Gust Daems', 'Hugo Daems']);
  });

  it('creates nothing for a row that fails, and the next row that names the company creates it', async () => {
    const { rows, createsCounts } = await importMissing(
      'leads',
      BOTH,
      LEAD_COLUMNS,
      `${'x'.repeat(300)},web,Fuchsia Foods NV,BE,Genk,,Inge Geens,,,`,
      'Fuchsia depot,web,Fuchsia Foods NV,BE,Bree,,,,,',
      'Fuchsia office,web,Fuchsia Foods NV,BE,Bree,no address,,,,',
      'Fuchsia annex,web,Gentian Foods NV,,,,,,,',
    );
    expect(outcomes(rows)).toEqual(['error', 'create', 'create', 'error']);
    expect(rows.map(({ creates }) => creates.length)).toEqual([0, 1, 0, 0]);
    expect(rows[3].errors).toMatchObject([{ field: 'company.country' }]);
    expect(createsCounts).toEqual({ companies: 1, contacts: 0 });
    expect(await find('companies', 'q=Fuchsia')).toMatchObject([{ city: 'Bree' }]);
    expect(await find('contacts', 'q=Geens')).toEqual([]);
    expect(await find('companies', 'q=Gentian')).toEqual([]);
  });

  it('waits where the company is probably one that exists, or that an earlier row creates', async () => {
    const known = await make.company({ name: 'Hibiscus Greenhouse Lighting NV', country: 'BE' });
    const { rows } = await importMissing(
      'contacts',
      ['companies'],
      'fullName,company.name,company.country',
      'Jan Hens,Hibiscus Greenhouse Lighting BV,BE',
      'Kim Hens,Iris Agricultural Machinery NV,BE',
    );
    expect(outcomes(rows)).toEqual(['possible_duplicate', 'create']);
    expect(rows[0].candidates).toEqual([
      { recordId: known.id, name: 'Hibiscus Greenhouse Lighting NV', row: null, entity: 'companies' },
    ]);
    const id = await prepare(
      api.bdm,
      'contacts',
      ['companies'],
      'fullName,company.name,company.country',
      'Luc Iven,Jasmine Steel Works NV,BE',
      'Mia Iven,Jasmine Steel Works BV,BE',
    );
    const checked = await check(api, api.bdm, id);
    expect(checked.map(({ outcome, candidates }) => [outcome, candidates])).toEqual([
      ['create', []],
      ['possible_duplicate', [{ recordId: null, name: 'Jasmine Steel Works NV', row: 2, entity: 'companies' }]],
    ]);
    expect(outcomes(await run(api, api.bdm, id))).toEqual(outcomes(checked));
  });

  it('takes the company that a person has chosen among the likely ones, or creates another', async () => {
    const known = await make.company({ name: 'Yarrow Precision Castings NV', country: 'BE' });
    const id = await prepare(
      api.bdm,
      'contacts',
      ['companies'],
      'fullName,company.name,company.country,company.city',
      'Wout Hens,Yarrow Precision Castings BV,BE,Genk',
      'Xavier Hens,Yarrow Precision Castings BVBA,BE,Bree',
    );
    expect(outcomes(await check(api, api.bdm, id))).toEqual(['possible_duplicate', 'possible_duplicate']);
    const [compared] = (await api.bdm.get(`/imports/${id}/rows/2`)).body.comparisons;
    expect(compared).toMatchObject({ recordId: known.id, entity: 'companies', isUsable: true });
    expect(compared.fields.map(({ field }: { field: string }) => field)).toContain('company.city');
    expect((await api.bdm.patch(`/imports/${id}/rows/2`, { decision: { recordId: known.id } })).body.outcome).toBe(
      'create',
    );
    expect((await api.bdm.patch(`/imports/${id}/rows/3`, { decision: 'create' })).body).toMatchObject({
      outcome: 'create',
      creates: [{ entity: 'companies', values: { city: 'Bree' } }],
    });
    expect(outcomes(await run(api, api.bdm, id))).toEqual(['create', 'create']);
    const people = await find('contacts', 'q=Hens&sort=fullName');
    const companies = await find('companies', 'q=Yarrow&sort=createdAt');
    expect(companies).toHaveLength(2);
    const employers = new Map(people.map(({ fullName, companyId }: Record<string, string>) => [fullName, companyId]));
    expect([employers.get('Wout Hens'), employers.get('Xavier Hens')]).toEqual([known.id, companies[1].id]);
  });

  it('tells people of one name at two companies apart', async () => {
    const { rows, createsCounts } = await importMissing(
      'leads',
      BOTH,
      LEAD_COLUMNS,
      'Kale plant,web,Kale Foods NV,BE,,,Nele Peeters,,,',
      'Leek plant,web,Leek Steel NV,BE,,,Nele Peeters,,,',
      'Leek depot,web,Leek Steel NV,BE,,,Nele Peeters,,,',
    );
    expect(outcomes(rows)).toEqual(['create', 'create', 'create']);
    expect(createsCounts).toEqual({ companies: 2, contacts: 2 });
  });

  it('creates no company for a record that has another one', async () => {
    const company = await make.company({ name: 'Mallow Paper NV', country: 'BE' });
    await make.contact({ fullName: 'Olga Raes', email: 'olga@mallow-paper.example', companyId: company.id });
    const { rows, createsCounts } = await importMissing(
      'contacts',
      ['companies'],
      'fullName,email,jobTitle,company.name,company.country',
      'Olga Raes,olga@mallow-paper.example,Buyer,Nettle Textiles NV,BE',
      'Olga Raes,olga@mallow-paper.example,,Oregano Textiles NV,BE',
    );
    expect(rows.map(({ creates }) => creates)).toEqual([[], []]);
    expect(createsCounts).toEqual({ companies: 0, contacts: 0 });
    expect(await find('companies', 'q=Textiles')).toEqual([]);
    expect(await find('contacts', 'q=Olga')).toMatchObject([{ jobTitle: 'Buyer', companyId: company.id }]);
  });

  it('needs the permission to create companies, row by row', async () => {
    const scopes = ['imports:read', 'imports:write', 'contacts:read', 'contacts:write', 'companies:read'];
    const key = await api.key('bdm', scopes);
    await make.company({ name: 'Parsley Glass NV', country: 'BE' });
    const columns = 'fullName,company.name,company.country';
    const id = await prepare(
      key,
      'contacts',
      ['companies'],
      columns,
      'Piet Smet,Parsley Glass NV,BE',
      'Rik Smet,Quince Wood NV,BE',
    );
    const checked = await check(api, key, id);
    expect(outcomes(checked)).toEqual(['create', 'error']);
    expect(checked[1].errors).toMatchObject([{ field: 'company.name', code: 'import.create_forbidden' }]);
    expect(outcomes(await run(api, key, id))).toEqual(['create', 'error']);
    expect(await find('companies', 'q=Quince')).toEqual([]);
  });
});

describe('An undo of an import that created missing records', () => {
  it('archives them as well, except those that are changed or used since, and says which', async () => {
    const line = (n: number, company: string) =>
      `Rhubarb project ${n},web,${company},BE,,,Person ${n} Maes,p${n}@rhubarb.example,,`;
    const { id } = await importMissing(
      'leads',
      BOTH,
      LEAD_COLUMNS,
      line(1, 'Rhubarb Foods NV'),
      line(2, 'Sorrel Steel NV'),
      line(3, 'Tansy Optics NV'),
      line(4, 'Tansy Optics NV'),
    );
    const [foods, steel] = await Promise.all([find('companies', 'q=Rhubarb'), find('companies', 'q=Sorrel')]);
    await make.contact({ fullName: 'Late Comer', companyId: foods[0].id });
    await api.bdm.patch(`/companies/${steel[0].id}`, { city: 'Genk' });
    const preview = (await api.manager.post(`/imports/${id}/undo`, { dryRun: true })).body;
    expect(preview).toMatchObject({ archive: 9, restore: 0, leave: 2 });
    await api.manager.post(`/imports/${id}/undo`);
    await work(api);
    const rows = await readRows(api.manager, id);
    expect(rows.map(({ leftReasons }) => leftReasons.map(({ code }: { code: string }) => code))).toEqual([
      ['import.in_use'],
      ['import.changed_since'],
      [],
      [],
    ]);
    expect(rows[0].leftReasons[0].detail).toContain('Rhubarb Foods NV');
    expect(await find('companies', 'q=Tansy')).toEqual([]);
    expect(await find('contacts', 'q=rhubarb.example')).toEqual([]);
    expect(await find('leads', 'q=Rhubarb')).toEqual([]);
  });

  it('restores records that refer to them, and archives them then', async () => {
    const contact = await make.contact({ fullName: 'Sam Wils', email: 'sam@umbel.example' });
    const { id, rows } = await importMissing(
      'contacts',
      ['companies'],
      'fullName,email,company.name,company.country',
      'Sam Wils,sam@umbel.example,Umbel Ceramics NV,BE',
    );
    expect(rows).toMatchObject([{ outcome: 'update', creates: [{ entity: 'companies' }] }]);
    expect((await api.manager.post(`/imports/${id}/undo`, { dryRun: true })).body).toMatchObject({
      archive: 1,
      restore: 1,
      leave: 0,
    });
    await api.manager.post(`/imports/${id}/undo`);
    await work(api);
    expect((await api.bdm.get(`/contacts/${contact.id}`)).body.companyId).toBeNull();
    expect(await find('companies', 'q=Umbel')).toEqual([]);
  });
});
