import { type Caller, useApi } from '../support/api.js';
import { given, talk } from './given.js';
import { selectRows } from '../support/rows.js';

let outsider: Caller;
const { api } = useApi();
const make = given(api);
beforeAll(async () => (outsider = await api.user('bdm', 'Out Sider')));

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';

describe('Logging an interaction', () => {
  it('keeps everything that was said of it, and shows the names of what it is about', async () => {
    const { id: leadId, companyId } = await make.lead(api.bdm, { title: 'Battery plant' });
    const [chen, li] = [await make.contact(companyId, 'Chen Wei'), await make.contact(companyId, 'Ān Li')];
    const [activityId, agreementId] = [await make.activity(), await make.agreement()];
    const answer = await api.bdm.post('/interactions', {
      kind: 'site_visit',
      occurredAt: '2026-03-12T14:30:00.123+01:00',
      subject: '  Visit to Genk  ',
      summary: 'They liked the harbour.\nLess so the road.',
      direction: 'inbound',
      leadId: leadId.toUpperCase(),
      contactIds: [chen, li.toUpperCase()],
      activityId,
      agreementId,
      outcome: 'A second visit in May',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/interactions/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      kind: 'site_visit',
      occurredAt: '2026-03-12T13:30:00.123Z',
      subject: 'Visit to Genk',
      summary: 'They liked the harbour.\nLess so the road.',
      direction: 'inbound',
      companyId,
      leadId,
      leadTitle: 'Battery plant',
      contactIds: [li, chen],
      contacts: [
        { id: li, fullName: 'Ān Li' },
        { id: chen, fullName: 'Chen Wei' },
      ],
      activityTitle: 'Autumn seminar',
      agreementTitle: 'The partnership',
      outcome: 'A second visit in May',
      followUpTaskId: null,
      createdBy: api.bdm.id,
      version: 1,
      archivedAt: null,
    });
    expect((await api.viewer.get(`/interactions/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('takes the company of the lead, unless another one is named', async () => {
    const lead = await make.lead(api.bdm);
    const adviser = await make.company();
    const own = await api.bdm.post('/interactions', talk({ leadId: lead.id, companyId: null }));
    const other = await api.bdm.post('/interactions', talk({ leadId: lead.id, companyId: adviser }));
    expect([own.body.companyId, other.body.companyId]).toEqual([lead.companyId, adviser]);
  });

  it.each(['companyId', 'leadId', 'contactIds', 'activityId', 'agreementId'])(
    'needs no more than %s',
    async (field) => {
      const value = {
        companyId: await make.company(),
        leadId: (await make.lead(api.bdm)).id,
        contactIds: [await make.contact()],
        activityId: await make.activity(),
        agreementId: await make.agreement(),
      }[field];
      expect((await api.bdm.post('/interactions', talk({ [field]: value }))).status).toBe(201);
    },
  );

  it('that is about nothing is refused, naming each field that would do', async () => {
    const answer = await api.bdm.post('/interactions', talk({ contactIds: [], companyId: null }));
    expect(answer.problem).toEqual([422, 'interaction.about_nothing']);
    expect(answer.pointers).toEqual(['/companyId', '/leadId', '/contactIds', '/activityId', '/agreementId']);
  });

  it('that has not taken place yet is refused, but for a clock that runs a little ahead', async () => {
    const companyId = await make.company();
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const future = await api.bdm.post('/interactions', talk({ companyId, occurredAt: at(10) }));
    expect(future.problem).toEqual([422, 'interaction.in_future']);
    expect(future.body.errors).toMatchObject([{ pointer: '/occurredAt', code: 'interaction.in_future' }]);
    const { body } = await api.bdm.post('/interactions', talk({ companyId, occurredAt: at(2) }));
    const moved = await api.bdm.patch(`/interactions/${body.id}`, { occurredAt: at(10) });
    expect(moved.problem).toEqual([422, 'interaction.in_future']);
  });

  it.each([
    ['an unknown kind', { kind: 'telepathy' }, '/kind'],
    ['no kind', { kind: null }, '/kind'],
    ['a day that does not exist', { occurredAt: '2026-02-30T10:00:00Z' }, '/occurredAt'],
    ['a time without a zone', { occurredAt: '2026-02-20T10:00:00' }, '/occurredAt'],
    ['a time that is a number', { occurredAt: 1_700_000_000 }, '/occurredAt'],
    ['an empty subject', { subject: '   ' }, '/subject'],
    ['a subject of two lines', { subject: 'one\ntwo' }, '/subject'],
    ['a subject without end', { subject: 'x'.repeat(201) }, '/subject'],
    ['a summary without end', { summary: 'x'.repeat(20_001) }, '/summary'],
    ['a NUL in the summary', { summary: 'a\0b' }, '/summary'],
    ['half a character', { outcome: 'a\ud800b' }, '/outcome'],
    ['an unknown direction', { direction: 'sideways' }, '/direction'],
    ['a company that is no id', { companyId: 'GSC' }, '/companyId'],
    ['an unknown company', { companyId: NOBODY }, '/companyId'],
    ['an unknown lead', { leadId: NOBODY }, '/leadId'],
    ['an unknown activity', { activityId: NOBODY }, '/activityId'],
    ['an unknown agreement', { agreementId: NOBODY }, '/agreementId'],
    ['an unknown contact', { contactIds: [NOBODY] }, '/contactIds/0'],
    ['contacts that are no list', { contactIds: NOBODY }, '/contactIds'],
    ['the same contact twice', { contactIds: [NOBODY, NOBODY.toUpperCase()] }, '/contactIds'],
    [
      'a crowd',
      { contactIds: Array.from({ length: 101 }, (_, n) => NOBODY.replace(/.{3}$/, String(100 + n))) },
      '/contactIds',
    ],
    ['an unknown field', { mood: 'good' }, '/mood'],
    ['a follow-up that is a text', { followUp: 'call them' }, '/followUp'],
    ['a follow-up without a title', { followUp: { dueOn: '2026-12-01' } }, '/followUp/title'],
    [
      'a follow-up on a day that does not exist',
      { followUp: { title: 'Call', dueOn: '2026-13-01' } },
      '/followUp/dueOn',
    ],
    ['a follow-up with an unknown field', { followUp: { title: 'Call', status: 'done' } }, '/followUp/status'],
  ])('with %s is refused: 422', async (_, change, pointer) => {
    const companyId = await make.company();
    const answer = await api.bdm.post('/interactions', talk({ companyId, ...change }));
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
    const { body } = await api.bdm.get(`/interactions?companyId=${companyId}&count=true`);
    expect(body.total).toBe(0);
  });

  it('points at the contact that is unknown, in the order of the body', async () => {
    const known = await make.contact();
    const answer = await api.bdm.post(
      '/interactions',
      talk({ contactIds: ['ffffffff-ffff-7fff-8fff-ffffffffffff', known] }),
    );
    expect(answer.pointers).toEqual(['/contactIds/0']);
  });

  it('sent twice with one idempotency key is logged once', async () => {
    const lead = await make.lead(api.bdm);
    const body = talk({ leadId: lead.id, followUp: { title: 'Call back' } });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.bdm.post('/interactions', body, { 'idempotency-key': 'only once' })),
    );
    expect(new Set(answers.filter(({ status }) => status === 201).map((answer) => answer.body.id)).size).toBe(1);
    expect((await make.readCounts(lead.id)).count).toBe(1);
    expect((await api.bdm.get(`/tasks?leadId=${lead.id}&count=true`)).body.total).toBe(1);
  });
});

describe('A follow-up', () => {
  it('is a task about the lead, of the caller unless somebody else is named', async () => {
    const lead = await make.lead(api.bdm);
    const followUp = { title: 'Send the site proposals', dueOn: '2026-12-15' };
    const mine = await api.bdm.post('/interactions', talk({ leadId: lead.id, followUp }));
    expect((await api.bdm.get(`/tasks/${mine.body.followUpTaskId}`)).body).toMatchObject({
      ...followUp,
      assigneeId: api.bdm.id,
      status: 'open',
      leadId: lead.id,
      companyId: null,
      interactionId: mine.body.id,
      subject: { kind: 'lead', id: lead.id },
    });
    const theirs = await api.bdm.post(
      '/interactions',
      talk({ leadId: lead.id, followUp: { ...followUp, assigneeId: outsider.id } }),
    );
    expect((await api.bdm.get(`/tasks/${theirs.body.followUpTaskId}`)).body.assigneeId).toBe(outsider.id);
  });

  it.each(['companyId', 'contactIds', 'activityId', 'agreementId'] as const)(
    'is about what there is, where there is no lead: %s',
    async (field) => {
      const id = await {
        companyId: make.company,
        contactIds: make.contact,
        activityId: make.activity,
        agreementId: make.agreement,
      }[field]();
      const value = field === 'contactIds' ? [id] : id;
      const { body } = await api.bdm.post('/interactions', talk({ [field]: value, followUp: { title: 'Call back' } }));
      expect((await api.bdm.get(`/tasks/${body.followUpTaskId}`)).body.subject.id).toBe(id);
    },
  );

  it('stands or falls with its interaction: an unknown assignee leaves nothing behind', async () => {
    const lead = await make.lead(api.bdm);
    const before = (await api.db.query('SELECT count(*) AS n FROM audit_entry')).rows[0].n;
    const followUp = { title: 'Call', assigneeId: NOBODY };
    const answer = await api.bdm.post('/interactions', talk({ leadId: lead.id, followUp }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/followUp/assigneeId', code: 'reference.unknown' }]);
    const { rows } = await api.db.query(
      `SELECT (SELECT count(*) FROM interaction WHERE lead_id = $1) AS interactions,
         (SELECT count(*) FROM task WHERE lead_id = $1) AS tasks,
         (SELECT count(*) FROM audit_entry) AS audited`,
      [lead.id],
    );
    expect(rows[0]).toEqual({ interactions: '0', tasks: '0', audited: before });
    expect((await make.readCounts(lead.id))?.count ?? 0).toBe(0);
  });

  it('goes with its interaction to another subject, unless it was given one of its own', async () => {
    const [company, lead] = [await make.company(), await make.lead(api.bdm)];
    const followUp = { title: 'Call back' };
    const moving = await api.bdm.post('/interactions', talk({ companyId: company, followUp }));
    const staying = await api.bdm.post('/interactions', talk({ companyId: company, followUp }));
    const other = await make.company();
    await api.bdm.patch(`/tasks/${staying.body.followUpTaskId}`, { companyId: other });
    for (const { body } of [moving, staying]) await api.bdm.patch(`/interactions/${body.id}`, { leadId: lead.id });
    expect((await api.bdm.get(`/tasks/${moving.body.followUpTaskId}`)).body).toMatchObject({
      leadId: lead.id,
      companyId: null,
      version: 2,
    });
    expect((await api.bdm.get(`/tasks/${staying.body.followUpTaskId}`)).body.companyId).toBe(other);
  });
});

describe('Changing an interaction', () => {
  it('changes what is named, clears what is null, and leaves the rest', async () => {
    const lead = await make.lead(api.bdm);
    const [one, two] = [await make.contact(), await make.contact()];
    const { body } = await api.bdm.post(
      '/interactions',
      talk({ leadId: lead.id, contactIds: [one], summary: 'Long', outcome: 'Good', direction: 'inbound' }),
    );
    const answer = await api.bdm.patch(`/interactions/${body.id}`, { summary: null, kind: 'call', contactIds: [two] });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...body,
      kind: 'call',
      summary: null,
      contactIds: [two],
      contacts: [{ id: two, fullName: 'Chen Wei' }],
      version: 2,
      updatedAt: expect.any(String),
    });
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: body.id, action: 'updated' }, 'changes, lead_id');
    expect(rows).toEqual([
      {
        lead_id: lead.id,
        changes: {
          kind: { before: 'meeting', after: 'call' },
          summary: { before: 'Long', after: null },
          contactIds: { before: [one], after: [two] },
        },
      },
    ]);
  });

  it('that changes nothing makes no new version', async () => {
    const [one, two] = [await make.contact(), await make.contact()];
    const { body } = await api.bdm.post('/interactions', talk({ contactIds: [one, two] }));
    const same = { kind: 'meeting', occurredAt: body.occurredAt, contactIds: [two, one], outcome: null };
    expect((await api.bdm.patch(`/interactions/${body.id}`, same)).body.version).toBe(1);
  });

  it('may not remove its last subject', async () => {
    const { body } = await api.bdm.post('/interactions', talk({ companyId: await make.company() }));
    const answer = await api.bdm.patch(`/interactions/${body.id}`, { companyId: null });
    expect(answer.problem).toEqual([422, 'interaction.about_nothing']);
  });

  it('moves the company along with the lead, unless it is named', async () => {
    const [first, second, third] = [await make.lead(api.bdm), await make.lead(api.bdm), await make.lead(api.bdm)];
    const { body } = await api.bdm.post('/interactions', talk({ leadId: first.id }));
    const moved = await api.bdm.patch(`/interactions/${body.id}`, { leadId: second.id });
    expect(moved.body).toMatchObject({ leadId: second.id, companyId: second.companyId });
    const named = await api.bdm.patch(`/interactions/${body.id}`, { leadId: third.id, companyId: first.companyId });
    expect(named.body).toMatchObject({ leadId: third.id, companyId: first.companyId });
    const cleared = await api.bdm.patch(`/interactions/${body.id}`, { companyId: null });
    expect(cleared.body).toMatchObject({ leadId: third.id, companyId: third.companyId });
    const freed = await api.bdm.patch(`/interactions/${body.id}`, { leadId: null });
    expect(freed.body).toMatchObject({ leadId: null, companyId: third.companyId });
  });

  it('does not check unchanged subjects again, so that an archived company does not block it', async () => {
    const companyId = await make.company();
    const { body } = await api.bdm.post('/interactions', talk({ companyId }));
    await api.admin.delete(`/companies/${companyId}`);
    expect((await api.bdm.patch(`/interactions/${body.id}`, { companyId, outcome: 'x' })).status).toBe(200);
    const fresh = await api.bdm.post('/interactions', talk({ companyId }));
    expect(fresh.body.errors).toMatchObject([{ pointer: '/companyId', code: 'reference.archived' }]);
  });

  it.each([['kind'], ['occurredAt'], ['subject']])('cannot empty %s', async (field) => {
    const { body } = await api.bdm.post('/interactions', talk({ companyId: await make.company() }));
    const answer = await api.bdm.patch(`/interactions/${body.id}`, { [field]: null });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer: `/${field}` }]);
  });

  it('cannot add a follow-up, which is possible only when logging', async () => {
    const { body } = await api.bdm.post('/interactions', talk({ companyId: await make.company() }));
    const answer = await api.bdm.patch(`/interactions/${body.id}`, { followUp: { title: 'Call' } });
    expect(answer.body.errors).toMatchObject([{ pointer: '/followUp', code: 'field.unknown' }]);
  });

  it('is allowed to the user who logged it, the people of its lead, and managers', async () => {
    const member = await api.user('bdm', 'Team Member');
    const lead = await make.lead(api.bdm, { teamIds: [member.id] });
    const { body } = await outsider.post('/interactions', talk({ leadId: lead.id }));
    const path = `/interactions/${body.id}`;
    for (const caller of [outsider, api.bdm, member, api.manager, api.admin]) {
      expect((await caller.patch(path, { outcome: `by ${caller.id}` })).status).toBe(200);
    }
    const stranger = await api.user('bdm', 'Stranger');
    for (const refused of [
      await stranger.patch(path, { outcome: 'no' }),
      await stranger.delete(path),
      await stranger.post(`${path}/restore`),
    ]) {
      expect(refused.problem).toEqual([403, 'interaction.not_yours']);
    }
    expect((await api.viewer.patch(path, { outcome: 'no' })).problem).toEqual([403, 'auth.forbidden']);
  });

  it('by eight requests at once applies one after the other', async () => {
    const lead = await make.lead(api.bdm);
    const { body } = await api.bdm.post('/interactions', talk({ leadId: lead.id }));
    const people = await Promise.all(Array.from({ length: 8 }, () => make.contact()));
    const answers = await Promise.all(
      people.map((id, n) => api.bdm.patch(`/interactions/${body.id}`, { contactIds: [id], subject: `Subject ${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    const now = await api.bdm.get(`/interactions/${body.id}`);
    expect(now.body).toMatchObject({ version: 9, contactIds: [people[Number(now.body.subject.slice(-1))]] });
  });
});
