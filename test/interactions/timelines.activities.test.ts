import { v7 as uuidv7 } from 'uuid';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import type { TimelineItemView } from '../../src/interactions/timeline/timeline.view.js';
import { type Caller, useApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';
import { StoredRows } from '../support/stored.rows.js';
import { walk } from '../support/walk.js';

let stored: StoredRows;
const { api, make } = useApi();
beforeAll(async () => {
  stored = new StoredRows(api.db);
});

const timeline = async (path: string, caller: Caller = api.viewer, limit = 200) =>
  (await walk(caller, `${path}/timeline?limit=${limit}`)).rows as unknown as TimelineItemView[];
const company = async (change: object = {}) => (await make.company(change)).id as string;
const contact = async (fullName: string, companyId?: string) =>
  (await make.contact({ fullName, companyId })).id as string;
/** What happened, without what became of the record itself. */
const news = (items: TimelineItemView[]) => items.filter(({ kind }) => kind !== 'created');
const told = (items: TimelineItemView[]) =>
  news(items).map(({ at, kind, title }) => [String(at).slice(0, 16), kind, title]);

const LATE = { starts_on: '2999-01-01', ends_on: '2999-01-01' };
const VISIT = { kind: 'delegation', title: 'Visit to Guangdong', starts_on: '2015-10-19', ends_on: '2015-10-25' };
const audit = (entityType: string, entityId: string, action: string, at: string, changes: object) =>
  insertRow(api.db, 'audit_entry', {
    at,
    actor_name: 'An Janssens',
    action,
    entity_type: entityType,
    entity_id: entityId,
    changes,
  });
const status = (before: string | null, after: string) => ({ status: { before, after } });

describe('The timeline of a contact', () => {
  it('contains seminars, delegations and signatures', async () => {
    const id = await contact('Chen Wei');
    const [seminar, missed] = [await stored.activity(), await stored.activity({ title: 'Missed' })];
    await stored.registration(seminar, id);
    await stored.registration(missed, id, { status: 'cancelled' });
    await stored.registration(await stored.activity(), id, { archived_at: new Date() });
    const visit = await stored.activity({ ...VISIT, timezone: 'Asia/Shanghai' });
    const participation = await stored.participant(visit, id, { role: 'head', title: 'Director' });
    for (const [title, row] of Object.entries({
      Declined: { status: 'declined' },
      Struck: { archived_at: new Date() },
    })) {
      await stored.participant(await stored.activity({ ...VISIT, title }), id, row);
    }
    await stored.participant(await stored.activity({ ...VISIT, ...LATE, title: 'To come' }), id, {
      status: 'confirmed',
    });
    const off = { ...VISIT, status: 'cancelled', title: 'Called off' };
    await stored.participant(await stored.activity(off), id, { status: 'confirmed' });
    const agreement = await stored.agreement();
    const draft = await stored.agreement({ status: 'negotiated' });
    for (const agreement_id of [agreement, draft]) {
      await insertRow(api.db, 'agreement_signatory', {
        agreement_id,
        position: 1,
        name: 'Chen Wei',
        capacity: 'Director',
        contact_id: id,
      });
    }
    const items = news(await timeline(`/contacts/${id}`));
    expect(told(items)).toEqual([
      ['2026-09-01T08:00', 'check_in', 'Autumn seminar'],
      ['2026-08-25T09:00', 'cancellation', 'Missed'],
      ['2026-08-20T09:00', 'registration', 'Missed'],
      ['2026-08-20T09:00', 'registration', 'Autumn seminar'],
      ['2016-05-23T22:00', 'signature', 'The partnership'],
      ['2015-10-18T16:00', 'participation', 'Visit to Guangdong'],
    ]);
    expect(items[0]).toMatchObject({ type: 'attended', contactId: id, activityId: seminar });
    expect(items[4]).toMatchObject({ type: 'strategic_partnership', detail: 'Director', agreementId: agreement });
    expect(items[5]).toMatchObject({ id: participation, type: 'head', detail: 'Director', activityId: visit });
  });

  it('hides from an API key what its scopes do not allow it to read', async () => {
    const id = await contact('Chen Wei');
    await stored.registration(await stored.activity(), id);
    const agreement_id = await stored.agreement();
    await insertRow(api.db, 'agreement_signatory', { agreement_id, position: 1, name: 'Chen Wei', contact_id: id });
    const seen = async (...scopes: string[]) => {
      const key = await api.key('viewer', ['contacts:read', ...scopes]);
      return new Set(news(await timeline(`/contacts/${id}`, key)).map(({ kind }) => kind));
    };
    expect(await seen()).toEqual(new Set());
    expect(await seen('activities:read')).toEqual(new Set(['registration', 'check_in']));
    expect(await seen('agreements:read')).toEqual(new Set(['signature']));
  });
});

describe('The timeline of a company', () => {
  it('contains its participants, hosted visits, partnerships, signatures and commitments', async () => {
    const id = await company();
    const staff = await contact('Chen Wei', id);
    const visit = await stored.activity({ ...VISIT, sender_company_id: id, direction: 'inbound' });
    await insertRow(api.db, 'delegation_host', { activity_id: visit, company_id: id });
    // Found by the person and by the company they travel for.
    await stored.participant(visit, staff, { company_id: id });
    const roadshow = await stored.activity({ kind: 'roadshow', title: 'Tour' });
    await stored.stop(roadshow, { title: 'Hamburg', local_partner_id: id });
    await stored.activity({ ...VISIT, ...LATE, title: 'To come', sender_company_id: id });
    const agreement = await stored.agreement({
      effective_on: '2016-06-01',
      expires_on: '2020-05-31',
      status: 'expired',
    });
    const running = await stored.agreement({ title: 'Running', effective_on: '2016-06-01', expires_on: '2999-01-01' });
    const ended = { status: 'terminated', effective_on: null, terminated_on: '2018-01-01' };
    const over = await stored.agreement({ title: 'Over', ...ended });
    const draft = await stored.agreement({ title: 'Draft', status: 'draft' });
    for (const agreement_id of [agreement, running, over, draft]) {
      await insertRow(api.db, 'agreement_party', { agreement_id, company_id: id, role: 'signatory' });
    }
    const kept = {
      owner_company_id: id,
      status: 'done',
      done_on: '2016-11-08',
      activity_id: roadshow,
      evidence: 'Photos',
    };
    await stored.commitment(agreement, kept);
    await stored.commitment(agreement, { owner_company_id: id, description: 'Open still' });
    const items = news(await timeline(`/companies/${id}`));
    expect(told(items)).toEqual([
      ['2026-09-01T08:00', 'activity', 'Hamburg'],
      ['2020-05-31T22:00', 'agreement_expired', 'The partnership'],
      ['2017-12-31T23:00', 'agreement_terminated', 'Over'],
      ['2016-11-07T23:00', 'commitment_done', 'A seminar for members'],
      ['2016-05-31T22:00', 'agreement_in_force', 'Running'],
      ['2016-05-31T22:00', 'agreement_in_force', 'The partnership'],
      ['2016-05-23T22:00', 'agreement_signed', 'Over'],
      ['2016-05-23T22:00', 'agreement_signed', 'Running'],
      ['2016-05-23T22:00', 'agreement_signed', 'The partnership'],
      ['2015-10-18T22:00', 'participation', 'Visit to Guangdong'],
      ['2015-10-18T22:00', 'activity', 'Visit to Guangdong'],
    ]);
    expect(items[0]).toMatchObject({ type: 'roadshow_stop', detail: 'local partner', companyId: id });
    expect(items[1]).toMatchObject({ id: agreement, type: 'signatory', agreementId: agreement, companyId: id });
    expect(items[3]).toMatchObject({ detail: 'Photos', activityId: roadshow, agreementId: agreement, companyId: id });
    expect(items[10]).toMatchObject({ id: visit, type: 'delegation', detail: 'host, sender', companyId: id });
  });
});

describe('The timeline of an activity', () => {
  it('contains its changes of status, parts, responses, interactions and tasks', async () => {
    const id = await stored.activity({ kind: 'roadshow', title: 'Tour', reference: 'ROAD-2016-0009', city: 'Berlin' });
    await stored.stop(id, { title: 'Hamburg', venue: 'Rathaus', starts_at: '2026-09-01T09:00:00Z' });
    await audit('roadshow', id, 'created', '2026-08-01T09:00:00Z', status(null, 'planned'));
    await audit('roadshow', id, 'updated', '2026-08-02T09:00:00Z', { title: { before: 'T', after: 'Tour' } });
    await audit('roadshow', id, 'updated', '2026-08-03T09:00:00Z', status('planned', 'confirmed'));
    await audit('roadshow', id, 'archived', '2026-08-04T09:00:00Z', {});
    await audit('roadshow', id, 'restored', '2026-08-05T09:00:00Z', {});
    const guest = await contact('Li Na');
    const participant = await stored.participant(id, guest, { role: 'guest', status: 'confirmed' });
    await audit('delegation_participant', participant, 'created', '2026-08-06T09:00:00Z', status(null, 'invited'));
    await audit('delegation_participant', participant, 'updated', '2026-08-07T09:00:00Z', { notes: {} });
    await audit(
      'delegation_participant',
      participant,
      'updated',
      '2026-08-08T09:00:00Z',
      status('invited', 'confirmed'),
    );
    const agreement = await stored.agreement();
    await stored.commitment(agreement, { status: 'done', done_on: '2026-09-03', activity_id: id });
    const talk = { kind: 'meeting', subject: 'Talk', occurredAt: '2026-09-04T10:00:00Z', activityId: id };
    const interaction = await api.bdm.post('/interactions', talk);
    const task = await api.bdm.post('/tasks', { title: 'Send slides', activityId: id, dueOn: '2026-12-01' });
    expect([interaction.status, task.status]).toEqual([201, 201]);
    const items = await timeline(`/activities/${id}`);
    expect(items.map(({ at, kind, title }) => [String(at).slice(0, 16), kind, title]).slice(1)).toEqual([
      ['2026-09-04T10:00', 'interaction', 'Talk'],
      ['2026-09-02T22:00', 'commitment_done', 'A seminar for members'],
      ['2026-09-01T09:00', 'activity', 'Hamburg'],
      ['2026-08-31T22:00', 'activity', 'Tour'],
      ['2026-08-08T09:00', 'participant', 'Li Na'],
      ['2026-08-06T09:00', 'participant', 'Li Na'],
      ['2026-08-05T09:00', 'restored', 'ROAD-2016-0009 Tour'],
      ['2026-08-04T09:00', 'archived', 'ROAD-2016-0009 Tour'],
      ['2026-08-03T09:00', 'status', 'planned → confirmed'],
      ['2026-08-01T09:00', 'created', 'ROAD-2016-0009 Tour'],
    ]);
    expect(items[0]).toMatchObject({ kind: 'task', id: task.body.id, detail: 'due 2026-12-01', activityId: id });
    expect(items[3]).toMatchObject({ type: 'roadshow_stop', detail: 'Rathaus, Hamburg, DE' });
    expect(items[5]).toMatchObject({ type: 'confirmed', detail: 'guest', contactId: guest, actorName: 'An Janssens' });
    expect(items[9]).toMatchObject({ type: 'confirmed', activityId: id, actorName: 'An Janssens' });
  });

  it('sums up registrations by the days of its time zone and does not name anybody', async () => {
    const id = await stored.activity({ timezone: 'Asia/Shanghai' });
    const at = (registered_at: string) => stored.registration(id, null, { registered_at, status: 'registered' });
    await at('2026-08-20T15:30:00Z');
    await at('2026-08-20T16:30:00Z');
    await at('2026-08-21T15:30:00Z');
    await stored.registration(id, null, { full_name: 'Secretive Stranger', registered_at: '2026-08-25T01:00:00Z' });
    await stored.registration(id, null, { status: 'cancelled', registered_at: '2026-08-25T02:00:00Z' });
    const items = news(await timeline(`/activities/${id}`)).filter(({ kind }) => kind !== 'activity');
    expect(told(items)).toEqual([
      ['2026-09-01T08:00', 'check_ins', '1 checked in'],
      ['2026-08-25T09:00', 'cancellations', '1 cancelled'],
      ['2026-08-25T01:00', 'registrations', '2 registered'],
      ['2026-08-20T16:30', 'registrations', '2 registered'],
      ['2026-08-20T15:30', 'registrations', '1 registered'],
    ]);
    expect(new Set(items.map(({ id: own }) => own)).size).toBe(5);
    expect(JSON.stringify(items)).not.toContain('Secretive');
    // The ids of sums hold still from one request to the next.
    expect((await timeline(`/activities/${id}`, api.viewer, 2)).map(({ id: own }) => own)).toEqual(
      (await timeline(`/activities/${id}`)).map(({ id: own }) => own),
    );
  });

  it('contains its end and the results of the follow-ups, but not each assignment', async () => {
    const id = await stored.activity({ owner_id: api.bdm.id });
    for (const name of ['Done Person', 'Open Person']) await stored.registration(id, await contact(name));
    await stored.registration(id, null);
    await api.app.get(JobRegistry).run('activities.wrap-up');
    const tasks = (await api.bdm.get(`/tasks?followUpOfActivityId=${id}`)).body.items as {
      id: string;
      title: string;
    }[];
    const called = (start: string) => tasks.find(({ title }) => title.includes(start))!.id;
    for (const start of ['Done', '1 attendee']) {
      expect((await api.bdm.patch(`/tasks/${called(start)}`, { status: 'done' })).status).toBe(200);
    }
    const items = await timeline(`/activities/${id}`);
    expect(items.filter(({ kind }) => /task|ended/.test(kind)).map(({ kind, title }) => [kind, title])).toEqual([
      ['task_done', '1 attendee without a contact record after Autumn seminar'],
      ['task_done', 'Follow up with Done Person after Autumn seminar'],
      ['ended', expect.stringContaining('Autumn seminar')],
      ['task', '1 attendee without a contact record after Autumn seminar'],
    ]);
    const done = items.find(({ id: own }) => own === called('Done'))!;
    expect(done).toMatchObject({ actorName: 'bdm 3', activityId: id, contactId: expect.any(String) });
  });

  it('hides what belongs to a confidential lead from who may not know of it, and the page does not grow shorter', async () => {
    const id = await stored.activity();
    const agreementId = await stored.agreement();
    const lead = await make.lead({ title: 'Hidden', confidential: true, codename: 'Veil' });
    const outsider = await api.user('bdm');
    const talk = { kind: 'meeting', occurredAt: '2026-09-05T10:00:00Z', activityId: id, agreementId };
    const open = [];
    for (let n = 0; n < 3; n++) {
      await api.bdm.post('/interactions', { ...talk, subject: `Secret ${n}`, leadId: lead.id });
      open.push((await api.bdm.post('/interactions', { ...talk, subject: `Open ${n}` })).body.id);
    }
    for (const path of [`/activities/${id}`, `/agreements/${agreementId}`]) {
      const seen = async (caller: Caller, limit: number) =>
        (await timeline(path, caller, limit)).filter(({ kind }) => kind === 'interaction');
      for (const limit of [1, 2, 200]) {
        expect((await seen(outsider, limit)).map(({ id: own }) => own).toSorted()).toEqual(open.toSorted());
        expect(await seen(api.bdm, limit)).toHaveLength(6);
      }
      const first = await outsider.get(`${path}/timeline?limit=3`);
      expect(first.body.items).toHaveLength(3);
      expect(first.text).not.toContain('Secret');
    }
  });
});

describe('The timeline of an agreement', () => {
  it('contains its changes of status, signatures, activities and fulfilled commitments', async () => {
    const id = await stored.agreement({
      kind: 'twinning',
      title: 'Twinning',
      reference: 'AGR-2015-0009',
      signed_on: '2015-06-24',
    });
    const child = await stored.agreement({ title: 'Partnership', parent_id: id });
    await stored.agreement({ title: 'Not yet', status: 'draft', signed_on: null, parent_id: id });
    await stored.agreement({ title: 'Put away', parent_id: id, archived_at: new Date() });
    await stored.activity({ ...VISIT, agreement_id: id });
    await stored.activity({ ...VISIT, ...LATE, title: 'To come', agreement_id: id });
    await stored.commitment(id, { status: 'done', done_on: '2016-11-08' });
    await audit('agreement', id, 'created', '2026-01-01T09:00:00Z', status(null, 'draft'));
    await audit('agreement', id, 'signed', '2026-01-02T09:00:00Z', status('draft', 'signed'));
    await api.bdm.post('/interactions', {
      kind: 'call',
      subject: 'Renewal',
      occurredAt: '2026-02-01T09:00:00Z',
      agreementId: id,
    });
    await api.bdm.post('/tasks', { title: 'Draft a letter', agreementId: id });
    const items = await timeline(`/agreements/${id}`);
    expect(items.map(({ at, kind, title }) => [String(at).slice(0, 16), kind, title]).slice(1)).toEqual([
      ['2026-02-01T09:00', 'interaction', 'Renewal'],
      ['2026-01-02T09:00', 'status', 'draft → signed'],
      ['2026-01-01T09:00', 'created', 'AGR-2015-0009 Twinning'],
      ['2016-11-07T23:00', 'commitment_done', 'A seminar for members'],
      ['2016-05-23T22:00', 'agreement_signed', 'Partnership'],
      ['2015-10-18T22:00', 'activity', 'Visit to Guangdong'],
      ['2015-06-23T22:00', 'agreement_signed', 'Twinning'],
    ]);
    expect(items[0]).toMatchObject({ kind: 'task', title: 'Draft a letter', agreementId: id });
    expect(items[5]).toMatchObject({ id: child, type: 'strategic_partnership', agreementId: child });
  });
});

describe.each(['activities', 'agreements'] as const)('A timeline among the %s', (records) => {
  const one = () => (records === 'activities' ? stored.activity() : stored.agreement());
  const field = records === 'activities' ? 'activityId' : 'agreementId';

  it('is walked page by page, each item once, through ties and with news coming in', async () => {
    const id = await one();
    const talk = { kind: 'call', occurredAt: '2026-09-05T10:00:00Z', [field]: id };
    for (let n = 0; n < 7; n++) await api.bdm.post('/interactions', { ...talk, subject: `${n}` });
    for (let n = 0; n < 4; n++) await api.bdm.post('/tasks', { title: `${n}`, status: 'done', [field]: id });
    const path = `/${records}/${id}`;
    const whole = await timeline(path);
    expect(whole.length).toBeGreaterThanOrEqual(15);
    for (const limit of [1, 3, 4]) expect(await timeline(path, api.viewer, limit)).toEqual(whole);
    const { rows, inserted } = await walk(api.viewer, `${path}/timeline?limit=4`, {
      insert: async () => (await api.bdm.post('/interactions', { ...talk, subject: 'News' })).body.id,
    });
    expect(rows.filter(({ id: own }) => !inserted.has(own))).toEqual(whole);
  });

  it('is for who may read them, and of nothing is not found', async () => {
    const id = await one();
    expect((await api.anonymous.get(`/${records}/${id}/timeline`)).status).toBe(401);
    expect((await (await api.key('viewer', ['companies:read'])).get(`/${records}/${id}/timeline`)).status).toBe(403);
    for (const other of [uuidv7(), 'nonsense', await company()]) {
      const answer = await api.viewer.get(`/${records}/${other}/timeline`);
      expect(answer.problem).toEqual([404, `${field.slice(0, -2)}.not_found`]);
    }
    expect((await api.viewer.get(`/${records}/${id}/timeline?limit=0`)).status).toBe(422);
  });
});
