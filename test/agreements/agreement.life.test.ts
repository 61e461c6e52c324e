import { getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { updateRows } from '../support/rows.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const PAST = '2016-05-24';

const { api, make } = useApi();

const change = (id: string, body: object) => api.bdm.patch(`/agreements/${id}`, body);
const today = () => getLocalDate('Europe/Brussels', new Date());

describe('The life of an agreement', () => {
  it('goes from draft to termination, and each transition has its date', async () => {
    const { id } = await make.agreement();
    expect((await change(id, { status: 'negotiated' })).body).toMatchObject({ status: 'negotiated', signedOn: null });
    expect((await change(id, { status: 'signed' })).body).toMatchObject({ status: 'signed', signedOn: today() });
    const inForce = await change(id, { status: 'in_force', signedOn: PAST });
    expect(inForce.body).toMatchObject({ status: 'in_force', signedOn: PAST, effectiveOn: PAST });
    expect((await change(id, { status: 'in_force', title: 'Same' })).body.status).toBe('in_force');
    const ended = await change(id, { status: 'terminated' });
    expect(ended.body).toMatchObject({ status: 'terminated', terminatedOn: today() });
    const { rows } = await api.db.query(
      `SELECT changes->'status'->>'after' AS status FROM audit_entry WHERE entity_id = $1 AND changes ? 'status'
       ORDER BY id`,
      [id],
    );
    expect(rows.map(({ status }) => status)).toEqual(['draft', 'negotiated', 'signed', 'in_force', 'terminated']);
  });

  it.each([
    ['draft', 'signed'],
    ['draft', 'in_force'],
    ['draft', 'expired'],
    ['signed', 'draft'],
    ['in_force', 'signed'],
    ['expired', 'terminated'],
    ['terminated', 'in_force'],
  ])('does not go from %s to %s', async (status, to) => {
    const made = await make.agreement({ status });
    const refused = await change(made.id, { status: to });
    expect([refused.status, refused.body.code, refused.body.from, refused.body.to]).toEqual([
      409,
      'agreement.status_not_allowed',
      status,
      to,
    ]);
    expect((await api.viewer.get(`/agreements/${made.id}`)).body).toEqual(made);
  });

  it('can be entered for a past agreement with unknown days left empty', async () => {
    for (const status of ['signed', 'in_force', 'expired', 'terminated']) {
      const made = await make.agreement({ status });
      expect(made).toMatchObject({ status, signedOn: null, effectiveOn: null, expiresOn: null, terminatedOn: null });
    }
  });

  it('ends by its date, and begins again by a new one', async () => {
    const { id } = await make.agreement({ status: 'in_force', signedOn: PAST, renewalNoticeDays: 30 });
    const early = await change(id, { status: 'expired' });
    expect([early.status, early.fieldErrors]).toEqual([422, ['/status agreement.not_past_its_end']]);
    const ended = await change(id, { expiresOn: '2019-05-23' });
    // Nothing to give notice of any more.
    expect(ended.body).toMatchObject({ status: 'expired', renewalNoticedFor: '2019-05-23' });
    const stuck = await change(id, { status: 'in_force' });
    expect([stuck.status, stuck.fieldErrors]).toEqual([422, ['/status agreement.past_its_end']]);
    const renewed = await change(id, { expiresOn: '2136-05-23' });
    expect(renewed.body).toMatchObject({ status: 'in_force', expiresOn: '2136-05-23' });
  });

  it.each<[object, string[]]>([
    [{ status: 'signed', signedOn: '2136-01-01' }, ['/signedOn agreement.signed_in_future']],
    [{ signedOn: PAST }, ['/signedOn agreement.not_signed']],
    [{ status: 'in_force', effectiveOn: '2136-01-01' }, ['/effectiveOn agreement.not_effective']],
    [{ status: 'expired', signedOn: PAST, expiresOn: '2016-05-23' }, ['/expiresOn agreement.ends_before_start']],
    [{ effectiveOn: '2136-01-02', expiresOn: '2136-01-01' }, ['/expiresOn agreement.ends_before_start']],
    [{ status: 'in_force', expiresOn: '2019-05-23' }, ['/status agreement.past_its_end']],
    [{ status: 'expired', expiresOn: '2136-05-23' }, ['/status agreement.not_past_its_end']],
    [{ status: 'in_force', terminatedOn: PAST }, ['/terminatedOn agreement.not_terminated']],
    [{ status: 'terminated', terminatedOn: '2136-01-01' }, ['/terminatedOn agreement.terminated_in_future']],
    [
      { status: 'terminated', signedOn: PAST, terminatedOn: '2016-05-23' },
      ['/terminatedOn agreement.terminated_before_signed'],
    ],
  ])('cannot begin as %j', async (body, expected) => {
    const answer = await api.bdm.post('/agreements', { title: 'A', kind: 'cooperation', ...body });
    expect([answer.status, answer.fieldErrors]).toEqual([422, expected]);
  });

  it('accepts only one of two simultaneous transitions', async () => {
    const { id } = await make.agreement({ status: 'signed' });
    const answers = await Promise.all([change(id, { status: 'terminated' }), change(id, { status: 'in_force' })]);
    const { body } = await api.viewer.get(`/agreements/${id}`);
    expect(body.status).toBe('terminated');
    expect(
      answers.every(({ status, body: { code } }) => status === 200 || code === 'agreement.status_not_allowed'),
    ).toBe(true);
  });
});

describe('The parents of agreements', () => {
  it('cannot form a cycle', async () => {
    const twinning = await make.agreement();
    const partnership = await make.agreement({ parentId: twinning.id });
    const project = await make.agreement({ parentId: partnership.id });
    for (const parentId of [twinning.id, partnership.id, project.id]) {
      const refused = await change(twinning.id, { parentId });
      expect([refused.status, refused.fieldErrors]).toEqual([409, ['/parentId agreement.cycle']]);
    }
    // Nor through one that is archived, which can come back.
    await api.bdm.delete(`/agreements/${partnership.id}`);
    expect((await change(twinning.id, { parentId: project.id })).body.code).toBe('agreement.cycle');
    expect((await change(project.id, { parentId: twinning.id })).status).toBe(200);
    expect((await change(project.id, { parentId: null })).body.parentId).toBeNull();
    expect((await change(twinning.id, { parentId: project.id })).status).toBe(200);
  });

  it('cannot form a cycle by two simultaneous changes', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await make.agreement(), await make.agreement()];
      const answers = await Promise.all([change(a.id, { parentId: b.id }), change(b.id, { parentId: a.id })]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.code).toBe('agreement.cycle');
    }
  });

  it('are changed one after the other, so that the second change sees the first', async () => {
    const [a, b] = [await make.agreement(), await make.agreement()];
    const client = await api.db.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('agreement hierarchy', 0))`);
      await updateRows(client, 'agreement', { id: a.id }, { parent_id: b.id });
      const second = change(b.id, { parentId: a.id });
      await waitForLock(api.db);
      await client.query('COMMIT');
      expect((await second).body.code).toBe('agreement.cycle');
    } finally {
      client.release();
    }
  });

  it('are refused under one that is archived or unknown, unless they are there already', async () => {
    const parent = await make.agreement();
    const child = await make.agreement({ parentId: parent.id });
    await api.bdm.delete(`/agreements/${parent.id}`);
    expect(
      (await api.bdm.post('/agreements', { title: 'A', kind: 'cooperation', parentId: parent.id })).fieldErrors,
    ).toEqual(['/parentId reference.archived']);
    expect((await change(child.id, { parentId: UNKNOWN })).fieldErrors).toEqual(['/parentId reference.unknown']);
    expect((await change(child.id, { parentId: parent.id, title: 'Kept' })).status).toBe(200);
  });
});
