import { type Caller, useApi } from '../support/api.js';
import { getStageFields, type Made } from '../support/make.js';

const { api, make } = useApi();

describe('A lead on its way from first contact to investment', () => {
  let company: Made;
  let contact: Made;
  let lead: Made;
  let path: string;
  let owner: Caller;

  const move = (to: string, by: Caller = owner, more: object = {}) => by.post(`${path}/transitions`, { to, ...more });
  const know = (fields: object) => owner.patch(path, fields);
  const gate = async (stage: string) => {
    const answer = await owner.get(`${path}/gates`);
    expect(answer.status).toBe(200);
    return answer.body.find((candidate: { stage: string }) => candidate.stage === stage);
  };
  /** A stage stays shut while something is missing; the refusal and the gate name the same fields. */
  const expectShut = async (stage: string, expected: string[]) => {
    const refused = await move(stage);
    expect(refused.problem).toEqual([422, 'lead.gate_unmet']);
    const { allowed, missing } = await gate(stage);
    expect(allowed).toBe(false);
    expect(missing.map(({ pointer }: { pointer: string }) => pointer)).toEqual(expected);
    expect(refused.pointers).toEqual(expected);
  };

  beforeAll(async () => {
    owner = api.bdm;
    company = await make.company();
    contact = await make.contact({ companyId: company.id });
  });

  it('is refused without the fields that first contact requires, each of which is named', async () => {
    const nothing = await owner.post('/leads', {});
    expect(nothing.status).toBe(422);
    expect(nothing.pointers).toEqual(['/title', '/companyId', '/source']);
    for (const [channel, pointer] of [
      ['activity', '/source/activityId'],
      ['agreement', '/source/agreementId'],
      ['referral', '/source/referrerCompanyId'],
    ]) {
      const answer = await owner.post('/leads', { title: 'X', companyId: company.id, source: { channel } });
      expect([answer.status, answer.body.code, answer.pointers]).toEqual([422, 'lead.gate_unmet', [pointer]]);
    }
    const ahead = await owner.post('/leads', {
      title: 'X',
      companyId: company.id,
      source: { channel: 'web' },
      receivedOn: '2199-01-01',
    });
    expect([ahead.status, ahead.pointers]).toEqual([422, ['/receivedOn']]);
  });

  it('is created by a colleague, who owns it, with a reference', async () => {
    const answer = await owner.post('/leads', {
      title: 'European assembly of LED modules',
      companyId: company.id,
      receivedOn: '2026-01-12',
      source: { channel: 'partner_network', detail: 'Through GSC' },
    });
    expect(answer.status).toBe(201);
    lead = answer.body;
    path = `/leads/${lead.id}`;
    expect(answer.headers.get('location')).toBe(`/api/v1${path}`);
    expect(lead).toMatchObject({
      reference: expect.stringMatching(/^LEAD-\d{4}-\d{4}$/),
      stage: 'first_contact',
      status: 'open',
      probability: 5,
      ownerId: owner.id,
      receivedOn: '2026-01-12',
      stageEnteredOn: '2026-01-12',
      company: { id: company.id, name: company.name, country: 'CN' },
      source: { channel: 'partner_network', activityId: null, detail: 'Through GSC' },
      screening: { status: 'not_assessed' },
      evidence: [],
      realisations: [],
      nextTask: null,
    });
    expect((await owner.get(`${path}/transitions`)).body).toEqual({ items: [], nextCursor: null });
  });

  it('shows which gates lie ahead, and what each asks', async () => {
    const { body } = await owner.get(`${path}/gates`);
    expect(body.map(({ stage }: { stage: string }) => stage)).toEqual([
      'qualified',
      'proposal',
      'shortlisted',
      'negotiation',
      'announced',
      'invested',
    ]);
  });

  it('qualifies once the project is understood and somebody has been spoken to', async () => {
    await expectShut('qualified', [
      '/contactIds',
      '/investmentType',
      '/businessActivity',
      '/sector',
      '/requirements',
      '/expectedDecisionOn',
      '/capex',
      '/jobsExpected',
      '/consideringElsewhere',
      '/interactions',
    ]);
    await know({ ...getStageFields('qualified'), contactIds: [contact.id], consideringElsewhere: true });
    await expectShut('qualified', ['/competitorLocations', '/interactions']);
    await know({ competitorLocations: [{ country: 'NL', region: 'Eindhoven' }] });
    await expectShut('qualified', ['/interactions']);
    await make.interaction(lead.id, {}, owner);
    expect(await gate('qualified')).toEqual({ stage: 'qualified', allowed: true, missing: [] });
    const moved = await move('qualified', owner, { occurredOn: '2026-02-01', note: 'Spoken to the CEO' });
    expect(moved.status).toBe(201);
    expect(moved.body).toMatchObject({
      seq: 1,
      kind: 'stage',
      fromStage: 'first_contact',
      toStage: 'qualified',
      occurredOn: '2026-02-01',
      actorId: owner.id,
      daysInStage: 20,
      note: 'Spoken to the CEO',
      lead: { id: lead.id, stage: 'qualified', stageEnteredOn: '2026-02-01', probability: 15 },
    });
    expect(moved.headers.get('etag')).toBe(`"${moved.body.lead.version}"`);
  });

  it('reaches proposal once it has a project manager and its screening has been assessed', async () => {
    await expectShut('proposal', ['/projectManagerId', '/likelihood', '/screening/status']);
    await know({ projectManagerId: api.admin.id, likelihood: 'high', screening: { status: 'to_file' } });
    expect((await move('proposal', owner, { occurredOn: '2026-02-10' })).status).toBe(201);
  });

  it('is on the shortlist once the proposition is out and the place has been seen', async () => {
    await expectShut('shortlisted', ['/propositionSentOn', '/siteVisitWaivedReason']);
    await know({ propositionSentOn: '2026-02-20' });
    await make.interaction(lead.id, { kind: 'site_visit' }, owner);
    expect((await move('shortlisted', owner, { occurredOn: '2026-03-05' })).status).toBe(201);
  });

  it('is negotiated once a site is on the shortlist', async () => {
    await expectShut('negotiation', ['/sites', '/incentivesRequested']);
    await know({ sites: [{ name: 'Genk Green Logistics' }], incentivesRequested: false });
    await expectShut('negotiation', ['/sites']);
    await know({ sites: [{ name: 'Genk Green Logistics', shortlisted: true }] });
    expect((await move('negotiation', owner, { occurredOn: '2026-04-01' })).status).toBe(201);
  });

  it('is announced once it is public, has evidence and is cleared', async () => {
    await expectShut('announced', [
      '/announcedOn',
      '/announcedJobs',
      '/announcedCapexEur',
      '/sites',
      '/evidence',
      '/screening/status',
    ]);
    await know({ ...getStageFields('announced'), screening: { status: 'cleared', filedOn: '2026-03-01' } });
    await expectShut('announced', ['/evidence']);
    const evidence = [{ kind: 'press_release', url: 'https://www.example.org/news', note: null }];
    const moved = await move('announced', owner, { occurredOn: '2026-05-18', evidence });
    expect(moved.status).toBe(201);
    expect(moved.body.lead.evidence).toMatchObject([
      { kind: 'press_release', url: 'https://www.example.org/news', createdBy: owner.id },
    ]);
  });

  it('is won only with figures, and only by a manager who has no part in it', async () => {
    await expectShut('invested', ['/localCompanyId', '/realisations', '/involvement', '/mover']);
    const local = await make.company({ country: 'BE' });
    await know({ localCompanyId: local.id, involvement: 'decisive' });
    const ahead = await owner.post(`${path}/realisations`, { asOf: '2199-12-31', jobs: 1, capexEur: 1 });
    expect([ahead.status, ahead.pointers]).toEqual([422, ['/asOf']]);
    const figures = await owner.post(`${path}/realisations`, { asOf: '2026-09-30', jobs: 12, capexEur: 3_500_000 });
    expect(figures.status).toBe(201);
    const again = await owner.post(`${path}/realisations`, { asOf: '2026-09-30', jobs: 13, capexEur: 1 });
    expect(again.problem).toEqual([409, 'lead.duplicate_realisation']);

    const gates = (await api.manager.get(`${path}/gates`)).body;
    const verifiers = [{ id: api.manager.id, name: 'manager 2' }];
    expect(gates).toEqual([{ stage: 'invested', allowed: true, missing: [], verifiers, noteRequired: false }]);
    // The owner is no manager; the administrator is, but manages the project.
    for (const [who, status] of [
      [owner, 403],
      [api.admin, 403],
      [api.viewer, 403],
      [await api.key('manager'), 403],
    ] as const) {
      expect((await move('invested', who)).status).toBe(status);
    }
    expect((await move('invested', api.admin)).body.code).toBe('lead.second_pair_of_eyes');

    const won = await move('invested', api.manager, { occurredOn: '2026-10-15' });
    expect(won.status).toBe(201);
    expect(won.body).toMatchObject({
      fromStatus: 'open',
      toStatus: 'won',
      toStage: 'invested',
      actorId: api.manager.id,
    });
    expect(won.body.lead).toMatchObject({
      stage: 'invested',
      status: 'won',
      closedOn: '2026-10-15',
      probability: 100,
      staleSince: null,
      realisations: [{ asOf: '2026-09-30', jobs: 12, capexEur: 3_500_000 }],
    });
  });

  it('leaves a history with every step, who made it and how long each stage took', async () => {
    const { body } = await api.viewer.get(`${path}/transitions`);
    const line = ({ seq, toStage, occurredOn, daysInStage, actorId }: Record<string, unknown>) =>
      [seq, toStage, occurredOn, daysInStage, actorId].join(' ');
    expect(body.items.map(line)).toEqual([
      `1 qualified 2026-02-01 20 ${owner.id}`,
      `2 proposal 2026-02-10 9 ${owner.id}`,
      `3 shortlisted 2026-03-05 23 ${owner.id}`,
      `4 negotiation 2026-04-01 27 ${owner.id}`,
      `5 announced 2026-05-18 47 ${owner.id}`,
      `6 invested 2026-10-15 150 ${api.manager.id}`,
    ]);
    for (const { recordedAt } of body.items) expect(Date.parse(recordedAt)).toBeLessThanOrEqual(Date.now());
    expect((await api.viewer.get(`${path}/transitions/export?format=csv`)).text.trim().split('\n')).toHaveLength(7);
  });

  it('leaves an audit trail of every change, with before and after', async () => {
    const { rows } = await api.db.query(
      `SELECT action, changes FROM audit_entry WHERE entity_type = 'lead' AND entity_id = $1 ORDER BY at, id`,
      [lead.id],
    );
    expect(rows.filter(({ action }) => action === 'moved')).toHaveLength(6);
    const moved = rows.findLast(({ action }) => action === 'moved');
    expect(moved.changes).toMatchObject({
      stage: { before: 'announced', after: 'invested' },
      status: { before: 'open', after: 'won' },
    });
    const announced = rows.find(({ changes }) => changes.stage?.after === 'announced');
    expect(announced.changes.evidence.after).toMatchObject([{ kind: 'press_release' }]);
    expect(rows.map(({ action }) => action)).toContain('realisation_added');
  });
});

describe('The pipeline', () => {
  it('is served as the data that the rules use', async () => {
    const { body } = await api.viewer.get('/pipeline');
    expect(body.stages.map(({ stage, probability }: Record<string, unknown>) => [stage, probability])).toEqual([
      ['first_contact', 5],
      ['qualified', 15],
      ['proposal', 30],
      ['shortlisted', 50],
      ['negotiation', 70],
      ['announced', 90],
      ['invested', 100],
    ]);
    expect(body.staleAfterDays).toBe(90);
    expect(body.values['evidence.kind']).toContain('press_release');
  });
});
