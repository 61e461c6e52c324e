import { type Caller, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

const { api, make } = useApi();

let won: Made;
let secret: Made;
beforeAll(async () => {
  won = await make.lead({ stage: 'invested', receivedOn: '2026-02-01' });
  secret = await make.lead({
    stage: 'announced',
    by: api.manager,
    receivedOn: '2026-02-01',
    confidential: true,
    codename: 'Heron',
  });
  await api.manager.post(`/leads/${secret.id}/realisations`, { asOf: '2026-06-01', jobs: 1, capexEur: 1 });
  for (const { id } of [won, secret])
    await api.manager.post(`/leads/${id}/touches`, { channel: 'web', occurredOn: '2026-03-01' });
});

/** Each part of the history, with the filter by which a program reads on. */
const PARTS = [
  ['transitions', 'recordedAt'],
  ['touches', 'updatedAt'],
  ['evidence', 'recordedAt'],
  ['realisations', 'recordedAt'],
] as const;

async function readRows(caller: Caller, path: string): Promise<Made[]> {
  const { status, body } = await caller.get(path);
  expect([path, status]).toEqual([path, 200]);
  return body.items;
}

const findLeads = (rows: Made[]) => [...new Set(rows.map(({ leadId }) => leadId))].toSorted();

describe.each(PARTS)('The %s of all leads', (part, time) => {
  it('are those of every lead, with its id, and of one lead with leadId', async () => {
    const rows = await readRows(api.manager, `/${part}`);
    expect(findLeads(rows)).toEqual([won.id, secret.id].toSorted());
    const ofLead = await readRows(api.manager, `/${part}?leadId=${won.id}`);
    const within = await readRows(api.manager, `/leads/${won.id}/${part}`);
    const withLead = within.map((row) => ({ leadId: won.id, ...row }));
    expect(ofLead.toSorted(byId)).toEqual(withLead.toSorted(byId));
    expect((await api.manager.get(`/${part}?leadId=x`)).pointers).toEqual(['?leadId']);
  });

  it('are hidden like their lead', async () => {
    expect(findLeads(await readRows(api.bdm, `/${part}`))).toEqual([won.id]);
    expect(await readRows(api.bdm, `/${part}?leadId=${secret.id}`)).toEqual([]);
    const file = (await (await api.key('reporting')).get(`/${part}/export?format=jsonl`)).text;
    expect(findLeads(readLines(file))).toEqual([won.id]);
  });

  it(`are read on with ${time}.gte, in pages and as a file`, async () => {
    const since = new Date().toISOString();
    expect(await readRows(api.manager, `/${part}?${time}.gte=${since}`)).toEqual([]);
    await addTo[part]();
    const added = await readRows(api.manager, `/${part}?${time}.gte=${since}`);
    expect(findLeads(added)).toEqual([won.id]);
    const file = await (await api.key('reporting')).get(`/${part}/export?format=csv&${time}.gte=${since}`);
    const [head, ...lines] = file.text.trim().split('\r\n');
    expect(head!.replace('\uFEFF', '')).toMatch(/^id,leadId,/);
    expect(lines).toHaveLength(added.length);
    const all = await readRows(api.manager, `/${part}?limit=200`);
    const paged: Made[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Made = (await api.manager.get(`/${part}?limit=1${cursor && `&cursor=${cursor}`}`)).body;
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('need the right to read or export leads', async () => {
    const foreign = await api.key('bdm', ['companies:read']);
    expect([(await foreign.get(`/${part}`)).status, (await foreign.get(`/${part}/export`)).status]).toEqual([403, 403]);
    expect((await (await api.key('reporting')).get(`/${part}`)).status).toBe(403);
  });
});

const byId = (one: Made, other: Made) => (one.id < other.id ? -1 : 1);

const readLines = (file: string): Made[] =>
  file
    .split('\n')
    .filter(Boolean)
    .map((line): Made => JSON.parse(line));

/** Adds an entry to each part of the history of the lead that was won. */
const addTo: Record<(typeof PARTS)[number][0], () => Promise<unknown>> = {
  transitions: () => api.manager.post(`/leads/${won.id}/status`, { status: 'open', note: 'Not verified after all' }),
  touches: () => api.manager.post(`/leads/${won.id}/touches`, { channel: 'referral', occurredOn: '2026-03-02' }),
  evidence: () => api.manager.post(`/leads/${won.id}/evidence`, { kind: 'press_release', note: 'Seen again' }),
  realisations: () => api.manager.post(`/leads/${won.id}/realisations`, { asOf: '2026-08-01', jobs: 9, capexEur: 2 }),
};
