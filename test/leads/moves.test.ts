import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { getStageFields } from '../support/make.js';
import { insertRow, updateRows, selectRows } from '../support/rows.js';

const { api, make } = useApi();

const history = async (id: string) =>
  selectRows(api.db, 'lead_transition', { lead_id: id }, 'seq, kind, from_stage, to_stage, to_status', 'seq');
const stored = async (id: string) =>
  (await selectRows(api.db, 'lead', { id }, 'stage, status, stage_entered_on::text, closed_on::text, version'))[0];

describe('A transition', () => {
  it('may skip stages if every gate on the way is open', async () => {
    const lead = await make.lead({ receivedOn: '2026-01-05' });
    for (const stage of ['qualified', 'proposal', 'shortlisted', 'negotiation'] as const)
      await make.fillInFields(lead.id, stage);
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'negotiation', occurredOn: '2026-03-01' });
    expect(answer.status).toBe(201);
    expect(await history(lead.id)).toEqual([
      { seq: 1, kind: 'stage', from_stage: 'first_contact', to_stage: 'negotiation', to_status: 'open' },
    ]);
    expect(await stored(lead.id)).toMatchObject({ stage: 'negotiation', stage_entered_on: '2026-03-01' });
  });

  it('may not skip a stage whose gate is closed', async () => {
    const lead = await make.lead();
    for (const stage of ['qualified', 'proposal', 'negotiation'] as const) await make.fillInFields(lead.id, stage);
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'negotiation' });
    expect(answer.problem).toEqual([422, 'lead.gate_unmet']);
    expect(answer.pointers).toEqual(['/propositionSentOn', '/siteVisitWaivedReason']);
    expect(await history(lead.id)).toEqual([]);
  });

  it('back needs a note, and keeps the fields of the lead', async () => {
    const lead = await make.lead({ stage: 'proposal' });
    const bare = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'first_contact' });
    expect(bare.problem).toEqual([422, 'lead.note_required']);
    const blank = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'first_contact', note: '  ' });
    expect(blank.problem).toEqual([422, 'lead.note_required']);
    const back = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'first_contact', note: 'It starts anew' });
    expect(back.status).toBe(201);
    expect(back.body.lead).toMatchObject({ stage: 'first_contact', likelihood: 'medium' });
    expect((await history(lead.id)).at(-1)).toMatchObject({ from_stage: 'proposal', to_stage: 'first_contact' });
  });

  it('to the present stage is a conflict', async () => {
    const lead = await make.lead({ stage: 'qualified' });
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' });
    expect(answer.problem).toEqual([409, 'lead.stage_not_allowed']);
  });

  it.each([
    ['2199-01-01', 'lead.occurred_in_future'],
    ['2026-02-09', 'lead.occurred_before_previous'],
  ])('cannot have happened on %s: %s', async (occurredOn, code) => {
    const lead = await make.lead({ receivedOn: '2026-01-05' });
    await make.fillInFields(lead.id, 'qualified');
    await make.fillInFields(lead.id, 'proposal');
    await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified', occurredOn: '2026-02-10' });
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal', occurredOn });
    expect(answer.problem).toEqual([422, code]);
    const sameDay = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal', occurredOn: '2026-02-10' });
    expect([sameDay.status, sameDay.body.daysInStage]).toEqual([201, 0]);
  });

  it('may be dated before the lead was created, and then took no days', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified', occurredOn: '2026-02-01' });
    expect([answer.status, answer.body.daysInStage]).toEqual([201, 0]);
    // The day it came in is put right afterwards; the stage it is in meanwhile was entered when it was.
    expect((await api.bdm.patch(`/leads/${lead.id}`, { receivedOn: '2026-01-30' })).status).toBe(200);
    expect(await stored(lead.id)).toMatchObject({ stage_entered_on: '2026-02-01' });
  });

  it('of an archived lead is refused, and its gates say so', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    await api.bdm.delete(`/leads/${lead.id}`);
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' })).problem).toEqual([
      409,
      'record.archived',
    ]);
    expect((await api.bdm.post(`/leads/${lead.id}/status`, { status: 'on_hold' })).problem).toEqual([
      409,
      'record.archived',
    ]);
    const gates = (await api.bdm.get(`/leads/${lead.id}/gates`)).body;
    expect(gates[0]).toMatchObject({ allowed: false, missing: [{ field: 'archivedAt', code: 'archived' }] });
    await api.bdm.post(`/leads/${lead.id}/restore`);
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' })).status).toBe(201);
  });

  it('honours If-Match', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    const body = { to: 'qualified' };
    const stale = await api.bdm.post(`/leads/${lead.id}/transitions`, body, { 'if-match': '"1"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
    const etag = (await api.bdm.get(`/leads/${lead.id}`)).headers.get('etag')!;
    const moved = await api.bdm.post(`/leads/${lead.id}/transitions`, body, { 'if-match': etag });
    expect(moved.status).toBe(201);
    const next = await api.bdm.post(`/leads/${lead.id}/status`, { status: 'on_hold' }, { 'if-match': etag });
    expect(next.status).toBe(412);
    const held = await api.bdm.post(
      `/leads/${lead.id}/status`,
      { status: 'on_hold' },
      {
        'if-match': moved.headers.get('etag')!,
      },
    );
    expect([held.status, held.headers.get('etag')]).toEqual([200, `"${held.body.version}"`]);
  });

  it('sent twice with one idempotency key is made once and answered alike', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    const key = { 'idempotency-key': `move ${lead.id}` };
    const first = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' }, key);
    const second = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' }, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal' }, key)).status).toBe(422);
    expect(await history(lead.id)).toHaveLength(1);
  });

  it('is allowed to the people of the lead and managers', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    const outsider = await api.user('bdm');
    const answer = await outsider.post(`/leads/${lead.id}/transitions`, { to: 'qualified' });
    expect(answer.problem).toEqual([403, 'lead.not_yours']);
    await api.bdm.patch(`/leads/${lead.id}`, { teamIds: [outsider.id] });
    expect((await outsider.post(`/leads/${lead.id}/transitions`, { to: 'qualified' })).status).toBe(201);
  });

  it('stores its evidence only if it succeeds', async () => {
    const lead = await make.lead({ stage: 'negotiation', receivedOn: '2026-01-05' });
    await api.bdm.patch(`/leads/${lead.id}`, { ...getStageFields('announced'), announcedJobs: null });
    const evidence = [{ kind: 'press_release', note: 'Seen in the paper' }];
    const refused = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced', evidence });
    expect(refused.pointers).toEqual(['/announcedJobs']);
    expect((await api.bdm.get(`/leads/${lead.id}/evidence`)).body.items).toEqual([]);
    const empty = await api.bdm.post(`/leads/${lead.id}/transitions`, {
      to: 'announced',
      evidence: [{ kind: 'press_release' }],
    });
    expect(empty.problem).toEqual([422, 'lead.evidence_empty']);
    expect(empty.body.errors[0].pointer).toBe('/evidence/0');
    await api.bdm.patch(`/leads/${lead.id}`, { announcedJobs: 0 });
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced', evidence })).status).toBe(201);
    expect((await api.bdm.get(`/leads/${lead.id}/evidence`)).body.items).toHaveLength(1);
  });
});

describe('Twenty simultaneous transitions of one lead', () => {
  it('leave one success, nineteen errors and one line of history', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(19).fill(409)]);
    expect(await history(lead.id)).toHaveLength(1);
    expect(await stored(lead.id)).toMatchObject({ stage: 'qualified' });
  });

  it('to different stages leave a history in which every transition starts where the last one ended', async () => {
    const lead = await make.lead();
    for (const stage of ['qualified', 'proposal', 'shortlisted', 'negotiation'] as const)
      await make.fillInFields(lead.id, stage);
    const targets = ['qualified', 'proposal', 'shortlisted', 'negotiation'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        api.bdm.post(`/leads/${lead.id}/transitions`, { to: targets[n % 4], note: 'So be it' }),
      ),
    );
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const steps = await history(lead.id);
    expect(steps).toHaveLength(answers.filter(({ status }) => status === 201).length);
    let stage = 'first_contact';
    for (const [index, step] of steps.entries()) {
      expect(step).toMatchObject({ seq: index + 1, from_stage: stage });
      stage = step.to_stage;
    }
    expect(await stored(lead.id)).toMatchObject({ stage });
  });

  it('are refused if another transition happened between reading and locking the lead', async () => {
    const lead = await make.lead();
    await make.fillInFields(lead.id, 'qualified');
    await make.fillInFields(lead.id, 'proposal');
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM lead WHERE id = $1 FOR UPDATE', [lead.id]);
    const waiting = api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal' });
    await waitForLock(api.db);
    await insertRow(holder, 'lead_transition', { lead_id: lead.id, occurred_on: '2026-01-02' });
    await updateRows(holder, 'lead', { id: lead.id }, { stage: 'qualified' });
    await holder.query('COMMIT');
    holder.release();
    expect((await waiting).problem).toEqual([409, 'lead.moved_meanwhile']);
    expect(await stored(lead.id)).toMatchObject({ stage: 'qualified' });
  });
});
