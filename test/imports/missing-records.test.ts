import { useApi } from '../support/api.js';
import { check, readRows, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const LEAD_COLUMNS =
  'title,source.channel,company.name,company.country,company.city,company.website,contact.fullName,contact.email,contact.phone,contact.jobTitle';

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);
const strip = (rows: Record<string, unknown>[]) => rows.map((row) => ({ ...row, recordId: null }));

/** Uploads lines, lets the import create what is missing, and checks that the run does what the check says. */
async function importMissing(entity: string, createMissing: string[], ...lines: string[]) {
  const { id } = await uploadLines(api.bdm, entity, ...lines);
  const { status, text } = await api.bdm.patch(`/imports/${id}`, { createMissing });
  if (status !== 200) throw new Error(text);
  const checked = await check(api, api.bdm, id);
  const { createsCounts } = (await api.bdm.get(`/imports/${id}`)).body;
  const rows = await run(api, api.bdm, id);
  expect(strip(rows)).toEqual(strip(checked));
  expect((await api.bdm.get(`/imports/${id}`)).body.createsCounts).toEqual(createsCounts);
  return { id: id as string, rows, createsCounts };
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
    expect(rows.map(({ errors, candidates }) => [errors, candidates])).toEqual([[[], []], [[], []], [[], []]]);
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
});
