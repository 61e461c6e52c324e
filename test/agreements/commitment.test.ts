import { commitmentList, agreementCommitmentList } from '../../src/agreements/commitments/commitment.list.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { type Answer, useApi } from '../support/api.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { buildMany, insertRow, insertRows } from '../support/rows.js';
import { ok } from '../support/make.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const ROADSHOW = '0199c000-0000-7000-8000-000000009001';

const { api, make } = useApi();
beforeAll(async () => {
  await insertRow(api.db, 'activity', {
    id: ROADSHOW,
    title: 'Roadshow',
    kind: 'roadshow',
    starts_on: '2016-09-22',
    ends_on: '2016-12-20',
  });
});

const today = () => getLocalDate('Europe/Brussels', new Date());

async function agreement(): Promise<string> {
  return (await api.bdm.post('/agreements', { title: 'Partnership', kind: 'cooperation' })).body.id;
}

const commitment = (agreementId: string, change: object = {}) =>
  ok(api.bdm.post(`/agreements/${agreementId}/commitments`, { description: 'Promise', ...change }));

describe('A commitment', () => {
  it('stores who owes what by when, and is done by evidence or an activity', async () => {
    const id = await agreement();
    const owner = await make.company();
    const made = await commitment(id, {
      description: 'A further roadshow in autumn',
      ownerCompanyId: owner.id,
      dueOn: '2016-12-20',
    });
    expect(made).toMatchObject({
      agreementId: id,
      agreementTitle: 'Partnership',
      ownerCompanyId: owner.id,
      ownerCompanyName: owner.name,
      status: 'open',
      overdue: true,
      doneOn: null,
    });
    const path = `/agreements/${id}/commitments/${made.id}`;
    expect((await api.viewer.get(path)).body).toEqual(made);
    const unproven = await api.bdm.patch(path, { status: 'done' });
    expect([unproven.status, unproven.body.code, unproven.fieldErrors]).toEqual([
      422,
      'commitment.evidence_needed',
      ['/evidence commitment.evidence_needed'],
    ]);
    const done = await api.bdm.patch(path, { status: 'done', activityId: ROADSHOW });
    expect(done.body).toMatchObject({
      status: 'done',
      doneOn: today(),
      activityId: ROADSHOW,
      overdue: false,
      version: 2,
    });
    expect((await api.bdm.patch(path, { activityId: null })).body.code).toBe('commitment.evidence_needed');
    const dated = await api.bdm.patch(path, { evidence: 'Letter', activityId: null, doneOn: '2016-12-20' });
    expect(dated.body).toMatchObject({ status: 'done', doneOn: '2016-12-20', evidence: 'Letter' });
    expect((await api.bdm.patch(path, { status: 'at_risk' })).body).toMatchObject({ doneOn: null, overdue: true });
    const { rows } = await api.db.query(
      `SELECT action FROM audit_entry WHERE entity_type = 'commitment' AND entity_id = $1 ORDER BY id`,
      [made.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated', 'updated', 'updated']);
  });

  it('is not found under an unknown agreement', async () => {
    const { id } = await commitment(await agreement());
    expect((await api.bdm.get(`/agreements/${UNKNOWN}/commitments/${id}`)).body.code).toBe('agreement.not_found');
  });

  it.each<[string, object, string[]]>([
    ['without a description', { description: undefined }, ['/description field.required']],
    ['with an empty one', { description: ' \n' }, ['/description field.matches']],
    ['with an unknown status', { status: 'late' }, ['/status field.is_in']],
    ['with no status', { status: null }, ['/status field.is_in']],
    ['due on a day that is none', { dueOn: '2026-02-29' }, ['/dueOn field.date']],
    ['owed by a company that is none', { ownerCompanyId: UNKNOWN }, ['/ownerCompanyId reference.unknown']],
    ['kept by an activity that is none', { activityId: UNKNOWN }, ['/activityId reference.unknown']],
    ['done without evidence', { status: 'done', evidence: '  ' }, ['/evidence commitment.evidence_needed']],
    [
      'done in the future',
      { status: 'done', evidence: 'x', doneOn: '2136-01-01' },
      ['/doneOn commitment.done_in_future'],
    ],
    ['open but done on a day', { doneOn: '2016-01-01' }, ['/doneOn commitment.not_done']],
    ['with an unknown field', { overdue: true }, ['/overdue field.unknown']],
  ])('is refused %s', async (_, body, expected) => {
    const id = await agreement();
    const answer = await api.bdm.post(`/agreements/${id}/commitments`, { description: 'Promise', ...body });
    expect([answer.status, answer.fieldErrors]).toEqual([422, expected]);
  });

  it('cannot be stored as done without evidence, even by SQL', async () => {
    const id = await agreement();
    const made = await commitment(id);
    const write = (set: string) => api.db.query(`UPDATE commitment SET ${set} WHERE id = $1`, [made.id]);
    await expect(write(`status = 'done'`)).rejects.toMatchObject({ code: '23514' });
    await expect(write(`status = 'done', done_on = '2026-01-01', evidence = ' '`)).rejects.toMatchObject({
      constraint: 'commitment_evidence_ck',
    });
  });
});

describe('The commitments of all agreements', () => {
  it('are filtered by whether they are overdue', async () => {
    const [one, two, gone] = [await agreement(), await agreement(), await agreement()];
    const yesterday = addDays(today(), -1);
    const late = await commitment(one, { dueOn: yesterday, status: 'on_track' });
    const later = await commitment(two, { dueOn: yesterday, status: 'at_risk' });
    const inTime = await commitment(one, { dueOn: today() });
    const done = await commitment(one, { dueOn: yesterday, status: 'done', evidence: 'x' });
    const dropped = await commitment(one, { dueOn: yesterday, status: 'dropped' });
    const open = await commitment(one);
    const forgotten = await commitment(gone, { dueOn: yesterday });
    await api.bdm.delete(`/agreements/${gone}`);
    const ids = async (query: string) =>
      (await api.viewer.get(`/commitments?limit=200&${query}`)).body.items.map(({ id }: Answer['body']) => id);
    const mine = `agreementId=${one}&agreementId=${two}&agreementId=${gone}`;
    expect((await ids(`overdue=true&${mine}`)).toSorted()).toEqual([late.id, later.id].toSorted());
    expect((await ids(`overdue=false&${mine}`)).toSorted()).toEqual(
      [inTime.id, done.id, dropped.id, open.id].toSorted(),
    );
    expect(await ids(`overdue=true&agreementId=${gone}`)).toEqual([]);
    expect(await ids(`overdue=true&archived=any&agreementId=${gone}`)).toEqual([forgotten.id]);
    const within = await api.viewer.get(`/agreements/${gone}/commitments?overdue=true`);
    expect(within.body.items.map(({ id }: Answer['body']) => id)).toEqual([forgotten.id]);
    const csv = (await api.manager.bytes(`/commitments/export?overdue=true&agreementId=${two}`)).toString('utf8');
    expect(csv.trim().split('\n')).toHaveLength(2);
    expect(csv).toContain(later.id);
  });

  it('are walked by any sort, filtered, and served by indexes', async () => {
    const [id, owner] = [await agreement(), await make.company()];
    for (let n = 0; n < 20; n++) {
      await commitment(id, {
        description: n % 2 ? 'Roadshow in autumn' : 'Study of light',
        dueOn: n % 3 ? `2026-0${1 + (n % 4)}-01` : null,
        ownerCompanyId: n % 4 ? null : owner.id,
        ...(n % 5
          ? { status: n % 2 ? 'open' : 'at_risk' }
          : { status: 'done', activityId: ROADSHOW, doneOn: '2026-01-01' }),
      });
    }
    const insert = async () => (await commitment(id, { dueOn: '2026-02-01' })).id as string;
    const path = `/agreements/${id}/commitments`;
    expect(await walkEverySort(api.bdm, path, agreementCommitmentList, { insert, inserts: 1 })).toBeGreaterThanOrEqual(
      20,
    );
    expect(await walkEverySort(api.bdm, '/commitments', commitmentList)).toBeGreaterThanOrEqual(20);
    const count = async (query: string) =>
      (await api.viewer.get(`/commitments?agreementId=${id}&count=true&${query}`)).body.total;
    expect(await count('status=done')).toBe(4);
    expect(await count(`activityId=${ROADSHOW}`)).toBe(4);
    expect(await count(`ownerCompanyId=${owner.id}`)).toBe(5);
    expect(await count('dueOn.isNull=true')).toBe(7);
    expect(await count('doneOn.lte=2026-01-01')).toBe(4);
    expect(await count('q=AUTUMN')).toBe(10);
    const wrong = await api.viewer.get(`${path}?agreementId=${id}`);
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, 'parameter.unknown']);
    await insertRows(
      api.db,
      'commitment',
      buildMany(3_000, (n) => ({
        agreement_id: id,
        description: `Promise ${n}`,
        due_on: addDays('2020-01-01', n % 900),
        status: n % 50 === 0 ? 'at_risk' : 'dropped',
      })),
    );
    await api.db.query('ANALYZE commitment, agreement');
    const plans = new Plans(api.db, commitmentList, SYSTEM);
    expect(await plans.findUnservedSorts()).toEqual([]);
    const filters = [
      'overdue=true',
      `agreementId=${(await commitment(await agreement())).agreementId}`,
      'status=at_risk',
      `ownerCompanyId=${owner.id}`,
      `activityId=${ROADSHOW}`,
      'dueOn.lt=2020-02-01',
      'doneOn.isNull=false',
      'q=study of light',
    ];
    // How commitments are found; each then has one agreement, read by its id.
    const alone = new Plans(api.db, { ...commitmentList, from: 'commitment m', archived: 'm.archived_at' }, SYSTEM);
    expect(await alone.findUnservedFilters(filters)).toEqual([]);
  }, 120_000);
});
