import { ActivityWrapUpJob } from '../../src/activities/activity-wrap-up.job.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { StoredRows } from '../support/stored.rows.js';
import { insertRow, insertRows, updateRows } from '../support/rows.js';

let stored: StoredRows;
const { api, make } = useApi({ env: { FOLLOW_UP_DAYS: '3' } });
beforeAll(async () => {
  stored = new StoredRows(api.db);
});

const wrapUpAll = () => api.app.get(JobRegistry).run('activities.wrap-up');
const readTasks = async (activityId: string) =>
  (await api.viewer.get(`/tasks?followUpOfActivityId=${activityId}&sort=title&limit=200`)).body.items;
const readTitles = async (activityId: string) =>
  (await readTasks(activityId)).map(({ title }: { title: string }) => title);
const person = async (fullName: string, more: object = {}) => (await make.contact({ fullName, ...more })).id as string;
const answer = (contactId: string, purpose: string, granted: boolean, occurredAt?: string) =>
  api.bdm.post(`/contacts/${contactId}/consents`, {
    purpose,
    granted,
    wording: 'May we?',
    wordingVersion: '1',
    source: 'Seminar form',
    ...(occurredAt ? { occurredAt } : {}),
  });
const archive = (contactId: string) => updateRows(api.db, 'contact', { id: contactId }, { archived_at: new Date() });

describe('When an activity ends', () => {
  it('each attendee becomes a task for its owner, some days later', async () => {
    const chen = await person('Chen Wei');
    const activityId = await stored.activity({ title: 'LED seminar', owner_id: api.bdm.id });
    await stored.registration(activityId, chen);
    await wrapUpAll();
    const [task, ...others] = await readTasks(activityId);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      title: 'Follow up with Chen Wei after LED seminar',
      dueOn: '2026-09-04',
      status: 'open',
      assigneeId: api.bdm.id,
      contactId: chen,
      activityId: null,
      subject: { kind: 'contact', id: chen, label: 'Chen Wei' },
      followUpOfActivityId: activityId,
      createdBy: null,
      version: 1,
    });
    const { items } = (await api.manager.get(`/audit?entityId=${task.id}`)).body;
    expect(items).toMatchObject([
      { action: 'created', entityType: 'task', actorName: 'system', changes: { followUpOfActivityId: {} } },
    ]);
    const { rows } = await api.db.query('SELECT status, wrapped_up_at FROM activity WHERE id = $1', [activityId]);
    expect(rows).toEqual([{ status: 'completed', wrapped_up_at: expect.any(Date) }]);
  });

  it('those who were not there, are archived or cannot be reached are left out', async () => {
    const activityId = await stored.activity();
    for (const status of ['registered', 'waitlisted', 'confirmed', 'cancelled', 'no_show']) {
      await stored.registration(activityId, await person(`Absent ${status}`), { status });
    }
    const gone = await person('Archived');
    await stored.registration(activityId, gone);
    await archive(gone);
    await stored.registration(activityId, await person('Nowhere', { email: null }));
    await stored.registration(activityId, await person('By phone', { email: null, phone: '+3211234567' }));
    await stored.registration(activityId, await person('Struck off'), { archived_at: new Date() });
    await wrapUpAll();
    expect(await readTitles(activityId)).toEqual(['Follow up with By phone after Autumn seminar']);
  });

  it('those who objected are left out, and those who later agreed are not', async () => {
    const activityId = await stored.activity();
    const [no, yes] = ['2026-03-01T09:00:00Z', '2026-04-01T09:00:00Z'];
    const answers: [name: string, ...[purpose: string, granted: boolean, at?: string][]][] = [
      ['No marketing', ['marketing', false]],
      ['No events', ['event_invitation', false]],
      ['No processing', ['registration_processing', false]],
      ['Yes to one, no to another', ['marketing', true], ['event_invitation', false]],
      ['Withdrawn', ['marketing', true, no], ['marketing', false, yes]],
      ['A: agreed again', ['marketing', false, no], ['marketing', true, yes]],
      ['B: agreed again, entered in another order', ['marketing', true, yes], ['marketing', false, no]],
      ['C: no sharing', ['partner_sharing', false]],
      ['D: silent'],
    ];
    for (const [name, ...said] of answers) {
      const contactId = await person(name);
      for (const [purpose, granted, at] of said)
        expect((await answer(contactId, purpose, granted, at)).status).toBe(201);
      await stored.registration(activityId, contactId);
    }
    await wrapUpAll();
    expect((await readTitles(activityId)).map((title: string) => title.slice(15, 16))).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each([
    ['inbound', ['Guest', 'Head', 'Member', 'Confirmed']],
    ['outbound', ['Guest', 'Head', 'Host', 'Member', 'Confirmed']],
  ])('of an %s delegation: %j', async (direction, expected) => {
    const days = { starts_on: '2026-09-01', ends_on: '2026-09-05' };
    const activityId = await stored.activity({ kind: 'delegation', title: 'visit', direction, ...days });
    for (const role of ['head', 'member', 'guest', 'host', 'interpreter']) {
      await stored.participant(activityId, await person(role), { role });
    }
    for (const status of ['invited', 'declined', 'cancelled', 'no_show', 'confirmed']) {
      await stored.participant(activityId, await person(status), { status });
    }
    await wrapUpAll();
    const tasks = await readTasks(activityId);
    expect(tasks.map(({ title }: { title: string }) => title).toSorted()).toEqual(
      expected.map((name) => `Follow up with ${name.toLowerCase()} after visit`).toSorted(),
    );
    expect(new Set(tasks.map(({ dueOn }: { dueOn: string }) => dueOn))).toEqual(new Set(['2026-09-08']));
  });

  it('attendees without a contact record become one task that does not name them', async () => {
    const activityId = await stored.activity({ title: 'Open evening', owner_id: api.bdm.id });
    await stored.registration(activityId, null, { full_name: 'Secretive Stranger', email: 's@example.org' });
    await stored.registration(activityId, null, { full_name: 'Other Stranger' });
    await stored.registration(activityId, null, { full_name: 'Absent Stranger', status: 'no_show' });
    await wrapUpAll();
    expect(await readTasks(activityId)).toMatchObject([
      {
        title: '2 attendees without a contact record after Open evening',
        activityId,
        contactId: null,
        subject: { kind: 'activity', id: activityId, label: 'Open evening' },
        assigneeId: api.bdm.id,
      },
    ]);
  });

  it('without an owner, or if the owner has left, the task is assigned to the user who created the activity, or to nobody', async () => {
    const left = await api.user('bdm');
    const key = await api.key('bdm');
    const keyId = (await key.get('/me')).body.id;
    await updateRows(api.db, 'app_user', { id: left.id }, { archived_at: new Date() });
    const cases: [owner: string | null, creator: string | null, assignee: string | null][] = [
      [api.bdm.id, api.manager.id, api.bdm.id],
      [null, api.manager.id, api.manager.id],
      [left.id, api.manager.id, api.manager.id],
      [left.id, left.id, null],
      [null, keyId, null],
      [null, null, null],
    ];
    const ids = [];
    for (const [owner, creator] of cases) {
      const activityId = await stored.activity({ owner_id: owner, created_by: creator });
      await stored.registration(activityId, await person('Somebody'));
      ids.push(activityId);
    }
    await wrapUpAll();
    for (const [index, [, , assignee]] of cases.entries()) {
      expect(await readTasks(ids[index]!)).toMatchObject([{ assigneeId: assignee }]);
    }
  });

  it('no task is created if it is cancelled, archived or not over', async () => {
    const ids = [
      await stored.activity({ status: 'cancelled' }),
      await stored.activity({ archived_at: new Date() }),
      await stored.activity({ starts_on: '2999-01-01', ends_on: '2999-01-01' }),
    ];
    for (const id of ids) await stored.registration(id, await person('Early'));
    await wrapUpAll();
    for (const id of ids) expect(await readTasks(id)).toEqual([]);
  });

  it('500 attendees are processed in one run', async () => {
    const activityId = await stored.activity({ title: 'Full house' });
    const names = Array.from({ length: 500 }, (_, index) => `Attendee ${index + 1}`);
    const contactIds = await insertRows(
      api.db,
      'contact',
      names.map((full_name, index) => ({ full_name, email: `attendee.${index + 1}@house.example` })),
    );
    await insertRows(
      api.db,
      'seminar_registration',
      names.map((full_name, index) => ({ activity_id: activityId, contact_id: contactIds[index], full_name })),
    );
    await wrapUpAll();
    const { rows } = await api.db.query(
      `SELECT count(*)::int AS tasks, count(DISTINCT t.contact_id)::int AS people, count(e.id)::int AS audited
       FROM task t JOIN audit_entry e ON e.entity_id = t.id AND e.action = 'created' WHERE t.follow_up_of_activity_id = $1`,
      [activityId],
    );
    expect(rows).toEqual([{ tasks: 500, people: 500, audited: 500 }]);
  });
});

describe('Follow-ups are created exactly once', () => {
  it('even if several instances process the activity at the same time', async () => {
    const activityId = await stored.activity();
    for (const name of ['One', 'Two', 'Three']) await stored.registration(activityId, await person(name));
    const client = await api.db.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM activity WHERE id = $1 FOR UPDATE', [activityId]);
    const runs = [wrapUpAll(), wrapUpAll(), wrapUpAll()];
    await waitForLock(api.db);
    await client.query('COMMIT');
    client.release();
    await Promise.all(runs);
    await wrapUpAll();
    expect(await readTitles(activityId)).toHaveLength(3);
  });

  it('also when the process dies in between: all of it or nothing, and all of it the next time', async () => {
    const activityId = await stored.activity();
    for (const name of ['One', 'Two']) await stored.registration(activityId, await person(name));
    let dies = true;
    api.app.get(ActivityWrapUpJob).addStep((_, { id }) => {
      if (dies && id === activityId) throw new Error('The power is gone.');
      return Promise.resolve();
    });
    await expect(wrapUpAll()).rejects.toThrow('could not be wrapped up');
    expect(await readTasks(activityId)).toEqual([]);
    const { rows } = await api.db.query('SELECT status, wrapped_up_at FROM activity WHERE id = $1', [activityId]);
    expect(rows).toEqual([{ status: 'planned', wrapped_up_at: null }]);
    dies = false;
    await wrapUpAll();
    expect(await readTitles(activityId)).toHaveLength(2);
  });

  it('also for an activity that is wrapped up a second time', async () => {
    const activityId = await stored.activity();
    await stored.registration(activityId, await person('Early bird'));
    await wrapUpAll();
    await stored.registration(activityId, await person('Entered later'));
    await updateRows(api.db, 'activity', { id: activityId }, { wrapped_up_at: null });
    await wrapUpAll();
    expect(await readTitles(activityId)).toEqual([
      'Follow up with Early bird after Autumn seminar',
      'Follow up with Entered later after Autumn seminar',
    ]);
  });

  it.each(['archived', 'merged', 'objecting'])('and for nobody who is %s meanwhile', async (what) => {
    const survivor = await person('The survivor');
    const contactId = await person('The attendee');
    const activityId = await stored.activity();
    await stored.registration(activityId, contactId);
    const client = await api.db.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM contact WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      [contactId, survivor],
    ]);
    const run = wrapUpAll();
    await waitForLock(api.db);
    if (what === 'objecting') {
      await insertRow(client, 'consent', { contact_id: contactId, purpose: 'marketing', granted: false });
    } else {
      await updateRows(client, 'contact', { id: contactId }, { archived_at: new Date() });
    }
    if (what === 'merged') {
      await updateRows(client, 'contact', { id: contactId }, { merged_into_id: survivor });
      await updateRows(client, 'seminar_registration', { contact_id: contactId }, { contact_id: survivor });
    }
    await client.query('COMMIT');
    client.release();
    await run;
    const expected = what === 'merged' ? ['Follow up with The survivor after Autumn seminar'] : [];
    expect(await readTitles(activityId)).toEqual(expected);
  });
});

describe('A follow-up', () => {
  const two = async () => {
    const [keptContact, otherContact] = [await person('Kept Person'), await person('Other Person')];
    const activityId = await stored.activity();
    await stored.registration(activityId, keptContact);
    await stored.registration(activityId, otherContact);
    await wrapUpAll();
    const [kept, other] = await readTasks(activityId);
    return { activityId, keptContact, otherContact, kept, other };
  };
  const merge = (survivorId: string, sourceId: string, dryRun = false) =>
    api.manager.post(`/contacts/${survivorId}/merge`, { sourceId, dryRun });
  const read = async ({ id }: { id: string }) => (await api.viewer.get(`/tasks/${id}`)).body;

  it('is found by the activity, and not among those of others', async () => {
    const { activityId, kept, other } = await two();
    expect((await readTasks(activityId)).map(({ id }: { id: string }) => id)).toEqual([kept.id, other.id]);
    const without = (await api.viewer.get('/tasks?followUpOfActivityId.isNull=true&limit=200')).body.items;
    expect(without.map(({ id }: { id: string }) => id)).not.toContain(kept.id);
    const csv = (await api.manager.get(`/tasks/export?format=csv&followUpOfActivityId=${activityId}`)).text;
    expect(csv.split('\n')[0]).toContain('followUpOfActivityId');
    expect(csv).toContain(activityId);
  });

  it('cannot be given to a contact who has one already', async () => {
    const { kept, otherContact } = await two();
    const answer = await api.manager.patch(`/tasks/${kept.id}`, { contactId: otherContact });
    expect(answer.problem).toEqual([409, 'task.follow_up_exists']);
    expect(await read(kept)).toEqual(kept);
  });

  it('is one for a person who was two: the other is dropped when they are merged', async () => {
    const { activityId, keptContact, otherContact, kept, other } = await two();
    const dry = await merge(keptContact, otherContact, true);
    expect([await read(kept), await read(other)]).toEqual([kept, other]);
    const merged = await merge(keptContact, otherContact);
    expect([merged.status, merged.body.moved]).toEqual([200, dry.body.moved]);
    expect(await readTasks(activityId)).toMatchObject([{ id: kept.id, status: 'open', contactId: keptContact }]);
    expect(await read(other)).toMatchObject({ status: 'dropped', contactId: keptContact, followUpOfActivityId: null });
  });

  it('that was done outlives one that was not', async () => {
    const { activityId, keptContact, otherContact, kept, other } = await two();
    await api.manager.patch(`/tasks/${other.id}`, { status: 'done' });
    expect((await merge(keptContact, otherContact)).status).toBe(200);
    expect(await readTasks(activityId)).toMatchObject([{ id: other.id, status: 'done', contactId: keptContact }]);
    expect(await read(kept)).toMatchObject({ status: 'dropped', followUpOfActivityId: null });
  });
});
