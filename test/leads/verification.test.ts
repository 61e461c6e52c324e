import { type Answer, type Caller, startApi, type TestApi, useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { Make, type Made } from '../support/make.js';
import { updateRows } from '../support/rows.js';

const { api, make } = useApi();

const REFUSED = [403, 'lead.second_pair_of_eyes'];

/** A lead that is ready to be won: announced, with everything that invested asks. */
async function makeWinnableLead(owner: Caller, maker = make, fields: object = {}): Promise<Made> {
  const lead = await maker.lead({ stage: 'announced', by: owner, ...fields });
  await maker.fillInFields(lead.id, 'invested', owner);
  return lead;
}

const verify = (lead: Made, by: Caller, body: object = {}) =>
  by.post(`/leads/${lead.id}/transitions`, { to: 'invested', ...body });
const assign = async (lead: Made, fields: object, by: Caller = api.manager) => {
  expect((await by.patch(`/leads/${lead.id}`, fields)).status).toBe(200);
};
const setStatus = async (lead: Made, by: Caller, body: object) => {
  expect((await by.post(`/leads/${lead.id}/status`, body)).status).toBe(200);
};
const investedGate = async (lead: Made, by: Caller) => {
  const answer = await by.get(`/leads/${lead.id}/gates`);
  return answer.body.find(({ stage }: { stage: string }) => stage === 'invested');
};
const listIds = (verifiers: { id: string }[]) => verifiers.map(({ id }) => id);

describe('A win is not verified by a manager', () => {
  it('who owned the lead and transferred it to a colleague, and the error and the gates name the users who may', async () => {
    const owner = await api.user('manager', 'Owner Who Hands Over');
    const lead = await makeWinnableLead(owner);
    await assign(lead, { ownerId: api.bdm.id }, owner);
    const refused = await verify(lead, owner);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body.detail).toContain('manager 2');
    expect(refused.body.detail).not.toContain('Owner Who Hands Over');
    const closed = await investedGate(lead, owner);
    expect(closed).toMatchObject({ allowed: false, noteRequired: false, missing: [{ field: 'mover' }] });
    expect(closed.missing[0].detail).toBe(refused.body.detail);
    expect(closed.verifiers).toContainEqual({ id: api.manager.id, name: 'manager 2' });
    expect(listIds(closed.verifiers)).not.toContain(owner.id);
    expect(await investedGate(lead, api.manager)).toMatchObject({ allowed: true, missing: [] });
    expect((await verify(lead, api.manager)).status).toBe(201);
  });

  it('who managed its project once', async () => {
    const projectManager = await api.user('manager');
    const lead = await makeWinnableLead(api.bdm);
    await assign(lead, { projectManagerId: projectManager.id }, api.bdm);
    await assign(lead, { projectManagerId: api.admin.id }, projectManager);
    expect((await verify(lead, projectManager)).problem).toEqual(REFUSED);
  });

  it('who changed its stage, or put it on hold and resumed it', async () => {
    const [mover, holder] = [await api.user('manager'), await api.user('manager')];
    const lead = await makeWinnableLead(api.bdm);
    const back = await mover.post(`/leads/${lead.id}/transitions`, {
      to: 'negotiation',
      note: 'The board looks again',
    });
    expect(back.status).toBe(201);
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced' })).status).toBe(201);
    await setStatus(lead, holder, { status: 'on_hold' });
    await setStatus(lead, api.bdm, { status: 'open' });
    expect((await verify(lead, mover)).problem).toEqual(REFUSED);
    expect((await verify(lead, holder)).problem).toEqual(REFUSED);
  });

  it('who transfers it, and whose company is then merged into another', async () => {
    const owner = await api.user('manager');
    const lead = await makeWinnableLead(owner);
    await assign(lead, { ownerId: api.bdm.id }, owner);
    const kept = await make.company();
    const merged = await owner.post(`/companies/${kept.id}/merge`, { sourceId: lead.companyId, dryRun: false });
    expect(merged.status).toBe(200);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.companyId).toBe(kept.id);
    expect((await verify(lead, owner)).problem).toEqual(REFUSED);
  });

  it('who transfers it, loses it and reopens it', async () => {
    const owner = await api.user('manager');
    const lead = await makeWinnableLead(owner);
    await assign(lead, { ownerId: api.bdm.id }, owner);
    await setStatus(lead, owner, { status: 'lost', reason: 'financing' });
    await setStatus(lead, owner, { status: 'open', note: 'They found the money' });
    expect((await verify(lead, owner)).problem).toEqual(REFUSED);
  });

  it('who owned it when it was reopened, and then transfers it', async () => {
    const owner = await api.user('manager');
    const lead = await makeWinnableLead(owner);
    await setStatus(lead, api.manager, { status: 'lost', reason: 'financing' });
    await setStatus(lead, api.manager, { status: 'open', note: 'They found the money' });
    await assign(lead, { ownerId: api.bdm.id }, owner);
    expect((await verify(lead, owner)).problem).toEqual(REFUSED);
  });

  it('who owned it, lets a colleague verify it, and takes that win back', async () => {
    const owner = await api.user('manager');
    const lead = await makeWinnableLead(owner);
    await assign(lead, { ownerId: api.bdm.id }, owner);
    expect((await verify(lead, api.manager)).status).toBe(201);
    await setStatus(lead, owner, { status: 'open', note: 'The figures were too low' });
    expect((await verify(lead, owner)).problem).toEqual(REFUSED);
    expect((await verify(lead, api.manager)).status).toBe(201);
  });

  it('who waits to verify while the transfer is being written', async () => {
    const owner = await api.user('manager');
    const lead = await makeWinnableLead(owner);
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await updateRows(holder, 'lead', { id: lead.id }, { owner_id: api.bdm.id });
    const waiting = verify(lead, owner);
    await waitForLock(api.db);
    await holder.query('COMMIT');
    holder.release();
    expect((await waiting).problem).toEqual(REFUSED);
  });

  it('who becomes its owner while waiting to verify, and transfers it at once', async () => {
    const briefly = await api.user('manager');
    const lead = await makeWinnableLead(api.bdm);
    await assign(lead, { ownerId: briefly.id });
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM lead WHERE id = $1 FOR UPDATE', [lead.id]);
    const handingOn = briefly.patch(`/leads/${lead.id}`, { ownerId: api.bdm.id });
    await waitForLock(api.db);
    const verifying = verify(lead, briefly);
    await waitForLock(api.db, 2);
    await holder.query('COMMIT');
    holder.release();
    expect((await handingOn).status).toBe(200);
    expect((await verifying).problem).toEqual(REFUSED);
  });
});

const EVIDENCE = { kind: 'press_release', note: 'Seen again' };
const REALISATION = { asOf: '2026-01-01', jobs: 900, capexEur: 1 };

describe('A win is not verified by a manager who, since it was announced,', () => {
  it.each<[change: string, act: (lead: Made, by: Caller) => Promise<Answer>]>([
    ['changed its announced jobs', (lead, by) => by.patch(`/leads/${lead.id}`, { announcedJobs: 900 })],
    ['changed its announced amount', (lead, by) => by.patch(`/leads/${lead.id}`, { announcedCapexEur: 900 })],
    ['changed its day', (lead, by) => by.patch(`/leads/${lead.id}`, { announcedOn: '2026-05-19' })],
    ['added evidence', (lead, by) => by.post(`/leads/${lead.id}/evidence`, EVIDENCE)],
    ['added a realisation', (lead, by) => by.post(`/leads/${lead.id}/realisations`, REALISATION)],
  ])('%s', async (_, act) => {
    const changer = await api.user('manager', 'Manager Who Changes Figures');
    const lead = await makeWinnableLead(api.bdm, make, { receivedOn: '2025-01-01' });
    expect(listIds((await investedGate(lead, changer)).verifiers)).toContain(changer.id);
    expect((await act(lead, changer)).status).toBeLessThan(300);
    const refused = await verify(lead, changer);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body.detail).toContain('nor changed its announcement, evidence or realisations');
    expect(refused.body.detail).not.toContain('Manager Who Changes Figures');
    expect(listIds((await investedGate(lead, api.manager)).verifiers)).not.toContain(changer.id);
    expect((await verify(lead, api.manager)).status).toBe(201);
  });

  it.each<[part: string, body: object]>([
    ['other jobs', { changes: { announcedJobs: 900 } }],
    ['another amount', { changes: { announcedCapexEur: 900 } }],
    ['another day', { changes: { announcedOn: '2026-05-19' } }],
    ['evidence', { evidence: [EVIDENCE] }],
    ['a realisation', { realisations: [REALISATION] }],
  ])('brings %s with the verification, and nothing of it is stored', async (_, body) => {
    const lead = await makeWinnableLead(api.bdm, make, { receivedOn: '2025-01-01' });
    const before = (await api.manager.get(`/leads/${lead.id}`)).body;
    const refused = await verify(lead, api.manager, body);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body.detail).not.toContain('manager 2');
    expect((await api.manager.get(`/leads/${lead.id}`)).body).toEqual(before);
    expect((await verify(lead, api.manager)).status).toBe(201);
  });

  it('changed its jobs before it was taken back and announced again', async () => {
    const changer = await api.user('manager');
    const lead = await makeWinnableLead(api.bdm);
    await assign(lead, { announcedJobs: 900 }, changer);
    const back = { to: 'negotiation', note: 'The board looks again' };
    for (const body of [back, { to: 'announced' }]) {
      expect((await api.bdm.post(`/leads/${lead.id}/transitions`, body)).status).toBe(201);
    }
    expect((await verify(lead, changer)).problem).toEqual(REFUSED);
  });

  it('changed its jobs after taking back the win', async () => {
    const lead = await makeWinnableLead(api.bdm);
    const taker = await api.user('manager');
    expect((await verify(lead, taker)).status).toBe(201);
    await setStatus(lead, taker, { status: 'open', note: 'The figures were too low' });
    await assign(lead, { announcedJobs: 900 }, taker);
    expect((await verify(lead, taker)).problem).toEqual(REFUSED);
  });

  it('wrote the figures of a lead that skips the announcement', async () => {
    const writer = await api.user('manager');
    const lead = await make.lead({ stage: 'negotiation', by: api.bdm });
    await make.fillInFields(lead.id, 'announced', writer);
    await make.fillInFields(lead.id, 'invested', api.bdm);
    expect((await verify(lead, writer)).problem).toEqual(REFUSED);
    expect((await verify(lead, api.manager)).status).toBe(201);
  });
});

describe('A win may be verified by a manager', () => {
  it('who names the local company and judges the involvement in the same request', async () => {
    const lead = await makeWinnableLead(api.bdm);
    const localCompanyId = (await make.company({ country: 'BE' })).id;
    await assign(lead, { involvement: 'supporting' }, api.manager);
    const changes = { localCompanyId, involvement: 'decisive' };
    expect((await verify(lead, api.manager, { changes })).status).toBe(201);
  });

  it('who sends the figures as they are', async () => {
    const lead = await makeWinnableLead(api.bdm);
    const { announcedOn, announcedJobs, announcedCapexEur } = (await api.manager.get(`/leads/${lead.id}`)).body;
    const changes = { announcedOn, announcedJobs, announcedCapexEur };
    expect((await verify(lead, api.manager, { changes })).status).toBe(201);
  });

  it('who changed the figures before its announcement', async () => {
    const early = await api.user('manager');
    const lead = await make.lead({ stage: 'negotiation', by: api.bdm });
    await make.fillInFields(lead.id, 'announced', early);
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced' })).status).toBe(201);
    await make.fillInFields(lead.id, 'invested', api.bdm);
    expect((await verify(lead, early)).status).toBe(201);
  });

  it('who changed the figures before a colleague lost and reopened it', async () => {
    const former = await api.user('manager');
    const lead = await makeWinnableLead(api.bdm);
    await assign(lead, { announcedJobs: 900 }, former);
    await setStatus(lead, api.bdm, { status: 'lost', reason: 'financing' });
    await setStatus(lead, api.bdm, { status: 'open', note: 'A new board starts the project again' });
    expect((await verify(lead, former)).status).toBe(201);
  });

  it('who owned the lead before a colleague lost and reopened it', async () => {
    const former = await api.user('manager');
    const lead = await makeWinnableLead(former);
    await assign(lead, { ownerId: api.bdm.id }, former);
    await setStatus(lead, api.bdm, { status: 'lost', reason: 'financing' });
    await setStatus(lead, api.bdm, { status: 'open', note: 'A new board starts the project again' });
    expect(listIds((await investedGate(lead, former)).verifiers)).toContain(former.id);
    expect((await verify(lead, former)).status).toBe(201);
  });
});

describe('An administrator', () => {
  let small: TestApi;
  let maker: Make;
  beforeAll(async () => {
    small = await startApi();
    maker = new Make(small);
  });
  afterAll(() => small.close());

  it('does not verify a win while a manager may', async () => {
    const other = await small.user('admin');
    const lead = await makeWinnableLead(small.bdm, maker);
    const refused = await verify(lead, other, { note: 'I have the time' });
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body.detail).toContain('manager 2');
    expect((await small.admin.delete(`/users/${other.id}`)).status).toBe(200);
  });

  it('without a part in it is the last resort where no manager may, with the reason in the note', async () => {
    const other = await small.user('admin', 'Second Administrator');
    const lead = await makeWinnableLead(small.manager, maker);
    // The first administrator manages the project.
    const involved = await verify(lead, small.admin, { note: 'There is nobody else' });
    expect(involved.problem).toEqual(REFUSED);
    expect(involved.body.detail).toContain('Second Administrator');
    expect(await investedGate(lead, other)).toEqual({
      stage: 'invested',
      allowed: true,
      missing: [],
      verifiers: [{ id: other.id, name: 'Second Administrator' }],
      noteRequired: true,
    });
    for (const body of [{}, { note: '  ' }]) {
      const silent = await verify(lead, other, body);
      expect(silent.problem).toEqual([422, 'lead.note_required']);
      expect(silent.body.errors).toMatchObject([{ pointer: '/note', code: 'note_required' }]);
    }
    const won = await verify(lead, other, { note: 'The only manager owns this lead' });
    expect(won.status).toBe(201);
    expect(won.body).toMatchObject({ note: 'The only manager owns this lead', actorId: other.id, toStatus: 'won' });
    const { rows } = await small.db.query(
      `SELECT changes FROM audit_entry WHERE entity_id = $1 AND actor_id = $2 AND action = 'moved'`,
      [lead.id, other.id],
    );
    expect(rows[0].changes.verification.after).toEqual({
      kind: 'last_resort',
      reason: 'The only manager owns this lead',
    });
    expect((await small.admin.delete(`/users/${other.id}`)).status).toBe(200);
  });

  it('is the last resort where the only manager has corrected a figure', async () => {
    const other = await small.user('admin');
    const lead = await makeWinnableLead(small.bdm, maker);
    await assign(lead, { announcedJobs: 41 }, small.manager);
    expect(listIds((await investedGate(lead, small.manager)).verifiers)).toEqual([other.id]);
    expect((await verify(lead, other, { note: 'The only manager corrected the jobs' })).status).toBe(201);
    expect((await small.admin.delete(`/users/${other.id}`)).status).toBe(200);
  });

  it('with a part in it is the last resort where nobody without one is left, so that no agency is stuck', async () => {
    const lead = await makeWinnableLead(small.manager, maker);
    expect((await verify(lead, small.manager, { note: 'Mine' })).problem).toEqual(REFUSED);
    expect((await investedGate(lead, small.admin)).verifiers).toEqual([{ id: small.admin.id, name: 'admin 1' }]);
    expect((await verify(lead, small.admin)).problem).toEqual([422, 'lead.note_required']);
    expect((await verify(lead, small.admin, { note: 'We are two people' })).status).toBe(201);
  });
});
