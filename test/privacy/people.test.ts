import { POOL } from '../../src/database/connections/connection.constants.js';
import type { DatabasePool } from '../../src/database/connections/database-pool.factory.js';
import { PersonReader } from '../../src/privacy/people/person.reader.js';
import { PersonReportReader } from '../../src/privacy/report/person-report.reader.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { connectForm, FORM, submit } from '../intake/registration.given.js';
import { VISIT } from '../delegations/delegation.given.js';

const { api, make } = useApi();

const SEMINAR = {
  title: 'Light in care',
  startsAt: '2029-09-13T09:00',
  endsAt: '2029-09-13T12:00',
  timezone: 'Europe/Brussels',
};

const find = async (q: string): Promise<Made[]> =>
  (await ok(api.manager.get(`/privacy/people?q=${encodeURIComponent(q)}`))).items;
const listKinds = ({ records }: Made): string[] => records.map(({ kind }: Made) => kind).toSorted();

let seminar: Made;
let chen: Made;
beforeAll(async () => {
  seminar = await ok(api.bdm.post('/seminars', SEMINAR));
  chen = await make.contact({
    fullName: 'Chen Yuqing',
    nativeName: '陈玉卿',
    email: 'chen@keli.example.org',
    phone: '+8675512345678',
  });
});
const register = (body: object): Promise<Made> => ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, body));

describe('A person', () => {
  it.each([
    ['address', ' CHEN@keli.example.org '],
    ['phone number', '+86 755 1234 5678'],
    ['part of the name', 'yuqing'],
    ['native name', '玉卿'],
  ])('is found by the %s', async (_, q) => {
    expect(await find(q)).toEqual([expect.objectContaining({ key: chen.id, contactId: chen.id })]);
  });

  it('is found by the id of the contact and of each record', async () => {
    const registration = await register({ contactId: chen.id });
    for (const id of [chen.id, registration.id]) {
      const [person] = await find(id);
      expect(person).toMatchObject({ key: chen.id, names: expect.arrayContaining(['Chen Yuqing', '陈玉卿']) });
      expect(listKinds(person)).toEqual(expect.arrayContaining(['contact', 'registration']));
    }
  });

  it('is found once with everything that was merged into it, also when it is archived', async () => {
    const survivor = await make.contact({ fullName: 'Zhang Merged', email: 'zhang@merged.example' });
    const source = await make.contact({ fullName: 'Zhang Other', email: 'zhang@other.example' });
    await ok(api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    await ok(api.bdm.delete(`/contacts/${survivor.id}`));
    for (const q of ['zhang@merged.example', 'zhang@other.example', 'zhang', source.id]) {
      const found = await find(q);
      expect([q, found.map(({ key }) => key)]).toEqual([q, [survivor.id]]);
      expect(found[0]!.emails).toEqual(['zhang@merged.example', 'zhang@other.example']);
    }
  });

  it('without a contact is found by the registrations, forms, parties, speakers and mails', async () => {
    const [first, second] = [await register({ fullName: 'Ola Nordmann', email: 'ola@guest.example' }), seminar];
    const session = await ok(
      api.bdm.post(`/seminars/${seminar.id}/sessions`, {
        title: 'Opening',
        startsAt: SEMINAR.startsAt,
        endsAt: '2029-09-13T10:00',
        speakers: [{ name: 'Speaker Nordmann' }],
      }),
    );
    const form = await connectForm(api, { mapping: FORM, secret: null });
    const submitted = await submit(api, form, { id: 'r1', name: 'Form Nordmann', email: 'form@guest.example' });
    const found = await find('nordmann');
    expect(found.map(({ key }) => key).toSorted()).toEqual(
      [`intake-${submitted.id}`, `registration-${first.id}`, `speaker-${session.id}-1`].toSorted(),
    );
    expect(second.id).toBe(seminar.id);
    for (const { key } of found) expect((await api.manager.get(`/privacy/people/${key}/report`)).status).toBe(200);
    expect(await find('ola@guest.example')).toEqual([
      expect.objectContaining({ key: `registration-${first.id}`, contactId: null, names: ['Ola Nordmann'] }),
    ]);
  });

  it('is no colleague, to whom the agency has mailed a report', async () => {
    await api.db.query(
      `INSERT INTO mail (id, created_at, batch_id, language, purpose, to_address, to_name, subject, body_text, state, user_id)
       VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'en', 'transactional', 'colleague@agency.example',
         'Colleague Nordmann', 'The report', 'Attached.', 'not_sent', $1)`,
      [api.bdm.id],
    );
    expect(await find('colleague@agency.example')).toEqual([]);
    expect(await find('colleague nordmann')).toEqual([]);
  });

  it('is found with one connection, however many others have the name', async () => {
    for (let number = 1; number <= 12; number++)
      await register({ fullName: `Many Petersen ${number}`, email: `petersen${number}@guest.example` });
    const pool = api.app.get<DatabasePool>(POOL);
    let most = 0;
    const count = () => (most = Math.max(most, pool.totalCount - pool.idleCount + pool.waitingCount));
    pool.on('acquire', count);
    expect((await find('petersen')).length).toBe(12);
    pool.off('acquire', count);
    expect(most).toBeLessThan(5);
  });

  it('who is called exactly so comes before the many with a part of the name, whatever the record', async () => {
    const guest = await register({ fullName: 'WEI KAISER', email: 'wei@guest.example' });
    const contact = await make.contact({ fullName: 'Wei Kaiser' });
    await make.contact({ fullName: 'Wei Kaiser-Li' });
    for (let number = 1; number <= 51; number++) {
      await register({ fullName: `Wei Kaiser ${number}`, email: `kaiser.${number}@guest.example` });
    }
    const { items, hasMore } = await ok(api.manager.get('/privacy/people?q=wei%20kaiser'));
    expect(hasMore).toBe(true);
    expect(items.slice(0, 2).map(({ key }: Made) => key)).toEqual([contact.id, `registration-${guest.id}`]);
  });

  it('that shares an address with a contact belongs to it, as for the registry', async () => {
    const { id } = await register({ fullName: 'Somebody Else', email: 'chen@keli.example.org' });
    const [person] = await find(id);
    expect(person!.key).toBe(chen.id);
  });

  it('is unknown with another key', async () => {
    for (const key of ['x', 'registration-1', '0199ffff-ffff-7fff-8fff-ffffffffffff', `mail-${chen.id}`]) {
      expect((await api.manager.get(`/privacy/people/${key}/report`)).problem).toEqual([404, 'person.not_found']);
    }
    for (const q of ['', 'li', '陈', 'x'.repeat(255)]) {
      const answer = await api.manager.get(`/privacy/people?q=${encodeURIComponent(q)}`);
      expect([answer.status, answer.pointers]).toEqual([422, ['?q']]);
    }
    expect((await find('nobody@nowhere.example')).length).toBe(0);
  });

  it('is shown to managers who have signed in only', async () => {
    const paths = ['/privacy/people?q=chen', `/privacy/people/${chen.id}/report`];
    for (const caller of [api.bdm, api.viewer, await api.key('admin'), await api.key('manager')]) {
      for (const path of paths) expect((await caller.get(path)).problem).toEqual([403, 'auth.forbidden']);
      expect((await caller.post(`/privacy/people/${chen.id}/object`, {})).problem).toEqual([403, 'auth.forbidden']);
    }
  });
});

describe('The report about a person', () => {
  let wang: Made;
  let secret: Made;
  let open: Made;
  let report: Made;
  beforeAll(async () => {
    const company = await make.company();
    wang = await make.contact({ fullName: 'Wang Guoxin', email: 'wang@report.example', companyId: company.id });
    secret = await make.lead({
      title: 'Hidden battery plant',
      confidential: true,
      codename: 'Project Amber',
      companyId: company.id,
      contactIds: [wang.id],
      by: api.manager,
      description: 'Something that only the team knows',
    });
    open = await make.lead({ title: 'Open assembly plant', companyId: company.id, contactIds: [wang.id] });
    await ok(
      api.bdm.post(`/contacts/${wang.id}/consents`, {
        purpose: 'marketing',
        granted: true,
        wording: 'Yes, write to me and my colleague li@report.example.',
        wordingVersion: '2',
        source: 'Fair',
      }),
    );
    await make.interaction(open.id, {
      contactIds: [wang.id],
      subject: 'Call with wang@report.example and other@report.example',
      summary: 'He asked for other@report.example.',
    });
    await make.interaction(
      secret.id,
      {
        contactIds: [wang.id],
        subject: 'About Hidden battery plant',
        followUp: { title: 'Choose the site for the cells', dueOn: '2029-05-25' },
      },
      api.manager,
    );
    const delegation = await ok(
      api.bdm.post('/delegations', { ...VISIT, startsOn: '2029-05-25', endsOn: '2029-05-29' }),
    );
    const participant = await ok(
      api.bdm.post(`/delegations/${delegation.id}/participants`, { role: 'member', contactId: wang.id }),
    );
    await ok(
      api.bdm.put(`/delegations/${delegation.id}/participants/${participant.id}/travel-details`, {
        passportNumber: 'E12345678',
      }),
    );
    const moved = await ok(
      api.manager.post('/interactions', {
        kind: 'call',
        occurredAt: '2026-05-04T10:00:00Z',
        subject: 'Wang Guoxin told us about the tax ruling',
        contactIds: [wang.id],
      }),
    );
    await ok(api.manager.patch(`/interactions/${moved.id}`, { leadId: secret.id }));
    await ok(api.bdm.post('/tasks', { title: 'Call Wang', contactId: wang.id }));
    await ok(api.manager.patch(`/leads/${secret.id}`, { title: 'Renamed plant', codename: 'Project Topaz' }));
    await make.interaction(open.id, {
      contactIds: [wang.id],
      subject: 'About project topaz, which was Project Amber or the Hidden battery plant',
    });
    report = await ok(api.manager.get(`/privacy/people/${wang.id}/report`));
  });

  it('has every row that the registry finds, and no other', async () => {
    const known = await api.app.get(PersonReader).read(wang.id);
    const { tables } = await api.app.get(PersonReportReader).read(wang.id, 'en');
    expect(known.person.contactIds).toEqual([wang.id]);
    const shown = new Map<string, number>();
    for (const { table, rows } of report.tables) shown.set(table, (shown.get(table) ?? 0) + rows.length);
    const counted = new Map<string, number>();
    for (const { table, stored } of tables) counted.set(table, (counted.get(table) ?? 0) + stored.length);
    // The reading of the first report and that of the travel details are in the audit trail by now.
    for (const table of ['audit_entry']) for (const map of [shown, counted]) map.delete(table);
    expect([...shown].toSorted()).toEqual([...counted].toSorted());
    for (const table of [
      'contact',
      'consent',
      'interaction',
      'lead',
      'task',
      'delegation_participant',
      'travel_detail',
    ])
      expect([table, shown.get(table)]).toEqual([table, expect.any(Number)]);
  });

  it('names confidential projects nowhere, and the others by their titles', () => {
    expect(report.leads).toEqual([
      { reference: null, title: 'a confidential project' },
      { reference: open.reference, title: 'Open assembly plant' },
    ]);
    const text: string = JSON.stringify(report);
    for (const word of [
      'hidden battery',
      'renamed plant',
      'project amber',
      'project topaz',
      'only the team knows',
      'for the cells',
      'tax ruling',
    ])
      expect(text.toLowerCase()).not.toContain(word);
    expect(text).toContain('About a confidential project, which was a confidential project or the a confidential');
  });

  it('tells of a confidential project only that it exists and since when', () => {
    const shown = report.tables.flatMap(({ rows }: Made) =>
      rows.filter((row: Made) => [row.id, row.leadId, row.entityId].includes(secret.id)),
    );
    const columns = new Set(shown.flatMap((row: object) => Object.keys(row)));
    expect([...columns].toSorted()).toEqual(
      [
        'at',
        'contactId',
        'createdAt',
        'entityId',
        'entityType',
        'id',
        'interactionId',
        'leadId',
        'occurredAt',
        'title',
        'updatedAt',
        'validFrom',
        'validTo',
      ].filter((column) => columns.has(column)),
    );
    expect(JSON.stringify(report.tables)).not.toContain(secret.reference);
  });

  it('masks the addresses of others and names colleagues by their role', () => {
    const text = JSON.stringify(report);
    expect(text).toContain('Call with wang@report.example and …@…');
    for (const word of ['other@report.example', 'li@report.example', api.bdm.id!, 'bdm 3'])
      expect(text).not.toContain(word);
    expect(report.sources).toContainEqual(
      expect.objectContaining({ record: 'contact', field: 'email', source: 'a business development manager' }),
    );
  });

  it('has the wordings of consents, passports, terms and rights', () => {
    expect(report.consents[0]).toMatchObject({
      purpose: 'marketing',
      granted: true,
      wording: 'Yes, write to me and my colleague …@….',
    });
    expect(JSON.stringify(report.tables)).toContain('E12345678');
    expect(report.retention.length).toBeGreaterThan(4);
    expect(report.rights.join(' ')).toContain('article 17');
  });

  it('is a PDF too, in both languages, and its reading is in the audit trail', async () => {
    const pdf = await api.manager.bytes(`/privacy/people/${wang.id}/report?format=pdf&lang=nl`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('/StructTreeRoot')).toBe(true);
    const nl = await ok(api.manager.get(`/privacy/people/${wang.id}/report?lang=nl`));
    expect(nl.leads[0].title).toBe('een vertrouwelijk project');
    const entries = await ok(api.manager.get(`/audit?entityId=${wang.id}&action=person_report_read`));
    expect(entries.items.length).toBe(3);
    expect((await ok(api.bdm.get(`/audit?entityId=${wang.id}&action=person_report_read`))).items).toEqual([]);
  });
});
