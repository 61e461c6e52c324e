import { type Answer, type Caller, startApi, type TestApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { getStageFields, Make, type Made } from '../support/make.js';
import { insertRow, updateRows } from '../support/rows.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());
// Each test begins without requests that need somebody.
beforeEach(async () => {
  const withdrawn = { state: 'withdrawn', decided_at: new Date(), decided_by_name: 'A test', remark: null };
  for (const state of ['waiting', 'sent_back'])
    await updateRows(api.db, 'lead_verification_request', { state }, withdrawn);
});

const readCode = ({ status, body }: Answer) => [status, body.code];
const EVIDENCE = { kind: 'company_registered', note: 'Extract of the register' };
const ok = async (answer: Promise<Answer>): Promise<Made> => {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
};

/** Creates an announced lead with everything that invested requires. */
async function makeWinnableLead(by: Caller = api.bdm, fields: object = {}, maker = make): Promise<Made> {
  const { id } = await maker.lead({ stage: 'announced', by, ...fields });
  await maker.fillInFields(id, 'invested', by);
  return ok(by.get(`/leads/${id}`));
}

const ask = ({ id }: Made, by: Caller = api.bdm, body: object = {}, headers = {}) =>
  by.post(`/leads/${id}/verification-requests`, body, headers);
const verify = ({ id }: Made, by: Caller = api.manager, body: object = {}) =>
  by.post(`/leads/${id}/transitions`, { to: 'invested', ...body });
const sendBack = ({ leadId, id }: Made, by: Caller = api.manager, remark = 'Which press release?') =>
  by.post(`/leads/${leadId}/verification-requests/${id}/send-back`, { remark });
const withdraw = ({ leadId, id }: Made, by: Caller = api.bdm) =>
  by.post(`/leads/${leadId}/verification-requests/${id}/withdraw`);
const readLead = async ({ id }: Made, by: Caller = api.admin): Promise<Made> => ok(by.get(`/leads/${id}`));
const readStored = async ({ id }: Made): Promise<Made> => {
  const { rows } = await api.db.query('SELECT * FROM lead_verification_request WHERE id = $1', [id]);
  return rows[0];
};
const readActions = async ({ id }: Made): Promise<string[]> => {
  const { items } = await ok(api.admin.get(`/audit?entityId=${id}&sort=at&limit=200`));
  return items.map(({ action }: Made) => action);
};
const listVerifications = async (by: Caller): Promise<string[]> => {
  const { verifications } = await ok(by.get('/my-day'));
  expect(verifications.total).toBeGreaterThanOrEqual(verifications.items.length);
  return verifications.items.map(({ id, verificationRequest }: Made) => `${id} ${verificationRequest.state}`);
};
const countInteractions = async ({ id }: Made) =>
  (await api.admin.get(`/interactions?leadId=${id}&count=true`)).body.total;

describe('A request to verify a win', () => {
  it('stores what it brings in one step, and is shown with the lead', async () => {
    const lead = await make.lead({ stage: 'announced' });
    const localCompanyId = (await make.company({ country: 'BE' })).id;
    const body = {
      note: 'Registered in May',
      occurredOn: lead.stageEnteredOn,
      changes: { ...getStageFields('invested'), localCompanyId },
      evidence: [EVIDENCE],
      realisations: [{ asOf: lead.announcedOn, jobs: 4, capexEur: 1_000_000 }],
      interaction: { kind: 'call', occurredAt: '2026-05-20T13:30:00Z', subject: 'It is registered' },
    };
    const before = await countInteractions(lead);
    const answer = await ask(lead, api.bdm, body, { 'if-match': `"${lead.version}"` });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      leadId: lead.id,
      requestedAt: expect.any(String),
      requestedBy: { id: api.bdm.id, name: 'bdm 3' },
      occurredOn: lead.stageEnteredOn,
      note: 'Registered in May',
      state: 'waiting',
      decidedAt: null,
      decidedBy: null,
      remark: null,
    });
    const after = await readLead(lead);
    expect(after).toMatchObject({ stage: 'announced', status: 'open', localCompanyId, verification: null });
    expect([after.evidence.length, after.realisations.length]).toEqual([2, 1]);
    expect(after.verificationRequest).toEqual(answer.body);
    expect([after.verifiedBy, after.verifiedAt]).toEqual([null, null]);
    expect(await countInteractions(lead)).toBe(before + 1);
    expect((await readActions(lead)).slice(-3)).toEqual(['updated', 'realisation_added', 'verification_requested']);
    const list = await ok(api.viewer.get(`/leads?companyId=${lead.companyId}`));
    expect(list.items[0].verificationRequest).toEqual(answer.body);
    const board = await ok(api.viewer.get(`/leads/board?companyId=${lead.companyId}`));
    const { items } = board.stages.find(({ stage }: Made) => stage === 'announced');
    expect(items[0].verificationRequest).toEqual(answer.body);
  });

  it('is a filter of leads, and no column of an export', async () => {
    const [waiting, returned, other] = [await makeWinnableLead(), await makeWinnableLead(), await makeWinnableLead()];
    await ok(ask(waiting));
    await ok(sendBack(await ok(ask(returned))));
    const listIds = async (state: string) => {
      const { items } = await ok(api.viewer.get(`/leads?verificationRequest=${state}&limit=200`));
      return items.map(({ id }: Made) => id);
    };
    expect(await listIds('waiting')).toContain(waiting.id);
    expect(await listIds('waiting')).not.toContain(returned.id);
    expect(await listIds('sent_back')).toContain(returned.id);
    const both = await listIds('waiting&verificationRequest=sent_back');
    expect([waiting, returned, other].map(({ id }) => both.includes(id))).toEqual([true, true, false]);
    expect((await api.viewer.get('/leads?verificationRequest=verified')).status).toBe(422);
    const csv = await api.viewer.get('/leads/export?format=csv&verificationRequest=waiting');
    expect([csv.text.includes(waiting.id), csv.text.split('\n')[0]!.includes('verificationRequest')]).toEqual([
      true,
      false,
    ]);
  });

  it('happens once when it is repeated with its key', async () => {
    const lead = await makeWinnableLead();
    const headers = { 'idempotency-key': `verify ${lead.id}` };
    const [first, again] = [await ask(lead, api.bdm, {}, headers), await ask(lead, api.bdm, {}, headers)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });

  it('changes no figure of any day', async () => {
    const lead = await makeWinnableLead();
    const read = async (day: string) =>
      (await api.manager.get(`/reports/pipeline-summary?asOf=${day}&format=json`)).body.sections;
    const today = new Date().toISOString().slice(0, 10);
    const days = [today, '2026-09-30'];
    const before = await Promise.all(days.map(read));
    await ok(sendBack(await ok(ask(lead))));
    await ok(withdraw(await ok(ask(lead))));
    expect(await Promise.all(days.map(read))).toEqual(before);
  });
});

describe('A request to verify is refused', () => {
  it.each<[why: string, fields: object, act: (lead: Made) => Promise<Answer> | undefined]>([
    ['before the lead is announced', { stage: 'negotiation' }, () => undefined],
    ['while it is on hold', {}, ({ id }) => api.bdm.post(`/leads/${id}/status`, { status: 'on_hold' })],
    ['once it is lost', {}, ({ id }) => api.bdm.post(`/leads/${id}/status`, { status: 'lost', reason: 'financing' })],
  ])('%s', async (_, fields, act) => {
    const lead = await make.lead({ stage: 'announced', ...fields });
    if ((await act(lead))?.status) expect((await readLead(lead)).status).not.toBe('open');
    expect(readCode(await ask(lead))).toEqual([409, 'lead.stage_not_allowed']);
  });

  it('for a won and for an archived lead', async () => {
    const [won, archived] = [await make.lead({ stage: 'invested' }), await makeWinnableLead()];
    expect(readCode(await ask(won))).toEqual([409, 'lead.stage_not_allowed']);
    await ok(api.bdm.delete(`/leads/${archived.id}`));
    expect(readCode(await ask(archived))).toEqual([409, 'record.archived']);
  });

  it('while one waits, before anything else of it is judged', async () => {
    const lead = await makeWinnableLead();
    await ok(ask(lead));
    const again = await ask(lead, api.bdm, { changes: { jobsExpected: null }, evidence: [{ kind: 'press_release' }] });
    expect(readCode(again)).toEqual([409, 'verification.waiting']);
  });

  it('without what invested requires, and then stores nothing', async () => {
    const lead = await make.lead({ stage: 'announced' });
    const before = await readLead(lead);
    const plain = await ask(lead);
    expect(readCode(plain)).toEqual([422, 'lead.gate_unmet']);
    const listPointers = ({ body }: Answer) => body.errors.map(({ pointer }: Made) => pointer);
    expect(listPointers(plain)).toEqual(['/localCompanyId', '/realisations', '/involvement']);
    const interaction = { kind: 'call', occurredAt: '2026-05-20T13:30:00Z', subject: 'Not yet' };
    const count = await countInteractions(lead);
    const body = { changes: { involvement: 'decisive' }, evidence: [EVIDENCE], interaction };
    const parts = await ask(lead, api.bdm, body);
    expect(readCode(parts)).toEqual([422, 'lead.gate_unmet']);
    expect(listPointers(parts)).toEqual(['/changes/localCompanyId', '/realisations']);
    expect([await readLead(lead), await countInteractions(lead)]).toEqual([before, count]);
  });

  it.each<[string, object, string, string]>([
    ['a stage', { to: 'invested' }, 'request.invalid', '/to'],
    ['a day in the future', { occurredOn: '2199-01-01' }, 'lead.occurred_in_future', '/occurredOn'],
    ['a day before the announcement', { occurredOn: '2020-01-01' }, 'lead.occurred_before_previous', '/occurredOn'],
    ['empty evidence', { evidence: [{ kind: 'press_release' }] }, 'lead.evidence_empty', '/evidence/0'],
    ['a wrong change', { changes: { jobsExpected: -1 } }, 'request.invalid', '/changes/jobsExpected'],
    ['a note that is no text', { note: 7 }, 'request.invalid', '/note'],
  ])('with %s', async (_, body, code, pointer) => {
    const lead = await makeWinnableLead();
    const answer = await ask(lead, api.bdm, body);
    expect([...readCode(answer), answer.body.errors[0].pointer]).toEqual([422, code, pointer]);
  });

  it('to whoever may not change the lead, with an old version, and for a lead that nobody may know of', async () => {
    const lead = await makeWinnableLead();
    const stranger = await api.user('bdm');
    expect(readCode(await ask(lead, stranger))).toEqual([403, 'lead.not_yours']);
    expect(readCode(await ask(lead, api.viewer))).toEqual([403, 'auth.forbidden']);
    expect((await ask(lead, api.anonymous)).status).toBe(401);
    expect(readCode(await ask(lead, api.bdm, {}, { 'if-match': '"1"' }))).toEqual([412, 'request.stale_version']);
    const key = await api.key('manager', ['leads:read', 'leads:write']);
    const interaction = { kind: 'call', occurredAt: '2026-05-20T13:30:00Z', subject: 'By a key' };
    expect(readCode(await ask(lead, key, { interaction }))).toEqual([403, 'auth.forbidden']);
    const hidden = await makeWinnableLead(api.bdm, { confidential: true, codename: 'Owl' });
    expect(readCode(await ask(hidden, stranger))).toEqual([404, 'lead.not_found']);
    expect(readCode(await ask({ id: '0199ffff-ffff-7fff-8fff-ffffffffffff' }))).toEqual([404, 'lead.not_found']);
  });
});

describe('Whoever asks for the verification', () => {
  it('has a part in the win, also after withdrawing the request, and cannot verify it', async () => {
    const [asking, other] = [await api.user('manager'), await api.user('manager')];
    const lead = await makeWinnableLead();
    const request = await ok(ask(lead, asking));
    const gates = await ok(asking.get(`/leads/${lead.id}/gates`));
    expect(gates[0]).toMatchObject({ stage: 'invested', allowed: false, missing: [{ field: 'mover' }] });
    expect(gates[0].verifiers.map(({ id }: Made) => id)).toEqual(expect.arrayContaining([other.id, api.manager.id]));
    expect(readCode(await verify(lead, asking))).toEqual([403, 'lead.second_pair_of_eyes']);
    expect(readCode(await sendBack(request, asking))).toEqual([403, 'lead.second_pair_of_eyes']);
    await ok(withdraw(request, asking));
    expect(readCode(await verify(lead, asking))).toEqual([403, 'lead.second_pair_of_eyes']);
    await ok(verify(lead, other));
  });

  it('has none after a colleague has lost and reopened the lead', async () => {
    const asking = await api.user('manager');
    const lead = await makeWinnableLead();
    await ok(ask(lead, asking));
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'lost', reason: 'financing' }));
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'open', note: 'They found the money' }));
    await ok(verify(lead, asking));
  });
});

describe('A request that waits', () => {
  it('is sent back with a remark by a person who may verify, who keeps this right', async () => {
    const lead = await makeWinnableLead();
    const request = await ok(ask(lead));
    for (const by of [api.bdm, api.admin, await api.user('bdm')]) {
      expect(readCode(await sendBack(request, by))).toEqual([403, 'lead.second_pair_of_eyes']);
    }
    expect(readCode(await sendBack(request, api.viewer))).toEqual([403, 'auth.forbidden']);
    expect(readCode(await sendBack(request, await api.key('manager')))).toEqual([403, 'lead.second_pair_of_eyes']);
    for (const remark of ['', '  ', null]) {
      const { status, body } = await sendBack(request, api.manager, remark as string);
      expect([status, body.errors[0].pointer]).toEqual([422, '/remark']);
    }
    const returned = await ok(sendBack(request, api.manager, 'Which press release?'));
    expect(returned).toEqual({
      ...request,
      state: 'sent_back',
      decidedAt: expect.any(String),
      decidedBy: { id: api.manager.id, name: 'manager 2' },
      remark: 'Which press release?',
    });
    const after = await readLead(lead);
    expect(after).toMatchObject({ stage: 'announced', verificationRequest: returned });
    expect(readCode(await sendBack(request))).toEqual([409, 'verification.not_waiting']);
    expect(readCode(await withdraw(request))).toEqual([409, 'verification.not_waiting']);
    const anew = await ok(ask(lead));
    expect((await readLead(lead)).verificationRequest).toEqual(anew);
    expect((await readStored(request)).state).toBe('sent_back');
    await ok(verify(lead));
    expect([(await readStored(request)).state, (await readStored(anew)).state]).toEqual(['sent_back', 'verified']);
  });

  it('is verified by the transition, and the lead says by whom and when', async () => {
    const lead = await makeWinnableLead();
    const request = await ok(ask(lead));
    const { recordedAt } = await ok(verify(lead));
    expect(await readStored(request)).toMatchObject({ state: 'verified', decided_by: api.manager.id, remark: null });
    const won = await readLead(lead);
    expect(won).toMatchObject({
      verification: 'second_person',
      verificationRequest: null,
      verifiedBy: { id: api.manager.id, name: 'manager 2' },
      verifiedAt: recordedAt,
    });
    const { items } = await ok(api.viewer.get(`/leads?companyId=${lead.companyId}`));
    expect(Object.keys(items[0])).not.toContain('verifiedBy');
    expect(readCode(await sendBack(request))).toEqual([409, 'verification.not_waiting']);
    await ok(api.manager.post(`/leads/${lead.id}/status`, { status: 'open', note: 'Too early' }));
    expect(await readLead(lead)).toMatchObject({ verificationRequest: null, verifiedBy: null, verifiedAt: null });
  });

  it('is verified also after it was sent back, and does not come back when the win is taken back', async () => {
    const lead = await makeWinnableLead();
    const request = await ok(sendBack(await ok(ask(lead))));
    await ok(verify(lead));
    expect(await readStored(request)).toMatchObject({ state: 'verified', remark: 'Which press release?' });
    await ok(api.manager.post(`/leads/${lead.id}/status`, { status: 'open', note: 'Too early' }));
    expect((await readLead(lead)).verificationRequest).toBeNull();
  });

  it('is withdrawn by its author or the owner only, and what it has stored stays', async () => {
    const colleague = await api.user('bdm');
    const lead = await makeWinnableLead(api.bdm, { teamIds: [colleague.id] });
    const request = await ok(ask(lead, colleague, { evidence: [EVIDENCE] }));
    expect(readCode(await withdraw(request, api.manager))).toEqual([403, 'verification.not_yours']);
    expect(readCode(await withdraw(request, await api.user('bdm')))).toEqual([403, 'verification.not_yours']);
    await ok(api.bdm.patch(`/leads/${lead.id}`, { teamIds: [] }));
    const withdrawn = await ok(withdraw(request, colleague));
    expect(withdrawn).toMatchObject({ state: 'withdrawn', decidedBy: { id: colleague.id }, remark: null });
    const after = await readLead(lead);
    expect([after.verificationRequest, after.evidence.length]).toEqual([null, 2]);
    expect(readCode(await withdraw(request, colleague))).toEqual([409, 'verification.not_waiting']);
    const second = await ok(ask(lead));
    expect((await ok(withdraw(second, api.bdm))).state).toBe('withdrawn');
  });

  it('is found only with its own lead', async () => {
    const [lead, other] = [await makeWinnableLead(), await makeWinnableLead()];
    const request = await ok(ask(lead));
    const missing = [404, 'verification_request.not_found'];
    expect(readCode(await sendBack({ ...request, leadId: other.id }))).toEqual(missing);
    expect(readCode(await withdraw({ ...request, id: 'x' }))).toEqual(missing);
  });
});

describe('A waiting request is withdrawn by itself', () => {
  const setStatus = (lead: Made, body: object) => api.bdm.post(`/leads/${lead.id}/status`, body);
  it.each<[how: string, act: (lead: Made) => Promise<Answer>, action: string]>([
    [
      'when the lead leaves announced',
      ({ id }) => api.bdm.post(`/leads/${id}/transitions`, { to: 'negotiation', note: 'The board looks again' }),
      'moved',
    ],
    ['when it is put on hold', (lead) => setStatus(lead, { status: 'on_hold' }), 'moved'],
    ['when it is lost', (lead) => setStatus(lead, { status: 'lost', reason: 'financing' }), 'moved'],
    ['when it is archived', ({ id }) => api.bdm.delete(`/leads/${id}`), 'verification_withdrawn'],
    [
      'when its status changes with others',
      ({ id }) => api.bdm.post('/leads/bulk-updates', { ids: [id], status: { status: 'on_hold' }, dryRun: false }),
      'moved',
    ],
  ])('%s', async (_, act, action) => {
    const lead = await makeWinnableLead();
    const request = await ok(ask(lead));
    await ok(act(lead));
    expect(await readStored(request)).toMatchObject({ state: 'withdrawn', decided_by: api.bdm.id });
    expect((await readLead(lead)).verificationRequest).toBeNull();
    const { items } = await ok(api.admin.get(`/audit?entityId=${lead.id}&sort=-at&limit=1`));
    expect(items[0]).toMatchObject({ action, changes: { verificationRequest: { after: { state: 'withdrawn' } } } });
    expect(readCode(await withdraw(request))).toEqual([409, 'verification.not_waiting']);
    expect(await listVerifications(api.manager)).not.toContain(`${lead.id} waiting`);
  });

  it('and does not come back with the lead', async () => {
    const lead = await makeWinnableLead();
    await ok(ask(lead));
    await ok(api.bdm.delete(`/leads/${lead.id}`));
    await ok(api.bdm.post(`/leads/${lead.id}/restore`));
    expect((await readLead(lead)).verificationRequest).toBeNull();
    await ok(ask(lead));
  });

  it('but not when the lead becomes confidential: managers see it, and nobody else', async () => {
    const outsider = await api.user('bdm');
    const lead = await makeWinnableLead(api.bdm, { teamIds: [outsider.id] });
    const request = await ok(ask(lead, outsider));
    await ok(api.bdm.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Heron', teamIds: [] }));
    expect((await readLead(lead, api.manager)).verificationRequest).toEqual(request);
    expect(await listVerifications(api.manager)).toContain(`${lead.id} waiting`);
    expect(readCode(await withdraw(request, outsider))).toEqual([404, 'lead.not_found']);
    expect(readCode(await sendBack(request, outsider))).toEqual([404, 'lead.not_found']);
    const { items } = await ok(outsider.get('/leads?verificationRequest=waiting&limit=200'));
    expect(items.map(({ id }: Made) => id)).not.toContain(lead.id);
    await ok(sendBack(request));
    expect(await listVerifications(outsider)).toEqual([]);
    await ok(verify(lead));
  });
});

describe('My day', () => {
  it('has the requests that the user may verify, and those that were sent back to the user', async () => {
    const asking = await api.user('manager');
    const lead = await makeWinnableLead(api.bdm, { title: 'Lamps' });
    const request = await ok(ask(lead, asking));
    const waiting = `${lead.id} waiting`;
    expect(await listVerifications(api.manager)).toEqual([waiting]);
    for (const by of [asking, api.bdm, api.admin, api.viewer]) expect(await listVerifications(by)).toEqual([]);
    await ok(sendBack(request));
    const { verifications } = await ok(asking.get('/my-day'));
    expect(verifications.total).toBe(1);
    const { id, reference, title, announcedOn, announcedJobs, announcedCapexEur, company } = lead;
    expect(verifications.items).toEqual([
      {
        ...{ id, reference, title, announcedOn, announcedJobs, announcedCapexEur },
        companyName: company.name,
        verificationRequest: expect.objectContaining({ id: request.id, state: 'sent_back' }),
      },
    ]);
    expect(await listVerifications(api.manager)).toEqual([]);
    await ok(ask(lead));
    expect(await listVerifications(asking)).toEqual([]);
    expect(await listVerifications(api.manager)).toContain(waiting);
  });
});

describe('Two people at once', () => {
  /** Lets the requests wait for the lead in this order, and returns their answers. */
  async function queueUp(
    { id }: Made,
    ...requests: (() => Promise<Answer>)[]
  ): Promise<[number, string | undefined][]> {
    const holder = await api.db.connect();
    const answers: Promise<Answer>[] = [];
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM lead WHERE id = $1 FOR UPDATE', [id]);
      for (const [index, request] of requests.entries()) {
        answers.push(request());
        await waitForLock(api.db, index + 1);
      }
      await holder.query('COMMIT');
    } finally {
      holder.release();
    }
    return (await Promise.all(answers)).map(({ status, body }) => [status, body.code]);
  }
  const ARCHIVED = [409, 'record.archived'];
  const MOVED = [409, 'lead.moved_meanwhile'];
  const NOT_WAITING = [409, 'verification.not_waiting'];

  it('make one request', async () => {
    const colleague = await api.user('manager');
    const lead = await makeWinnableLead();
    const answers = await queueUp(
      lead,
      () => ask(lead),
      () => ask(lead, colleague, { evidence: [EVIDENCE] }),
    );
    expect(answers).toEqual([
      [201, undefined],
      [409, 'verification.waiting'],
    ]);
    expect((await readLead(lead)).evidence).toHaveLength(1);
  });

  it('decide once, whoever comes first', async () => {
    const other = await api.user('manager');
    const decide = async (...acts: ((lead: Made, request: Made) => Promise<Answer>)[]) => {
      const lead = await makeWinnableLead();
      const request = await ok(ask(lead));
      const answers = await queueUp(lead, ...acts.map((act) => () => act(lead, request)));
      return [...answers.map(([status, code]) => code ?? status), (await readStored(request)).state];
    };
    const verifying = (lead: Made) => verify(lead, other);
    const sending = (_: Made, request: Made) => sendBack(request);
    const withdrawing = (_: Made, request: Made) => withdraw(request);
    expect(await decide(verifying, sending)).toEqual([201, NOT_WAITING[1], 'verified']);
    expect(await decide(sending, verifying)).toEqual([200, MOVED[1], 'sent_back']);
    expect(await decide(sending, sending)).toEqual([200, NOT_WAITING[1], 'sent_back']);
    expect(await decide(withdrawing, verifying)).toEqual([200, MOVED[1], 'withdrawn']);
    expect(await decide(withdrawing, sending)).toEqual([200, NOT_WAITING[1], 'withdrawn']);
    expect(await decide(verifying, (lead) => verify(lead))).toEqual([201, MOVED[1], 'verified']);
  });

  it('ask for a lead that the other archives or moves', async () => {
    const [archived, moved] = [await makeWinnableLead(), await makeWinnableLead()];
    expect(
      await queueUp(
        archived,
        () => api.bdm.delete(`/leads/${archived.id}`),
        () => ask(archived),
      ),
    ).toEqual([[200, undefined], ARCHIVED]);
    const hold = () => api.bdm.post(`/leads/${moved.id}/status`, { status: 'on_hold' });
    expect(await queueUp(moved, hold, () => ask(moved))).toEqual([[200, undefined], MOVED]);
  });

  it('cannot store two that wait, whatever writes them', async () => {
    const lead = await makeWinnableLead();
    await ok(ask(lead));
    const second = insertRow(api.db, 'lead_verification_request', { lead_id: lead.id });
    await expect(second).rejects.toThrow('lead_verification_request_waiting_uq');
  });
});

describe('Notifications of a verification', () => {
  const listNotices = async (lead: Made) => {
    const { rows } = await api.db.query(
      `SELECT kind, array_agg(user_id ORDER BY user_id) AS users FROM notification WHERE record_id = $1 GROUP BY kind ORDER BY kind`,
      [lead.id],
    );
    return Object.fromEntries(rows.map(({ kind, users }: Made) => [kind, users]));
  };

  it('tell those who may verify, and then the person who asked', async () => {
    const involved = await api.user('manager');
    const lead = await makeWinnableLead();
    await ok(involved.post(`/leads/${lead.id}/evidence`, EVIDENCE));
    const asking = await api.user('manager');
    const request = await ok(ask(lead, asking));
    const { verification_asked: asked } = await listNotices(lead);
    expect(asked).toContain(api.manager.id);
    for (const { id } of [involved, asking, api.admin, api.bdm]) expect(asked).not.toContain(id);
    await ok(sendBack(request));
    expect((await listNotices(lead))['verification_sent_back']).toEqual([asking.id]);
    await ok(ask(lead, asking));
    await ok(verify(lead));
    expect((await listNotices(lead))['verification_done']).toEqual([asking.id]);
  });

  it('tell nobody where nobody has asked', async () => {
    const lead = await makeWinnableLead();
    await ok(verify(lead));
    expect(await listNotices(lead)).toEqual({});
  });

  it('tell the administrators if no manager may verify, and the request waits for them', async () => {
    const small = await startApi();
    try {
      const maker = new Make(small);
      const last = await small.user('admin');
      // The only manager owns the lead, and the first administrator manages its project.
      const lead = await makeWinnableLead(small.manager, {}, maker);
      const request = await ok(ask(lead, small.manager));
      const { rows } = await small.db.query('SELECT user_id, kind FROM notification WHERE record_id = $1', [lead.id]);
      expect(rows).toEqual([{ user_id: last.id, kind: 'verification_asked' }]);
      expect(await listVerifications(last)).toEqual([`${lead.id} waiting`]);
      expect(readCode(await verify(lead, last))).toEqual([422, 'lead.note_required']);
      expect((await readLead(lead, last)).verificationRequest.id).toBe(request.id);
      await ok(verify(lead, last, { note: 'There is nobody else' }));
      expect(await readLead(lead, last)).toMatchObject({ verification: 'last_resort', verifiedBy: { id: last.id } });
    } finally {
      await small.close();
    }
  });
});
