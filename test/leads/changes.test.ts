import { useApi } from '../support/api.js';
import { insertRow, updateRows } from '../support/rows.js';

const { api, make } = useApi();

const inOrder = (one: string, other: string) => (one < other ? [one, other] : [other, one]);
const patch = (id: string, body: object, by = api.bdm) => by.patch(`/leads/${id}`, body);

describe('Changing a lead', () => {
  it('touches only what it names, clears with null, and merges what has members', async () => {
    const agreementId = await insertRow(api.db, 'agreement');
    const lead = await make.lead({ description: 'First', tags: ['led'], source: { channel: 'web', detail: 'Form' } });
    const answer = await patch(lead.id, {
      description: null,
      source: { channel: 'agreement', agreementId },
      tags: null,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.body).toMatchObject({
      title: lead.title,
      description: null,
      tags: [],
      source: { channel: 'agreement', agreementId, detail: 'Form' },
    });
  });

  it('that changes nothing leaves the version as it is', async () => {
    const sites = [{ name: 'Corda Campus', municipality: 'Hasselt', shortlisted: true, chosen: false }];
    const capex = { amount: 5_000_000, currency: 'USD', rate: 0.92387 };
    const same = { sites, capex, sector: '27.40', tags: ['a', 'b'], jobsExpected: 7, drivers: ['people'] };
    const lead = await make.lead(same);
    const answer = await patch(lead.id, { ...same, title: lead.title, contactIds: [], screening: {}, source: {} });
    expect(answer.body).toEqual(lead);
    const { rows } = await api.db.query('SELECT action FROM audit_entry WHERE entity_id = $1', [lead.id]);
    expect(rows).toEqual([{ action: 'created' }]);
  });

  it.each([
    ['an unknown company', { companyId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/companyId'],
    ['an unknown colleague', { projectManagerId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/projectManagerId'],
    ['an unknown contact', { contactIds: ['0199ffff-ffff-7fff-8fff-ffffffffffff'] }, '/contactIds/0'],
    ['nobody as owner', { ownerId: null }, '/ownerId'],
    ['no company', { companyId: null }, '/companyId'],
    ['no source', { source: null }, '/source'],
    ['a source without channel', { source: { channel: null } }, '/source/channel'],
    ['a source that lacks its record', { source: { channel: 'referral' } }, '/source/referrerCompanyId'],
    ['a sector that is no NACE code', { sector: '44.10' }, '/sector'],
    ['a sector of the other revision', { sector: '45.11' }, '/sector'],
    ['a revision without a sector', { sectorVersion: '2.0' }, '/sectorVersion'],
    ['an amount without currency', { capex: { amount: 1 } }, '/capex/currency'],
    ['a currency without a rate', { capex: { amount: 1, currency: 'TWD' } }, '/capex/rate'],
    ['euro at a rate', { capex: { amount: 1, currency: 'EUR', rate: 2 } }, '/capex/rate'],
    ['an unknown currency', { capex: { amount: 1, currency: 'EURO' } }, '/capex/currency'],
    ['half a euro', { capex: { amount: 0.5, currency: 'EUR' } }, '/capex/amount'],
    ['less than no jobs', { jobsExpected: -1 }, '/jobsExpected'],
    ['half a job', { jobsExpected: 1.5 }, '/jobsExpected'],
    ['an impossible day', { expectedDecisionOn: '2026-02-30' }, '/expectedDecisionOn'],
    ['a country that is none', { competitorLocations: [{ country: 'ZZ' }] }, '/competitorLocations/0/country'],
    ['a site without a name', { sites: [{ shortlisted: true }] }, '/sites/0/name'],
    ['null for a site', { sites: [null] }, '/sites/0'],
    ['a text for a site', { sites: ['Genk'] }, '/sites/0'],
    ['a list for a source', { source: [] }, '/source'],
    ['a day ahead for when it came in', { receivedOn: '2199-01-01' }, '/receivedOn'],
    ['a stage, which moves by its own route', { stage: 'qualified' }, '/stage'],
    ['a status, which has its own route', { status: 'lost' }, '/status'],
    ['confidentiality without a codename', { confidential: true }, '/codename'],
    ['a blank codename', { confidential: true, codename: '  ' }, '/codename'],
  ])('to %s is refused', async (_, body, pointer) => {
    const lead = await make.lead();
    const answer = await patch(lead.id, body);
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.version).toBe(1);
  });

  it('may not clear the fields that its stage requires, and names each', async () => {
    const lead = await make.lead({ stage: 'proposal' });
    const answer = await patch(lead.id, {
      contactIds: [],
      sector: null,
      capex: null,
      likelihood: null,
      description: 'x',
    });
    expect(answer.problem).toEqual([422, 'lead.gate_unmet']);
    expect(answer.pointers).toEqual(['/contactIds', '/sector', '/capex', '/likelihood']);
    // Another answer to the same question is no emptying.
    expect((await patch(lead.id, { capex: null, capexUndisclosed: true, likelihood: 'low' })).status).toBe(200);
    expect((await patch(lead.id, { consideringElsewhere: true })).pointers).toEqual(['/competitorLocations']);
  });

  it('may repair an old row that lacks more than one thing, one at a time', async () => {
    const lead = await make.lead({ stage: 'qualified' });
    await updateRows(api.db, 'lead', { id: lead.id }, { sector: null, sector_version: null, requirements: null });
    expect((await patch(lead.id, { sector: '27.40' })).status).toBe(200);
    expect((await patch(lead.id, { title: 'Renamed' })).status).toBe(200);
    expect((await patch(lead.id, { sector: null })).pointers).toEqual(['/sector']);
  });

  it('may record that a clearance was withdrawn after the announcement', async () => {
    const lead = await make.lead({ stage: 'announced' });
    expect((await patch(lead.id, { screening: { status: 'withdrawn' } })).body.screening.status).toBe('withdrawn');
  });

  it('of the evidence of an archived lead is refused', async () => {
    const lead = await make.lead();
    await api.bdm.delete(`/leads/${lead.id}`);
    expect((await api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'visit_report', note: 'x' })).problem).toEqual([
      409,
      'record.archived',
    ]);
  });

  it('is refused to a colleague who has no part in it, and to viewers', async () => {
    const lead = await make.lead();
    const outsider = await api.user('bdm');
    for (const answer of [
      await patch(lead.id, { title: 'Mine' }, outsider),
      await outsider.delete(`/leads/${lead.id}`),
      await outsider.post(`/leads/${lead.id}/restore`),
      await outsider.post(`/leads/${lead.id}/evidence`, { kind: 'visit_report', note: 'x' }),
      await outsider.post(`/leads/${lead.id}/realisations`, { asOf: '2026-01-01', jobs: 1, capexEur: 1 }),
      await outsider.post(`/leads/${lead.id}/status`, { status: 'on_hold' }),
    ]) {
      expect(answer.problem).toEqual([403, 'lead.not_yours']);
    }
    expect((await patch(lead.id, { title: 'Mine' }, api.viewer)).status).toBe(403);
    expect((await patch(lead.id, { title: 'Ours' }, api.manager)).status).toBe(200);
  });

  it('changes the day it was received together with the day it entered its first stage', async () => {
    const lead = await make.lead({ receivedOn: '2026-01-05' });
    expect((await patch(lead.id, { receivedOn: '2026-01-02' })).body).toMatchObject({
      receivedOn: '2026-01-02',
      stageEnteredOn: '2026-01-02',
    });
  });
});

describe('The people of a lead', () => {
  it('are replaced as a set, and who stays keeps when and by whom they were added', async () => {
    const [one, two, three] = [await make.contact(), await make.contact(), await make.contact()];
    const lead = await make.lead({ contactIds: [one.id, two.id] });
    const added = 'SELECT contact_id, added_at, added_by FROM lead_contact WHERE lead_id = $1 AND contact_id = $2';
    const before = (await api.db.query(added, [lead.id, two.id])).rows;
    const answer = await patch(lead.id, { contactIds: [three.id, two.id.toUpperCase()] }, api.manager);
    expect(new Set(answer.body.contactIds)).toEqual(new Set([two.id, three.id]));
    expect((await api.db.query(added, [lead.id, two.id])).rows).toEqual(before);
    expect((await api.db.query(added, [lead.id, three.id])).rows).toMatchObject([{ added_by: api.manager.id }]);
    const { rows } = await api.db.query(
      `SELECT changes -> 'contactIds' AS change FROM audit_entry WHERE entity_id = $1 AND action = 'updated'`,
      [lead.id],
    );
    expect(rows).toEqual([{ change: { before: inOrder(one.id, two.id), after: inOrder(two.id, three.id) } }]);
  });

  it('may stay although they have been archived, but not be added any more', async () => {
    const contact = await make.contact();
    const lead = await make.lead({ contactIds: [contact.id] });
    const other = await make.lead();
    await api.bdm.delete(`/contacts/${contact.id}`);
    expect((await patch(lead.id, { contactIds: [contact.id], title: 'Still theirs' })).status).toBe(200);
    const answer = await patch(other.id, { contactIds: [contact.id] });
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'reference.archived']);
  });

  it.each([
    ['twice the same', (id: string) => [id, id.toUpperCase()]],
    ['what is no id', () => ['x']],
    ['null', () => [null]],
  ])('cannot be %s', async (_, idsOf) => {
    const contact = await make.contact();
    const lead = await make.lead();
    expect((await patch(lead.id, { contactIds: idsOf(contact.id) })).pointers).toEqual(['/contactIds']);
  });
});

describe('Capital expenditure', () => {
  it('in dollars is kept with its rate and frozen in euro', async () => {
    const lead = await make.lead({ capex: { amount: 10_000_000, currency: 'USD', rate: 0.9, rateOn: '2026-03-02' } });
    expect(lead).toMatchObject({
      capex: { amount: 10_000_000, currency: 'USD', rate: 0.9, rateOn: '2026-03-02' },
      capexEur: 9_000_000,
    });
    // Another amount at the rate it was entered with; the rate is not renewed.
    expect((await patch(lead.id, { capex: { amount: 20_000_000 } })).body).toMatchObject({
      capex: { currency: 'USD', rate: 0.9, rateOn: '2026-03-02' },
      capexEur: 18_000_000,
    });
    const renewed = await patch(lead.id, { capex: { rate: 0.95, rateOn: '2026-06-01' } });
    expect(renewed.body).toMatchObject({ capex: { amount: 20_000_000, rateOn: '2026-06-01' }, capexEur: 19_000_000 });
    const euro = await patch(lead.id, { capex: { currency: 'EUR' } });
    expect(euro.body).toMatchObject({ capex: { amount: 20_000_000, currency: 'EUR', rate: 1 }, capexEur: 20_000_000 });
    expect((await patch(lead.id, { capex: null })).body).toMatchObject({ capex: null, capexEur: null });
    const stored = await api.db.query('SELECT capex_rate, capex_rate_on FROM lead WHERE id = $1', [lead.id]);
    expect(stored.rows).toEqual([{ capex_rate: null, capex_rate_on: null }]);
  });

  it('without a rate takes the reference rate, and says which', async () => {
    const lead = await make.lead({ capex: { amount: 1_000_000, currency: 'CNY' } });
    expect(lead.capex).toMatchObject({
      rate: expect.closeTo(1 / 7.9827, 5),
      unitsPerEuro: 7.9827,
      rateOn: '2026-04-13',
    });
    expect(lead.capexEur).toBe(125_271);
  });
});

describe('The sector', () => {
  it('is of the revision in force unless another is named, and keeps its revision', async () => {
    const lead = await make.lead({ sector: '27.40' });
    expect(lead).toMatchObject({ sector: '27.40', sectorVersion: '2.1' });
    const old = await patch(lead.id, { sector: '45.11', sectorVersion: '2.0' });
    expect(old.body).toMatchObject({ sector: '45.11', sectorVersion: '2.0' });
    expect((await patch(lead.id, { sector: '45.11' })).body.sectorVersion).toBe('2.0');
    expect((await patch(lead.id, { sector: '27' })).body).toMatchObject({ sector: '27', sectorVersion: '2.1' });
    expect((await patch(lead.id, { sector: null })).body).toMatchObject({ sector: null, sectorVersion: null });
  });
});

describe('Creating a lead', () => {
  it('by a key needs an owner to be named', async () => {
    const key = await api.key('bdm');
    const company = await make.company();
    const body = { title: 'From the form', companyId: company.id, source: { channel: 'web' } };
    expect((await key.post('/leads', body)).problem).toEqual([422, 'lead.owner_needed']);
    const made = await key.post('/leads', { ...body, ownerId: api.bdm.id });
    expect(made.body).toMatchObject({ ownerId: api.bdm.id, createdBy: key.id });
  });

  it('twenty times with one idempotency key makes one lead', async () => {
    const company = await make.company();
    const body = { title: 'Only once', companyId: company.id, source: { channel: 'web' } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.bdm.post('/leads', body, { 'idempotency-key': 'only-once' })),
    );
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const { rows } = await api.db.query(`SELECT count(*)::int AS leads FROM lead WHERE title = 'Only once'`);
    expect(rows).toEqual([{ leads: 1 }]);
  });

  it('at the same moment gives every lead its own reference', async () => {
    const company = await make.company();
    const leads = await Promise.all(Array.from({ length: 12 }, () => make.lead({ companyId: company.id })));
    expect(new Set(leads.map(({ reference }) => reference)).size).toBe(12);
  });

  it('may contain all fields at once', async () => {
    const company = await make.company();
    const lead = await make.lead({
      companyId: company.id,
      receivedOn: '2026-02-15',
      teamIds: [api.manager.id],
      screening: { status: 'filed', filedOn: '2026-03-01', dueOn: '2026-03-31' },
      jobsSafeguarded: 3,
      expectedLandingOn: '2028-01-31',
    });
    expect(lead).toMatchObject({
      teamIds: [api.manager.id],
      screening: { status: 'filed', filedOn: '2026-03-01', dueOn: '2026-03-31', ruleset: 'BE-2023-07' },
      jobsSafeguarded: 3,
    });
  });
});
