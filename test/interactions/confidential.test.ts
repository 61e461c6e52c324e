import ExcelJS from 'exceljs';
import { interactionList } from '../../src/interactions/interactions/interaction.list.js';
import { taskList } from '../../src/interactions/tasks/task.list.js';
import { type Caller, useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { daysAgo, given } from './given.js';

/** A word that occurs in everything that belongs to the confidential lead, and nowhere else. */
const SECRET = 'Nightingale';

let outsider: Caller;
let reporting: Caller;
let companyId: string;
let contactId: string;
let leadId: string;
let interactionId: string;
let taskId: string;
let followUpId: string;
let calendar: string;

const { api } = useApi();
const make = given(api);
beforeAll(async () => {
  outsider = await api.user('bdm', 'Out Sider');
  reporting = await api.key('reporting');
  companyId = await make.company();
  contactId = await make.contact(companyId);
  const secrets = { title: `Project ${SECRET}`, confidential: true, codename: `${SECRET} song` };
  leadId = (await make.lead(api.bdm, { companyId, contactIds: [contactId], ...secrets })).id;
  const talk = {
    kind: 'meeting',
    occurredAt: daysAgo(2),
    subject: `About ${SECRET}`,
    leadId,
    companyId,
    contactIds: [contactId],
  };
  const followUp = { title: `Follow up ${SECRET}`, dueOn: '2026-01-05', assigneeId: outsider.id };
  const logged = await api.bdm.post('/interactions', { ...talk, followUp });
  interactionId = logged.body.id;
  followUpId = logged.body.followUpTaskId;
  taskId = (
    await api.bdm.post('/tasks', { title: `Call ${SECRET}`, leadId, assigneeId: outsider.id, dueOn: '2026-01-05' })
  ).body.id;
  await api.bdm.patch(`/tasks/${taskId}`, { status: 'done' });
  await api.bdm.post(`/leads/${leadId}/evidence`, { kind: 'visit_report', note: `Report on ${SECRET}` });
  await api.bdm.post(`/leads/${leadId}/realisations`, { asOf: '2026-01-31', jobs: 7_114_711, capexEur: 1 });
  await api.bdm.post(`/leads/${leadId}/status`, { status: 'on_hold', note: `${SECRET} waits` });
  await api.bdm.post(`/leads/${leadId}/status`, { status: 'open', note: `${SECRET} goes on` });
  // Something for outsiders to see beside it.
  await api.bdm.post('/interactions', { ...talk, subject: 'Open talk', leadId: null });
  await api.bdm.post('/tasks', { title: 'Open task', companyId, dueOn: '2026-01-05' });
  calendar = (await outsider.post('/me/calendar-token')).body.url;
});

describe('What belongs to a confidential lead', () => {
  it('is there for the people of the lead and for managers', async () => {
    for (const caller of [api.bdm, api.manager, api.admin]) {
      expect((await caller.get(`/interactions/${interactionId}`)).status).toBe(200);
      expect((await caller.get(`/tasks/${taskId}`)).status).toBe(200);
      const { text } = await caller.get(`/leads/${leadId}/timeline`);
      for (const trace of [`${SECRET} waits`, `Report on ${SECRET}`, '7114711']) expect(text).toContain(trace);
      expect((await caller.get(`/companies/${companyId}/timeline`)).text).toContain(SECRET);
      expect((await caller.get(`/interactions?leadId=${leadId}&count=true`)).body.total).toBe(1);
    }
  });

  describe.each([
    ['a bdm outside the team', () => outsider],
    ['a viewer', () => api.viewer],
  ])('is hidden from %s', (_, caller) => {
    it.each([
      ['the interaction', () => `/interactions/${interactionId}`],
      ['the task', () => `/tasks/${taskId}`],
      ['the follow-up, although it is theirs to do', () => `/tasks/${followUpId}`],
      ["the lead's timeline", () => `/leads/${leadId}/timeline`],
    ])('by id: %s', async (__, path) => {
      const answer = await caller().get(path());
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain(SECRET);
    });

    it.each([
      ['/interactions', () => `leadId=${leadId}`],
      ['/interactions', () => `q=${SECRET}`],
      ['/interactions', () => `subject=About ${SECRET}`],
      ['/tasks', () => `leadId=${leadId}`],
      ['/tasks', () => `q=${SECRET}`],
      ['/tasks', () => `interactionId=${interactionId}`],
      ['/tasks', () => `assigneeId=${outsider.id}`],
      ['/tasks', () => `overdue=true&assigneeId=${outsider.id}`],
    ])('in the list and the count: %s', async (path, query) => {
      const { body } = await caller().get(`${path}?${query()}&count=true&archived=any`);
      expect(body).toEqual({ items: [], nextCursor: null, total: 0 });
    });

    it.each(['interactions', 'tasks'])('in the whole list of %s, which has the rest', async (records) => {
      expect((await caller().get(`/${records}?companyId=${companyId}&count=true`)).body.total).toBe(1);
      expect((await caller().get(`/${records}?limit=200`)).text).not.toContain(SECRET);
    });

    it.each(['interactions', 'tasks'])('in the export of %s, in every format', async (records) => {
      for (const format of ['csv', 'jsonl']) {
        const { text } = await caller().get(`/${records}/export?format=${format}`);
        expect(text).toContain('Open');
        expect(text).not.toContain(SECRET);
      }
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await caller().bytes(`/${records}/export?format=xlsx`)) as never);
      const cells = JSON.stringify(workbook.worksheets[0]!.getSheetValues());
      expect(cells).toContain('Open');
      expect(cells).not.toContain(SECRET);
    });

    it.each([
      ['company', () => `/companies/${companyId}`],
      ['contact', () => `/contacts/${contactId}`],
    ])('in the timeline of its %s', async (__, path) => {
      const answer = await caller().get(`${path()}/timeline?limit=200`);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(SECRET);
      expect(answer.text).not.toContain('7114711');
      expect(answer.text).not.toContain(leadId);
    });
  });

  it('is hidden from the calendar of an assignee outside the lead', async () => {
    const text = await (await fetch(calendar)).text();
    expect(text).toContain('BEGIN:VCALENDAR');
    expect(text).not.toContain(SECRET);
  });

  it('is hidden from the reporting job', async () => {
    for (const records of ['interactions', 'tasks']) {
      const { status, text } = await reporting.get(`/${records}/export?format=jsonl`);
      expect(status).toBe(200);
      expect(text).not.toContain(SECRET);
    }
  });

  it('cannot be changed, and an old version does not betray that it exists', async () => {
    for (const path of [`/interactions/${interactionId}`, `/tasks/${taskId}`, `/tasks/${followUpId}`]) {
      for (const answer of [
        await outsider.patch(path, { archivedAt: null }),
        await outsider.patch(path, {}),
        await outsider.patch(path, {}, { 'if-match': '"999"' }),
        await outsider.delete(path, { 'if-match': '"999"' }),
        await outsider.delete(path),
        await outsider.post(`${path}/restore`),
      ]) {
        expect([404, 422]).toContain(answer.status);
        expect(answer.text).not.toContain(SECRET);
      }
    }
  });

  it('cannot be added to: the lead is as unknown as one that does not exist', async () => {
    const refusals = [
      await outsider.post('/interactions', { kind: 'call', occurredAt: daysAgo(1), subject: 'Hello', leadId }),
      await outsider.post('/tasks', { title: 'Hello', leadId }),
    ];
    const own = await outsider.post('/tasks', { title: 'Hello' });
    refusals.push(await outsider.patch(`/tasks/${own.body.id}`, { leadId }));
    for (const answer of refusals) {
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ pointer: '/leadId', code: 'reference.unknown' }]);
    }
  });

  it('includes an open record that is moved to the lead, with its follow-up', async () => {
    const talk = {
      kind: 'call',
      occurredAt: daysAgo(1),
      subject: 'Harmless',
      companyId,
      followUp: { title: 'Harmless call' },
    };
    const { body } = await api.bdm.post('/interactions', talk);
    expect((await outsider.get(`/tasks/${body.followUpTaskId}`)).status).toBe(200);
    await api.bdm.patch(`/interactions/${body.id}`, { leadId, subject: `Not harmless: ${SECRET}` });
    for (const path of [`/interactions/${body.id}`, `/tasks/${body.followUpTaskId}`]) {
      expect((await outsider.get(path)).status).toBe(404);
    }
    expect((await outsider.get(`/companies/${companyId}/timeline?limit=200`)).text).not.toMatch(/harmless/i);
  });

  it.each([
    ['to the confidential lead', false],
    ['away from it', true],
  ])('leaves no trace in the audit trail for outsiders when it moves %s', async (_, away) => {
    const open = (await make.lead(api.bdm)).id;
    const [from, to] = away ? [leadId, open] : [open, leadId];
    const [before, after] = away ? [SECRET, 'Harmless'] : ['Harmless', SECRET];
    const talk = { kind: 'call', occurredAt: daysAgo(1), subject: before, leadId: from };
    const logged = await api.bdm.post('/interactions', talk);
    const task = await api.bdm.post('/tasks', { title: before, leadId: from });
    await api.bdm.patch(`/interactions/${logged.body.id}`, { subject: after, leadId: to });
    await api.bdm.patch(`/tasks/${task.body.id}`, { title: after, leadId: to });
    for (const id of [logged.body.id, task.body.id]) {
      const trail = `/audit?entityId=${id}&count=true`;
      expect((await api.bdm.get(trail)).text).toContain(SECRET);
      for (const caller of [outsider, api.viewer]) {
        const { status, text } = await caller.get(trail);
        expect(status).toBe(200);
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain(leadId);
      }
    }
  });

  it('becomes visible when the lead is no longer confidential, and is hidden again with it', async () => {
    await api.bdm.patch(`/leads/${leadId}`, { confidential: false });
    expect((await outsider.get(`/interactions/${interactionId}`)).status).toBe(200);
    await api.bdm.patch(`/leads/${leadId}`, { confidential: true });
    expect((await outsider.get(`/interactions/${interactionId}`)).status).toBe(404);
  });

  it('is left out of every walk through the lists', async () => {
    for (let n = 0; n < 8; n++) {
      await api.bdm.post('/interactions', { kind: 'call', occurredAt: daysAgo(n), subject: `${SECRET} ${n}`, leadId });
      await api.bdm.post('/tasks', { title: `${SECRET} ${n}`, leadId });
    }
    const [all, some] = [
      await walkEverySort(api.bdm, '/interactions', interactionList, { limit: 3 }),
      await walkEverySort(outsider, '/interactions', interactionList, { limit: 3 }),
    ];
    expect(all - some).toBeGreaterThanOrEqual(9);
    expect(await walkEverySort(outsider, '/tasks', taskList, { limit: 3 })).toBeLessThan(
      await walkEverySort(api.bdm, '/tasks', taskList, { limit: 3 }),
    );
  });
});
