import { useApi } from '../support/api.js';
import { run, uploadLines } from './imports.given.js';

const { api, make } = useApi();
const COMPANIES = new Map<string, string>();
const CONTACTS = new Map<string, string>();
beforeAll(async () => {
  for (const value of ['7001', '7002']) {
    const company = await make.company({ name: `Hub ${value} NV`, externalIds: [{ system: 'import', value }] });
    COMPANIES.set(value, company.id);
  }
  for (const value of ['9001', '9002']) {
    const email = `person.${value}@hub.example`;
    const contact = await make.contact({
      fullName: `Person ${value}`,
      email,
      externalIds: [{ system: 'import', value }],
    });
    CONTACTS.set(value, contact.id);
  }
});

/** Imports one row, and returns it with the record. */
async function importRow(entity: 'contacts' | 'leads', heading: string, line: string) {
  const { id } = await uploadLines(api.bdm, entity, heading, line);
  const [row] = await run(api, api.bdm, id);
  const record = row.recordId === null ? null : (await api.bdm.get(`/${entity}/${row.recordId}`)).body;
  return { row, record };
}

const DEAL = 'Deal Name;source.channel;Associated Company IDs;Associated Contact IDs';

describe('Several associated ids in one cell', () => {
  it('give a deal of HubSpot the first company and all contacts (M9)', async () => {
    const { row, record } = await importRow('leads', DEAL, 'Both;web;"7001;7002";"9001;9002"');
    expect(row).toMatchObject({
      outcome: 'create',
      errors: [],
      warnings: [{ column: 'Associated Company IDs', cell: '7001;7002', code: 'import.first_of_several' }],
    });
    expect(record.companyId).toBe(COMPANIES.get('7001'));
    expect(record.contactIds.toSorted()).toEqual([...CONTACTS.values()].toSorted());
  });

  it('give a contact the primary company where the file names it', async () => {
    const heading = 'First Name;Last Name;Associated Company IDs;Primary Associated Company ID';
    const { row, record } = await importRow('contacts', heading, 'An;Primary;"7001;7002";7002');
    expect(row).toMatchObject({ outcome: 'create', warnings: [] });
    expect(record.companyId).toBe(COMPANIES.get('7002'));
    const without = await importRow(
      'contacts',
      'First Name;Last Name;Associated Company IDs',
      'Bo;First;"7001;17734512001"',
    );
    expect(without.row.warnings).toMatchObject([{ code: 'import.reference_unknown' }]);
    expect(without.record.companyId).toBe(COMPANIES.get('7001'));
  });

  it('are reported where they are not known, and refuse the row only where none is', async () => {
    const { row, record } = await importRow('leads', DEAL, 'Some;web;"5555;7002";"9002;4444"');
    expect(row.warnings).toMatchObject([
      { cell: '5555;7002', code: 'import.reference_unknown', detail: expect.stringContaining('"5555"') },
      { cell: '9002;4444', code: 'import.reference_unknown', detail: expect.stringContaining('"4444"') },
    ]);
    expect([record.companyId, record.contactIds]).toEqual([COMPANIES.get('7002'), [CONTACTS.get('9002')]]);
    const none = await importRow('leads', DEAL, 'None;web;"5555;6666";');
    expect(none.row.errors).toMatchObject([{ field: 'company.externalId', code: 'import.reference_unknown' }]);
  });

  it('can be several e-mail addresses or names of contacts', async () => {
    const heading = 'title;source.channel;company.externalId;contact.email';
    const emails = 'person.9002@hub.example; person.9001@hub.example';
    const { record } = await importRow('leads', heading, `Addresses;web;7001;"${emails}"`);
    expect(record.contactIds.toSorted()).toEqual([...CONTACTS.values()].toSorted());
    const names = await importRow(
      'leads',
      'title;source.channel;company.name;contact.fullName',
      'Names;web;Hub 7002 NV;"Person 9001;Person 9002"',
    );
    expect(names.record.contactIds.toSorted()).toEqual([...CONTACTS.values()].toSorted());
  });
});

describe('A source for which there is no record', () => {
  const heading =
    'title;company.externalId;source.channel;source.detail;source.activity.reference;source.referrerCompany.name';
  const importLead = (line: string) => importRow('leads', heading, line);

  it('becomes another channel, and its detail keeps the words of the file', async () => {
    const { row, record } = await importLead('Fair;7001;Activity;;;');
    expect(row).toMatchObject({
      outcome: 'create',
      warnings: [{ column: 'source.channel', cell: 'Activity', code: 'import.source_as_detail' }],
    });
    expect(record.source).toMatchObject({ channel: 'other', detail: 'Activity', activityId: null });
    const joined = await importLead('Fair of metal;7001;Activity;Hall 6;Metaaldagen 2024;');
    expect(joined.record.source).toMatchObject({ channel: 'other', detail: 'Activity: Metaaldagen 2024: Hall 6' });
    const referred = await importLead('Referred;7001;referral;;;Unknown Advisers BV');
    expect(referred.row.warnings.map(({ column }: { column: string }) => column)).toEqual([
      'source.channel',
      'source.referrerCompany.name',
    ]);
    expect(referred.record.source).toMatchObject({ channel: 'other', detail: 'referral: Unknown Advisers BV' });
  });

  it('stays as it is where its record is known', async () => {
    const { row, record } = await importLead('Known;7001;referral;By mail;;Hub 7002 NV');
    expect(row.warnings).toEqual([]);
    expect(record.source).toMatchObject({
      channel: 'referral',
      detail: 'By mail',
      referrerCompanyId: COMPANIES.get('7002'),
    });
  });

  it('changes nothing when the file comes again, nor a source that is known better here', async () => {
    const line = 'Again;7001;Activity;;;';
    const { record } = await importLead(line);
    const again = await importLead(line);
    expect(again.row).toMatchObject({ outcome: 'skip', changes: [], warnings: [] });
    expect(again.record.version).toBe(record.version);
    const source = { channel: 'referral', referrerCompanyId: COMPANIES.get('7002') };
    await api.bdm.patch(`/leads/${record.id}`, { source: { ...source, detail: null } });
    const later = await importLead(line);
    expect(later.row).toMatchObject({ outcome: 'skip', recordId: record.id });
    expect(later.record.source).toMatchObject({ ...source, detail: null });
  });
});
