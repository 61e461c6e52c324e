import { type Answer, type Caller, startApi, type TestApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { Make, type Made } from '../support/make.js';
import { insertRow } from '../support/rows.js';
import {
  createVerificationCalls,
  EVIDENCE,
  makeWinnableLead,
  ok,
  readCode,
  withdrawAllRequests,
} from '../support/verification.js';

let api: TestApi;
let make: Make;
let { ask, verify, sendBack, withdraw, readLead, readStored } = {} as ReturnType<typeof createVerificationCalls>;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
  ({ ask, verify, sendBack, withdraw, readLead, readStored } = createVerificationCalls(api));
});
afterAll(() => api.close());
beforeEach(() => withdrawAllRequests(api));

const listVerifications = async (by: Caller): Promise<string[]> => {
  const { verifications } = await ok(by.get('/my-day'));
  expect(verifications.total).toBe(verifications.items.length);
  return verifications.items.map(({ id, verificationRequest }: Made) => `${id} ${verificationRequest.state}`);
};

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
    const lead = await makeWinnableLead(make, api.bdm);
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
    const lead = await makeWinnableLead(make, api.bdm);
    await ok(ask(lead));
    await ok(api.bdm.delete(`/leads/${lead.id}`));
    await ok(api.bdm.post(`/leads/${lead.id}/restore`));
    expect((await readLead(lead)).verificationRequest).toBeNull();
    await ok(ask(lead));
  });

  it('also after it was sent back, so that somebody else wins the lead later without it', async () => {
    const lead = await makeWinnableLead(make, api.bdm);
    const request = await ok(ask(lead));
    await ok(sendBack(request));
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'on_hold', note: 'Waits for the board' }));
    expect(await readStored(request)).toMatchObject({ state: 'withdrawn' });
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'open', note: 'Goes on' }));
    expect((await readLead(lead)).verificationRequest).toBeNull();
    expect(await listVerifications(api.bdm)).not.toContain(`${lead.id} sent_back`);
  });

  it('but not when the lead becomes confidential: managers see it, and nobody else', async () => {
    const outsider = await api.user('bdm');
    const lead = await makeWinnableLead(make, api.bdm, { teamIds: [outsider.id] });
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
    const lead = await makeWinnableLead(make, api.bdm, { title: 'Lamps' });
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
        id,
        reference,
        title,
        announcedOn,
        announcedJobs,
        announcedCapexEur,
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
    const lead = await makeWinnableLead(make, api.bdm);
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
      const lead = await makeWinnableLead(make, api.bdm);
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
    const [archived, moved] = [await makeWinnableLead(make, api.bdm), await makeWinnableLead(make, api.bdm)];
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
    const lead = await makeWinnableLead(make, api.bdm);
    await ok(ask(lead));
    const second = insertRow(api.db, 'lead_verification_request', { lead_id: lead.id });
    await expect(second).rejects.toThrow('lead_verification_request_waiting_uq');
  });
});

describe('Notifications of a verification', () => {
  const listNotices = async (lead: Made) => {
    const { rows } = await api.db.query(
      `SELECT kind, array_agg(user_id ORDER BY user_id) AS users FROM notification WHERE record_id = $1 AND kind ~ '^verification' GROUP BY kind ORDER BY kind`,
      [lead.id],
    );
    return Object.fromEntries(rows.map(({ kind, users }: Made) => [kind, users]));
  };

  it('tell those who may verify, and then the person who asked', async () => {
    const involved = await api.user('manager');
    const lead = await makeWinnableLead(make, api.bdm);
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
    const lead = await makeWinnableLead(make, api.bdm);
    await ok(verify(lead));
    expect(await listNotices(lead)).toEqual({});
  });

  it('tell the administrators if no manager may verify, and the request waits for them', async () => {
    const small = await startApi();
    try {
      const maker = new Make(small);
      const last = await small.user('admin');
      // The only manager owns the lead, and the first administrator manages its project.
      const lead = await makeWinnableLead(maker, small.manager);
      const request = await ok(ask(lead, small.manager));
      const { rows } = await small.db.query(
        `SELECT user_id FROM notification WHERE record_id = $1 AND kind = 'verification_asked'`,
        [lead.id],
      );
      expect(rows).toEqual([{ user_id: last.id }]);
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
