import { type Answer, startApi, type TestApi } from '../support/api.js';
import { getStageFields, Make, type Made } from '../support/make.js';
import { createVerificationCalls, EVIDENCE, makeWinnableLead, ok, readCode } from '../support/verification.js';

let api: TestApi;
let make: Make;
let { ask, verify, sendBack, withdraw, readLead, readStored } = {} as ReturnType<typeof createVerificationCalls>;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
  ({ ask, verify, sendBack, withdraw, readLead, readStored } = createVerificationCalls(api));
});
afterAll(() => api.close());

const readActions = async ({ id }: Made): Promise<string[]> => {
  const { items } = await ok(api.admin.get(`/audit?entityId=${id}&sort=at&limit=200`));
  return items.map(({ action }: Made) => action);
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
    const [waiting, returned, other] = [
      await makeWinnableLead(make, api.bdm),
      await makeWinnableLead(make, api.bdm),
      await makeWinnableLead(make, api.bdm),
    ];
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
    const lead = await makeWinnableLead(make, api.bdm);
    const headers = { 'idempotency-key': `verify ${lead.id}` };
    const [first, again] = [await ask(lead, api.bdm, {}, headers), await ask(lead, api.bdm, {}, headers)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });

  it('changes no figure of any day', async () => {
    const lead = await makeWinnableLead(make, api.bdm);
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
    const [won, archived] = [await make.lead({ stage: 'invested' }), await makeWinnableLead(make, api.bdm)];
    expect(readCode(await ask(won))).toEqual([409, 'lead.stage_not_allowed']);
    await ok(api.bdm.delete(`/leads/${archived.id}`));
    expect(readCode(await ask(archived))).toEqual([409, 'record.archived']);
  });

  it('while one waits, before anything else of it is judged', async () => {
    const lead = await makeWinnableLead(make, api.bdm);
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
    const lead = await makeWinnableLead(make, api.bdm);
    const answer = await ask(lead, api.bdm, body);
    expect([...readCode(answer), answer.body.errors[0].pointer]).toEqual([422, code, pointer]);
  });

  it('to whoever may not change the lead, with an old version, and for a lead that nobody may know of', async () => {
    const lead = await makeWinnableLead(make, api.bdm);
    const stranger = await api.user('bdm');
    expect(readCode(await ask(lead, stranger))).toEqual([403, 'lead.not_yours']);
    expect(readCode(await ask(lead, api.viewer))).toEqual([403, 'auth.forbidden']);
    expect((await ask(lead, api.anonymous)).status).toBe(401);
    expect(readCode(await ask(lead, api.bdm, {}, { 'if-match': '"1"' }))).toEqual([412, 'request.stale_version']);
    const key = await api.key('manager', ['leads:read', 'leads:write']);
    const interaction = { kind: 'call', occurredAt: '2026-05-20T13:30:00Z', subject: 'By a key' };
    expect(readCode(await ask(lead, key, { interaction }))).toEqual([403, 'auth.forbidden']);
    const hidden = await makeWinnableLead(make, api.bdm, { confidential: true, codename: 'Owl' });
    expect(readCode(await ask(hidden, stranger))).toEqual([404, 'lead.not_found']);
    expect(readCode(await ask({ id: '0199ffff-ffff-7fff-8fff-ffffffffffff' }))).toEqual([404, 'lead.not_found']);
  });
});

describe('Whoever asks for the verification', () => {
  it('has a part in the win, also after withdrawing the request, and cannot verify it', async () => {
    const [asking, other] = [await api.user('manager'), await api.user('manager')];
    const lead = await makeWinnableLead(make, api.bdm);
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
    const lead = await makeWinnableLead(make, api.bdm);
    await ok(ask(lead, asking));
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'lost', reason: 'financing' }));
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'open', note: 'They found the money' }));
    expect((await verify(lead, asking)).status).toBe(201);
  });
});

describe('A request that waits', () => {
  it('is sent back with a remark by a person who may verify, who keeps this right', async () => {
    const lead = await makeWinnableLead(make, api.bdm);
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
    const lead = await makeWinnableLead(make, api.bdm);
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
    const lead = await makeWinnableLead(make, api.bdm);
    const request = await ok(sendBack(await ok(ask(lead))));
    await ok(verify(lead));
    expect(await readStored(request)).toMatchObject({ state: 'verified', remark: 'Which press release?' });
    await ok(api.manager.post(`/leads/${lead.id}/status`, { status: 'open', note: 'Too early' }));
    expect((await readLead(lead)).verificationRequest).toBeNull();
  });

  it('is withdrawn by its author or the owner only, and what it has stored stays', async () => {
    const colleague = await api.user('bdm');
    const lead = await makeWinnableLead(make, api.bdm, { teamIds: [colleague.id] });
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
    const [lead, other] = [await makeWinnableLead(make, api.bdm), await makeWinnableLead(make, api.bdm)];
    const request = await ok(ask(lead));
    const missing = [404, 'verification_request.not_found'];
    expect(readCode(await sendBack({ ...request, leadId: other.id }))).toEqual(missing);
    expect(readCode(await withdraw({ ...request, id: 'x' }))).toEqual(missing);
  });
});
