import { type Caller, startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { buildMany, insertRows } from '../support/rows.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

const createTask = async (title: string, change: object = {}, caller: Caller = api.bdm): Promise<string> => {
  const answer = await caller.post('/tasks', { title, ...change });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const search = async (question: string, more = '', caller: Caller = api.bdm) => {
  const { status, body } = await caller.get(`/search?q=${encodeURIComponent(question)}${more}`);
  expect(status).toBe(200);
  return body;
};
const findIds = async (...given: Parameters<typeof search>): Promise<string[]> =>
  (await search(...given)).items.map(({ id }: { id: string }) => id);

describe('An open task', () => {
  it('is found with its subject, assignee and due date', async () => {
    const company = await make.company({ name: 'Dahlia Works' });
    const id = await createTask('Send the offer of plots', { dueOn: '2030-05-06', companyId: company.id });
    expect(await search('offer of', '&kind=task')).toEqual({
      items: [
        {
          kind: 'task',
          id,
          title: 'Send the offer of plots',
          subtitle: `Dahlia Works · ${(await api.bdm.get(`/tasks/${id}`)).body.assigneeName} · 2030-05-06`,
          details: {
            nativeName: null,
            companyName: null,
            jobTitle: null,
            city: null,
            country: null,
            stage: null,
            status: 'open',
            type: null,
            day: '2030-05-06',
          },
          reference: null,
          score: expect.any(Number),
          matchedOn: 'title',
          archived: false,
        },
      ],
      more: [],
    });
  });

  it('is found by what GET /tasks?q= finds, and only while it is open', async () => {
    const chinese = await createTask('给陈玮打电话');
    const open = await createTask('Réserver the Peony room');
    const done = await createTask('Peony room is booked', { status: 'done' });
    const archived = await createTask('Peony room');
    await api.bdm.delete(`/tasks/${archived}`);
    for (const question of ['陈玮', '陈', 'peony ROOM', 'reserver', 'rver the peo', 'room is', '100%', 'zzzz']) {
      const { items } = (await api.bdm.get(`/tasks?status=open&q=${encodeURIComponent(question)}`)).body;
      const listed = items.map(({ id }: { id: string }) => id);
      expect((await findIds(question, '&kind=task')).toSorted()).toEqual(listed.toSorted());
    }
    expect(await findIds('peony room', '&kind=task')).toEqual([open]);
    expect(await findIds('陈玮', '&kind=task')).toEqual([chinese]);
    await api.bdm.patch(`/tasks/${done}`, { status: 'open' });
    expect((await findIds('peony room', '&kind=task')).toSorted()).toEqual([open, done].toSorted());
  });

  it('is not looked for by two letters, which no index has', async () => {
    await createTask('Ox Yz');
    expect(await search('ox yz', '&kind=task')).toEqual({ items: [], more: [] });
  });

  it('stands among the other hits by how well it fits, and takes no better one its place', async () => {
    const { id: company } = await make.company({ name: 'Gentian' });
    const { id: other } = await make.company({ name: 'Gentianella Fields' });
    const words = await createTask('Call Gentian');
    const part = await createTask('Ask for Gentianella prices');
    expect(await findIds('gentian')).toEqual([company, words, other, part]);
    expect(await search('gentian', '&limit=1')).toMatchObject({ items: [{ id: company }], more: ['company', 'task'] });
    expect((await search('gentian', '&limit=1&kind=task')).more).toEqual(['task']);
    const scores = (await search('gentian')).items.map(({ score }: { score: number }) => score);
    expect(scores).toEqual(scores.toSorted((one: number, next: number) => next - one));
  });

  it('does not keep a misspelt company from being found', async () => {
    const { id } = await make.company({ name: 'Larkspur Industries' });
    await createTask('Call larksper');
    expect(await findIds('larksper')).toContain(id);
  });

  it('of a confidential lead is found by those alone who may see the lead', async () => {
    const lead = await make.lead({ by: api.manager, confidential: true, codename: 'Wagtail' });
    const id = await createTask('Fetch the hyssop papers', { leadId: lead.id }, api.manager);
    expect(await findIds('hyssop', '', api.manager)).toEqual([id]);
    for (const caller of [api.bdm, api.viewer, await api.key('bdm')]) {
      expect(await search('hyssop', '', caller)).toEqual({ items: [], more: [] });
      expect(await search('hyssop', '&kind=task&limit=1', caller)).toEqual({ items: [], more: [] });
    }
  });

  it('is found by a key only with its scope', async () => {
    const id = await createTask('Order the saxifrage');
    const without = await api.key('viewer', ['search:read', 'leads:read']);
    expect(await search('saxifrage', '&kind=task', without)).toEqual({ items: [], more: [] });
    expect(await findIds('saxifrage', '', await api.key('viewer', ['search:read', 'tasks:read']))).toEqual([id]);
  });

  it('is one of at most as many as are asked for', async () => {
    await insertRows(
      api.db,
      'task',
      buildMany(30, (n) => ({ title: `Teasel ${n}` })),
    );
    const { items, more } = await search('teasel', '&kind=task&limit=7');
    expect([items.length, more]).toEqual([7, ['task']]);
    expect((await search('teasel', '&kind=task&limit=30')).more).toEqual([]);
  });
});
