import { useApi } from '../support/api.js';
import { check, run, stripRecordIds, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

/** Checks and runs lines, and expects the run to do what the check reported. */
async function importLines(entity: string, ...lines: string[]) {
  const imported = await uploadLines(api.bdm, entity, ...lines);
  const checked = await check(api, api.bdm, imported.id);
  const done = await run(api, api.bdm, imported.id);
  expect(stripRecordIds(done)).toEqual(stripRecordIds(checked));
  return { id: imported.id as string, rows: done };
}

describe('An import', () => {
  it('finds contacts by their address, or by their name at a company', async () => {
    const company = await make.company({ name: 'Wolfsmelk Optics', country: 'BE' });
    const lines = [
      'Full name,Company name,Email,Phone,Languages',
      'Chen Wei,Wolfsmelk Optics,chen.wei@wolfsmelk.example,+86 755 2674 1234,zh-Hans',
      'CHEN Wei,Wolfsmelk Optics,CHEN.WEI@wolfsmelk.example,,',
      'Chen Wei,Wolfsmelk Optics,another@wolfsmelk.example,,',
      'Li Na,Wolfsmelk Optics,,,',
      'Li Na,Wolfsmelk Optics,,,',
      'Wang Fang,Unknown Company,,,',
    ];
    const { rows } = await importLines('contacts', ...lines);
    expect(outcomes(rows)).toEqual(['create', 'skip', 'possible_duplicate', 'create', 'skip', 'error']);
    expect(rows[2].candidates).toEqual([{ recordId: rows[0].recordId, name: 'row 2', row: 2 }]);
    expect(rows[5].errors).toMatchObject([{ field: 'company.name', code: 'import.reference_unknown' }]);
    const { body } = await api.bdm.get(`/contacts/${rows[0].recordId}`);
    expect(body).toMatchObject({ companyId: company.id, phone: '+8675526741234', languages: ['zh-Hans'] });
    const again = await importLines('contacts', ...lines);
    expect(outcomes(again.rows)).toEqual(['skip', 'skip', 'possible_duplicate', 'skip', 'skip', 'error']);
  });

  it('gives leads the history of their stages', async () => {
    await make.company({ name: 'Kamille Motoren', country: 'DE' });
    const { id, rows } = await importLines(
      'leads',
      'title,company.name,source.channel,stageDates.first_contact,stageDates.qualified,stageDates.invested,status,closedOn,lostReason',
      'Motor plant,Kamille Motoren,web,2023-01-10,2023-03-01,2024-02-02,won,,',
      'Test bench,Kamille Motoren,web,2023-01-10,2023-03-01,,lost,2023-06-01,no_response',
      'Warehouse,Kamille Motoren,web,2023-05-10,2023-03-01,,open,,',
      'Motor plant,Kamille Motoren,web,,,,,,',
    );
    expect(outcomes(rows)).toEqual(['create', 'create', 'error', 'skip']);
    expect(rows[2].errors).toMatchObject([{ field: 'stageDates.qualified', code: 'lead.stage_dates_out_of_order' }]);
    const won = await api.bdm.get(`/leads/${rows[0].recordId}`);
    expect(won.body).toMatchObject({
      stage: 'invested',
      status: 'won',
      closedOn: '2024-02-02',
      receivedOn: '2023-01-10',
    });
    const { body: history } = await api.bdm.get(`/leads/${rows[0].recordId}/transitions?sort=seq`);
    expect(history.items.map((each: Record<string, unknown>) => [each['toStage'], each['occurredOn']])).toEqual([
      ['qualified', '2023-03-01'],
      ['invested', '2024-02-02'],
    ]);
    expect((await api.bdm.get(`/leads/${rows[1].recordId}`)).body).toMatchObject({
      status: 'lost',
      closedOn: '2023-06-01',
    });
    const again = await importLines(
      'leads',
      'reference,stageDates.qualified,stageDates.invested,status,closedOn,lostReason',
      `${won.body.reference},2023-03-01,2024-02-02,won,,`,
      `${won.body.reference},2023-04-01,,open,,`,
      `${(await api.bdm.get(`/leads/${rows[1].recordId}`)).body.reference},2023-03-01,,lost,2023-06-02,no_response`,
    );
    expect(outcomes(again.rows)).toEqual(['skip', 'possible_duplicate', 'skip']);
    expect(again.rows[2].warnings).toMatchObject([{ column: 'closedOn', code: 'import.stage_differs' }]);
    const differing = await importLines(
      'leads',
      'reference,stageDates.qualified,status',
      `${won.body.reference},2023-04-01,open`,
    );
    expect(differing.rows[0]).toMatchObject({
      outcome: 'skip',
      warnings: [
        { column: 'status', cell: 'open', code: 'import.stage_differs' },
        { column: 'stageDates.qualified', cell: '2023-04-01', code: 'import.stage_differs' },
      ],
    });
    expect((await api.manager.post(`/imports/${id}/undo`)).status).toBe(202);
    await work(api);
    expect((await api.manager.get(`/leads/${rows[0].recordId}`)).body.archivedAt).not.toBeNull();
  });

  it('does not touch a lead that the person may not edit, and does not tell of a confidential one', async () => {
    const own = await make.lead({ title: 'Own plant' });
    const other = await make.lead({ title: 'Plant of others', by: api.manager });
    const hidden = await make.lead({ title: 'Secret plant', by: api.manager, confidential: true, codename: 'Basalt' });
    const { rows } = await importLines(
      'interactions',
      'kind,occurredAt,subject,lead.reference',
      `call,2026-03-12T10:00:00Z,Talked,${own.reference}`,
      `call,2026-03-12T10:00:00Z,Talked,${other.reference}`,
      `call,2026-03-12T10:00:00Z,Talked,${hidden.reference}`,
      `call,2026-03-12T10:00:00Z,Talked,${own.reference}`,
    );
    expect(outcomes(rows)).toEqual(['create', 'error', 'error', 'skip']);
    expect(rows[1].errors).toMatchObject([{ code: 'lead.not_yours' }]);
    expect(rows[2].errors).toMatchObject([{ field: 'lead.reference', code: 'import.reference_unknown' }]);
    expect(JSON.stringify(rows[2])).not.toMatch(/Secret|Basalt/);
    const leads = await importLines(
      'leads',
      'reference,title,requirements',
      `${own.reference},,4000 m2`,
      `${other.reference},,4000 m2`,
      `${hidden.reference},,4000 m2`,
    );
    expect(outcomes(leads.rows)).toEqual(['update', 'error', 'error']);
    expect(leads.rows[1].errors).toMatchObject([{ code: 'lead.not_yours' }]);
    expect(leads.rows[2].errors).toMatchObject([{ code: 'import.reference_unknown' }]);
  });

  it('stores tasks and agreements once', async () => {
    const lead = await make.lead({ title: 'Plant with tasks' });
    const tasks = ['title,dueOn,lead.reference,status', `Send sites,2026-12-15,${lead.reference},open`];
    expect(outcomes((await importLines('tasks', ...tasks)).rows)).toEqual(['create']);
    expect(outcomes((await importLines('tasks', ...tasks)).rows)).toEqual(['skip']);
    await make.company({ name: 'Distel Instituut', country: 'BE' });
    const agreements = [
      'title,kind,company.name,signedOn,status,expiresOn',
      'Research together,cooperation,Distel Instituut,2024-05-01,in_force,2034-05-01',
    ];
    const [agreement] = (await importLines('agreements', ...agreements)).rows;
    expect((await api.bdm.get(`/agreements/${agreement.recordId}`)).body).toMatchObject({
      status: 'in_force',
      parties: [{ companyName: 'Distel Instituut', role: 'signatory' }],
    });
    expect(outcomes((await importLines('agreements', ...agreements)).rows)).toEqual(['skip']);
  });

  it('adds people to delegations and seminars once', async () => {
    const days = { startsOn: '2027-03-08', endsOn: '2027-03-09', timezone: 'Europe/Brussels' };
    const delegation = (await api.manager.post('/delegations', { title: 'Visit', direction: 'inbound', ...days })).body;
    const contact = await make.contact({ fullName: 'Zhao Min', email: 'zhao.min@visitor.example' });
    const people = [
      'delegation.reference,contact.email,role,title',
      `${delegation.reference},zhao.min@visitor.example,head,Vice mayor`,
      `${delegation.reference},nobody@visitor.example,member,`,
      ',zhao.min@visitor.example,member,',
    ];
    const { rows, id } = await importLines('delegation-participants', ...people);
    expect(outcomes(rows)).toEqual(['create', 'error', 'error']);
    expect(rows[2].errors).toMatchObject([{ field: 'delegation.reference', code: 'field.required' }]);
    expect((await api.bdm.get(`/delegations/${delegation.id}/participants`)).body.items).toMatchObject([
      { contactId: contact.id, role: 'head', title: 'Vice mayor' },
    ]);
    expect(outcomes((await importLines('delegation-participants', ...people)).rows)).toEqual([
      'skip',
      'error',
      'error',
    ]);
    await api.manager.post(`/imports/${id}/undo`);
    await work(api);
    const readParticipants = async () => (await api.bdm.get(`/delegations/${delegation.id}/participants`)).body.items;
    expect(await readParticipants()).toEqual([]);
    const back = await importLines('delegation-participants', ...people);
    expect(outcomes(back.rows)).toEqual(['update', 'error', 'error']);
    expect(await readParticipants()).toMatchObject([{ id: back.rows[0].recordId, role: 'head', title: 'Vice mayor' }]);
    await api.manager.post(`/imports/${back.id}/undo`);
    await work(api);
    expect(await readParticipants()).toEqual([]);

    const times = { startsAt: '2027-03-08T09:00', endsAt: '2027-03-08T12:30', timezone: 'Europe/Brussels' };
    const seminar = (await api.manager.post('/seminars', { title: 'Invest here', ...times })).body;
    const registered = [
      'seminar.reference,fullName,email,companyName,status',
      `${seminar.reference},Sun Li,sun.li@visitor.example,Visitor Ltd,confirmed`,
      `${seminar.reference},Sun Li,SUN.LI@visitor.example,,`,
    ];
    const first = await importLines('seminar-attendances', ...registered);
    expect(first.rows.map(({ errors }) => errors)).toEqual([[], []]);
    expect(outcomes(first.rows)).toEqual(['create', 'skip']);
    expect((await api.bdm.get(`/seminars/${seminar.id}/registrations`)).body.items).toMatchObject([
      { fullName: 'Sun Li', status: 'confirmed' },
    ]);
    expect(outcomes((await importLines('seminar-attendances', ...registered)).rows)).toEqual(['skip', 'skip']);
    await api.manager.post(`/imports/${first.id}/undo`);
    await work(api);
    const readRegistrations = async () => (await api.bdm.get(`/seminars/${seminar.id}/registrations`)).body.items;
    expect(await readRegistrations()).toEqual([]);
    const restored = await importLines('seminar-attendances', ...registered);
    expect(outcomes(restored.rows)).toEqual(['update', 'skip']);
    expect(await readRegistrations()).toMatchObject([{ id: first.rows[0].recordId, status: 'confirmed' }]);
    expect(restored.rows[0].recordId).toBe(first.rows[0].recordId);
    await api.manager.post(`/imports/${restored.id}/undo`);
    await work(api);
    expect(await readRegistrations()).toEqual([]);
  });
});
