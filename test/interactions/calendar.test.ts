import { execFileSync } from 'node:child_process';
import ICAL from 'ical.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type Caller, useApi } from '../support/api.js';
import { startProcess } from '../server/process.js';
import { given } from './given.js';

const { api } = useApi();
const make = given(api);

/** A person's calendar as a calendar program reads it: address, then its events by summary. */
async function subscribe(person: Caller) {
  const { status, body } = await person.post('/me/calendar-token');
  expect(status).toBe(201);
  return body.url as string;
}

const read = (url: string) => {
  const { pathname, search } = new URL(url);
  return api.anonymous.get(`${pathname.replace('/api/v1', '')}${search}`);
};

function parseEvents(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.name).toBe('vcalendar');
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      sequence: event.sequence,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate,
      stamp: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().toISOString(),
    };
  });
}

describe("A person's calendar of tasks", () => {
  it('has an event of the whole day for each open task with a day', async () => {
    const person = await api.user('bdm', 'Stephan Vandenberk');
    const url = await subscribe(person);
    const title =
      'Prepare; the, visit \\ of 光明照明 (Lumenova) to the harbour of Genk 🏗️ with everybody of the delegation';
    const lead = await make.lead(api.bdm, { title: 'Plant; "east"' });
    const task = await api.bdm.post('/tasks', { title, dueOn: '2026-03-29', assigneeId: person.id, leadId: lead.id });
    await person.post('/tasks', { title: 'No day' });
    await person.post('/tasks', { title: 'Done', dueOn: '2026-03-29', status: 'done' });
    await person.post('/tasks', { title: 'Of somebody else', dueOn: '2026-03-29', assigneeId: api.bdm.id });
    const gone = await person.post('/tasks', { title: 'Archived', dueOn: '2026-03-29' });
    await person.delete(`/tasks/${gone.body.id}`);
    const { status, headers, text } = await read(url);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(parseEvents(text)).toEqual([
      {
        uid: `task-${task.body.id}@locate-crm`,
        summary: title,
        description: task.body.subject.label,
        sequence: 1,
        start: '2026-03-29',
        end: '2026-03-30',
        allDay: true,
        stamp: `${task.body.updatedAt.slice(0, 19)}.000Z`,
      },
    ]);
    expect(text).toContain('X-WR-CALNAME:Tasks of Stephan Vandenberk');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('says of which activity or agreement a task is', async () => {
    const person = await api.user('bdm');
    const url = await subscribe(person);
    const about = { activityId: await make.activity(), agreementId: await make.agreement() };
    for (const [field, id] of Object.entries(about)) {
      const task = await person.post('/tasks', { title: field, dueOn: '2026-03-29', [field]: id });
      expect(task.body.subject).toMatchObject({ kind: field.slice(0, -2), id });
    }
    const events = parseEvents((await read(url)).text).map(({ summary, description }) => [summary, description]);
    expect(events.toSorted()).toEqual([
      ['activityId', 'Autumn seminar'],
      ['agreementId', 'The partnership'],
    ]);
  });

  it('changes an event with its task: the event keeps its id and gets a later sequence', async () => {
    const person = await api.user('bdm');
    const url = await subscribe(person);
    const { body } = await person.post('/tasks', { title: 'Call', dueOn: '2026-10-25' });
    const [before] = parseEvents((await read(url)).text);
    await person.patch(`/tasks/${body.id}`, { dueOn: '2028-02-29' });
    const [after] = parseEvents((await read(url)).text);
    expect(after).toMatchObject({ uid: before!.uid, sequence: 2, start: '2028-02-29', end: '2028-03-01' });
    await person.patch(`/tasks/${body.id}`, { status: 'done' });
    expect(parseEvents((await read(url)).text)).toEqual([]);
  });

  it('hides what the person may no longer see', async () => {
    const person = await api.user('bdm');
    const url = await subscribe(person);
    const lead = await make.lead(api.bdm, { title: 'Project Jade' });
    await api.bdm.post('/tasks', { title: 'Call Jade', dueOn: '2026-10-25', assigneeId: person.id, leadId: lead.id });
    expect(parseEvents((await read(url)).text)).toHaveLength(1);
    await api.bdm.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Jade' });
    expect((await read(url)).text).not.toContain('Jade');
    await api.bdm.patch(`/leads/${lead.id}`, { teamIds: [person.id] });
    expect(parseEvents((await read(url)).text)).toHaveLength(1);
  });

  it('has one address at a time: a new one ends the old, and it can be ended', async () => {
    const person = await api.user('viewer');
    const first = await subscribe(person);
    const second = await subscribe(person);
    expect(second).not.toBe(first);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    for (let n = 0; n < 2; n++) expect((await person.delete('/me/calendar-token')).status).toBe(204);
    expect((await read(second)).status).toBe(404);
    const { rows } = await api.db.query(
      'SELECT action FROM audit_entry WHERE entity_id = $1 AND action LIKE $2 ORDER BY id',
      [person.id, 'calendar%'],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'calendar_token_renewed',
      'calendar_token_renewed',
      'calendar_token_ended',
    ]);
  });

  it('is closed when the user leaves or loses the right to read tasks', async () => {
    const [leaver, demoted] = [await api.user('bdm'), await api.user('bdm')];
    const [gone, closed] = [await subscribe(leaver), await subscribe(demoted)];
    await api.admin.delete(`/users/${leaver.id}`);
    await api.admin.patch(`/users/${demoted.id}`, { role: 'reporting' });
    expect([(await read(gone)).status, (await read(closed)).status]).toEqual([404, 404]);
  });

  it('belongs to users: an API key has none', async () => {
    const key = await api.key('bdm');
    for (const answer of [await key.post('/me/calendar-token'), await key.delete('/me/calendar-token')]) {
      expect(answer.problem).toEqual([403, 'calendar.person_only']);
    }
  });

  it.each(['tasks.ics', 'activities.ics'])('names the token that is missing: %s', async (feed) => {
    const { status, body } = await api.anonymous.get(`/${feed}`);
    expect([status, body.errors]).toEqual([
      422,
      [{ pointer: '?token', code: 'field.required', detail: 'The parameter token is required.' }],
    ]);
  });

  it.each([
    ['?token=cal_unknown', 404],
    [`?token=${'a'.repeat(43)}`, 404],
    ["?token=' OR 1=1 --", 404],
    ['?token=%00', 422],
    ['', 422],
    ['?token=', 422],
    [`?token=${'x'.repeat(201)}`, 422],
    ['?token=a&token=b', 422],
    ['?token[a]=b', 422],
  ])('is not opened by %s', async (query, status) => {
    const answer = await api.anonymous.get(`/tasks.ics${query}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.text).not.toContain('cal_unknown');
  });

  it('keeps no token that could be read', async () => {
    const person = await api.user('bdm');
    const token = new URL(await subscribe(person)).searchParams.get('token')!;
    expect(token).toMatch(/^cal_[\w-]{43}$/);
    const { rows } = await api.db.query(
      `SELECT (SELECT string_agg(t::text, '') FROM calendar_token t) AS tokens,
         (SELECT string_agg(e::text, '') FROM audit_entry e) AS trail`,
    );
    expect(rows[0].tokens).toContain(person.id);
    expect(rows[0].tokens).not.toContain(token);
    expect(rows[0].trail).not.toContain(token);
  });
});

describe('The token of a calendar', () => {
  it('is in no log, whatever is logged and however the address is misspelt', async () => {
    const server = await startProcess({ DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'trace' });
    try {
      const person = await api.user('bdm');
      const url = new URL(await subscribe(person));
      const token = url.searchParams.get('token')!;
      for (const path of ['tasks.ics', 'activities.ics', 'task.ics', 'tasks.ics/', 'tasks/x.ics']) {
        await fetch(`${server.url}/api/v1/${path}?token=${token}`, { headers: { referer: url.href } });
      }
      await fetch(`${server.url}/api/v1/tasks.ics?token=${token}&token=${token}`);
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      await server.end('SIGTERM');
      expect(server.output()).toContain('/api/v1/tasks.ics');
      expect(server.output()).not.toContain(token);
      expect(metrics).not.toContain(token);
    } finally {
      if (server.child.exitCode === null) await server.end('SIGKILL');
    }
  });
});

describe('The day of a task', () => {
  it.each(['Pacific/Auckland', 'Europe/Brussels', 'America/Los_Angeles'])('is the same on a server in %s', (zone) => {
    const script = `
      const { buildTaskCalendar } = await import(process.argv[1]);
      const at = new Date('2026-06-30T23:30:00Z');
      const task = { id: 'x', title: 'Call', dueOn: '2026-10-25', version: 1, createdAt: at, updatedAt: at, subject: null };
      console.log(buildTaskCalendar('Tasks', [task]));`;
    const text = execFileSync(
      process.execPath,
      [
        '--experimental-transform-types',
        '--disable-warning=ExperimentalWarning',
        `--import=${getProjectPath('test', 'support', 'typescript.hooks.js')}`,
        '--input-type=module',
        '--eval',
        script,
        '--',
        getProjectPath('src', 'interactions', 'tasks', 'task-calendar.rules.ts'),
      ],
      { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } },
    ).toString();
    expect(parseEvents(text)).toMatchObject([
      { start: '2026-10-25', end: '2026-10-26', stamp: '2026-06-30T23:30:00.000Z' },
    ]);
  });
});
