import { type Answer, useApi } from '../support/api.js';

const { api, make } = useApi();

const toDay = (instant: Date) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Brussels' }).format(instant);
const today = () => toDay(new Date());
const set = (id: string, body: object, by = api.bdm) => by.post(`/leads/${id}/status`, body);
const history = async (id: string) => (await api.bdm.get(`/leads/${id}/transitions`)).body.items;

describe('A lead that is lost', () => {
  it('has a reason and the country that got the investment instead', async () => {
    const lead = await make.lead({ stage: 'qualified' });
    expect((await set(lead.id, { status: 'lost' })).problem).toEqual([422, 'lead.reason_required']);
    const answer = await set(lead.id, {
      status: 'lost',
      reason: 'location_elsewhere',
      lostToCountry: 'NL',
      note: 'Venlo',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      stage: 'qualified',
      status: 'lost',
      statusReason: 'location_elsewhere',
      statusNote: 'Venlo',
      lostToCountry: 'NL',
      closedOn: today(),
      staleSince: null,
    });
    expect((await history(lead.id)).at(-1)).toMatchObject({
      kind: 'status',
      fromStage: 'qualified',
      toStage: 'qualified',
      fromStatus: 'open',
      toStatus: 'lost',
      reason: 'location_elsewhere',
      lostToCountry: 'NL',
      note: 'Venlo',
    });
  });

  it('cannot change its stage until it is reopened, which needs a note', async () => {
    const lead = await make.lead({ stage: 'qualified' });
    await set(lead.id, { status: 'lost', reason: 'financing' });
    await make.fillInFields(lead.id, 'proposal');
    const shut = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal' });
    expect(shut.problem).toEqual([409, 'lead.stage_not_allowed']);
    const [gate] = (await api.bdm.get(`/leads/${lead.id}/gates`)).body;
    expect(gate).toMatchObject({ stage: 'proposal', allowed: false, missing: [{ field: 'status' }] });
    expect((await set(lead.id, { status: 'open' })).problem).toEqual([422, 'lead.note_required']);
    expect((await set(lead.id, { status: 'open', note: 'They came back' })).body).toMatchObject({
      status: 'open',
      stage: 'qualified',
      statusReason: null,
      statusNote: null,
      lostToCountry: null,
      closedOn: null,
    });
    expect((await history(lead.id)).at(-1)).toMatchObject({
      fromStatus: 'lost',
      toStatus: 'open',
      note: 'They came back',
    });
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal' })).status).toBe(201);
  });

  it.each([
    [{ status: 'lost', reason: 'other' }, 422, 'lead.note_required'],
    [{ status: 'abandoned' }, 422, 'lead.reason_required'],
    [{ status: 'abandoned', reason: 'no_response', lostToCountry: 'NL' }, 422, 'lead.lost_to_country_not_allowed'],
    [{ status: 'won' }, 409, 'lead.won_by_transition'],
    [{ status: 'open' }, 409, 'lead.status_not_allowed'],
    [{ status: 'lost', reason: 'bad_luck' }, 422, 'request.invalid'],
    [{ status: 'lost', reason: 'financing', lostToCountry: 'XX' }, 422, 'request.invalid'],
    [{ status: 'dormant' }, 422, 'request.invalid'],
    [{}, 422, 'request.invalid'],
  ])('is not made by %j: %i %s', async (body, status, code) => {
    const lead = await make.lead();
    expect((await set(lead.id, body)).problem).toEqual([status, code]);
    expect(await history(lead.id)).toEqual([]);
  });
});

describe('A closing', () => {
  it('is dated to the day on which it happened, also when it is entered later', async () => {
    const lead = await make.lead({ receivedOn: '2026-01-05' });
    const before = today();
    const answer = await set(lead.id, { status: 'lost', reason: 'financing', occurredOn: '2026-02-10' });
    expect([answer.status, answer.body.closedOn]).toEqual([200, '2026-02-10']);
    const [step] = await history(lead.id);
    expect(step).toMatchObject({ toStatus: 'lost', occurredOn: '2026-02-10', daysInStage: 36 });
    expect(toDay(new Date(step.recordedAt)) >= before).toBe(true);
    const { rows } = await api.db.query('SELECT closed_on::text FROM lead WHERE id = $1', [lead.id]);
    expect(rows).toEqual([{ closed_on: '2026-02-10' }]);
    const reports = await api.key('reporting');
    const lostIn = async (from: string, to: string) =>
      (await reports.get(`/reports/pipeline-summary?from=${from}&to=${to}`)).body.totals.lost;
    expect([await lostIn('2026-02-10', '2026-02-10'), await lostIn('2026-02-11', '2026-02-28')]).toEqual([1, 0]);
  });

  it('is of today when no day is named', async () => {
    const lead = await make.lead({ receivedOn: '2026-01-05' });
    expect((await set(lead.id, { status: 'lost', reason: 'financing', occurredOn: null })).body.closedOn).toBe(today());
  });

  it('is refused in the future, before the previous step and before the lead was received, naming occurredOn', async () => {
    const lead = await make.lead({ receivedOn: '2026-01-05' });
    const lost = { status: 'lost', reason: 'financing' };
    const refused = async (body: object) => {
      const answer = await set(lead.id, body);
      return [answer.status, answer.body.code, answer.body.errors[0].pointer];
    };
    expect(await refused({ ...lost, occurredOn: '2199-01-01' })).toEqual([
      422,
      'lead.occurred_in_future',
      '/occurredOn',
    ]);
    expect(await refused({ ...lost, occurredOn: '2026-01-04' })).toEqual([
      422,
      'lead.occurred_before_received',
      '/occurredOn',
    ]);
    await set(lead.id, { ...lost, occurredOn: '2026-03-02' });
    expect(await refused({ status: 'open', note: 'Back', occurredOn: '2026-03-01' })).toEqual([
      422,
      'lead.occurred_before_previous',
      '/occurredOn',
    ]);
    expect(await refused({ status: 'open', note: 'Back', occurredOn: '2026-02-30' })).toEqual([
      422,
      'request.invalid',
      '/occurredOn',
    ]);
    const reopened = await set(lead.id, { status: 'open', note: 'Back', occurredOn: '2026-03-02' });
    expect(reopened.body).toMatchObject({ status: 'open', closedOn: null });
    const transition = { to: 'qualified', occurredOn: '2026-03-01' };
    await make.fillInFields(lead.id, 'qualified');
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, transition)).problem).toEqual([
      422,
      'lead.occurred_before_previous',
    ]);
    expect(await history(lead.id)).toHaveLength(2);
  });

  it('that takes a win back dates both lines of the history, and the stage', async () => {
    const lead = await make.lead({ stage: 'invested' });
    const body = { status: 'open', note: 'The board withdrew', occurredOn: lead.closedOn };
    const reopened = await set(lead.id, body, api.manager);
    expect(reopened.body).toMatchObject({ stage: 'announced', stageEnteredOn: lead.closedOn });
    expect((await history(lead.id)).slice(-2).map((step: Answer['body']) => step.occurredOn)).toEqual([
      lead.closedOn,
      lead.closedOn,
    ]);
  });
});

describe('A lead on hold', () => {
  it('keeps its stage, cannot change it, and is resumed without a note', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    const held = await set(lead.id, { status: 'on_hold', note: 'Budget of next year' });
    expect(held.body).toMatchObject({ status: 'on_hold', statusNote: 'Budget of next year', closedOn: null });
    const shut = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' });
    expect(shut.problem).toEqual([409, 'lead.stage_not_allowed']);
    expect((await set(lead.id, { status: 'open' })).body).toMatchObject({ status: 'open', statusNote: null });
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' })).status).toBe(201);
  });
});

describe('A lead that is won', () => {
  it('is reopened by a manager only, goes back to announced, and must be verified anew', async () => {
    const lead = await make.lead({ stage: 'invested' });
    expect(lead).toMatchObject({ status: 'won', stage: 'invested' });
    const note = 'The board withdrew';
    expect((await set(lead.id, { status: 'open', note })).problem).toEqual([403, 'lead.status_needs_manager']);
    expect((await set(lead.id, { status: 'lost', reason: 'financing' })).problem).toEqual([
      409,
      'lead.status_not_allowed',
    ]);
    expect((await set(lead.id, { status: 'open', note }, api.manager)).body).toMatchObject({
      status: 'open',
      stage: 'announced',
      stageEnteredOn: today(),
      closedOn: null,
      probability: 90,
    });
    expect((await history(lead.id)).slice(-2)).toMatchObject([
      { seq: 7, kind: 'status', fromStatus: 'won', toStatus: 'open', fromStage: 'invested', toStage: 'invested' },
      {
        seq: 8,
        kind: 'stage',
        fromStatus: 'open',
        toStatus: 'open',
        fromStage: 'invested',
        toStage: 'announced',
        note,
      },
    ]);
    const own = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'invested' });
    expect(own.problem).toEqual([403, 'lead.second_pair_of_eyes']);
    const anew = await api.manager.post(`/leads/${lead.id}/transitions`, { to: 'invested' });
    expect(anew.body.lead).toMatchObject({ status: 'won', closedOn: today() });
  });
});

describe('Two who close a lead at the same moment', () => {
  it('leave one of their reasons and one line of history', async () => {
    for (let round = 0; round < 5; round++) {
      const lead = await make.lead();
      const answers = await Promise.all([
        set(lead.id, { status: 'lost', reason: 'financing' }),
        set(lead.id, { status: 'abandoned', reason: 'no_response' }),
      ]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const winner = answers.find(({ status }) => status === 200)!;
      expect(await history(lead.id)).toMatchObject([
        { toStatus: winner.body.status, reason: winner.body.statusReason },
      ]);
      expect((await api.bdm.get(`/leads/${lead.id}`)).body).toMatchObject({ status: winner.body.status });
    }
  });
});
