import { useApi } from '../support/api.js';
import { Make, type Made } from '../support/make.js';

let lead: Made;
const { api } = useApi();
beforeAll(async () => {
  lead = await new Make(api).lead({ stage: 'announced' });
  for (const asOf of ['2026-01-31', '2026-02-28']) {
    await api.bdm.post(`/leads/${lead.id}/realisations`, { asOf, jobs: 3, capexEur: 250_000 });
  }
  await api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'board_decision', note: '=cmd|calc' });
});

const lines = (text: string) => text.trim().split('\n');

describe('What belongs to a lead is exported as it is listed:', () => {
  it.each(['transitions', 'evidence', 'realisations'])('%s', async (part) => {
    const { items } = (await api.viewer.get(`/leads/${lead.id}/${part}`)).body;
    expect(items.length).toBeGreaterThan(1);
    const exported = await api.viewer.get(`/leads/${lead.id}/${part}/export?format=jsonl`);
    expect(lines(exported.text).map((line) => JSON.parse(line).id)).toEqual(items.map(({ id }: Made) => id));
    const csv = await api.viewer.get(`/leads/${lead.id}/${part}/export?format=csv`);
    expect(lines(csv.text)).toHaveLength(items.length + 1);
  });

  it('with a semicolon in quotes, after which no formula begins, and with semicolons between cells on request', async () => {
    const note = 'Board; second part;=cmd|calc';
    const safe = `Board; second part;'=cmd|calc`;
    await api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'board_decision', note });
    await api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'board_decision', note: 'One,=cmd|calc' });
    const read = async (query: string) => {
      const { status, text, body } = await api.viewer.get(`/leads/${lead.id}/evidence/export?format=csv${query}`);
      return { status, text, body };
    };
    const comma = (await read('')).text;
    expect(comma).toContain(`"${safe}"`);
    const quoted = [...comma.matchAll(/"(?:[^"]|"")*"/g)].map(([cell]) => cell);
    expect(comma.replaceAll(/"(?:[^"]|"")*"/g, '')).not.toContain(';');
    expect(quoted).toContain('"One,=cmd|calc"');
    const semicolon = (await read('&separator=semicolon')).text;
    expect(lines(semicolon)[0]).toMatch(/^\uFEFF?id;/);
    expect(semicolon).toContain(`;"Board; second part;=cmd|calc"`);
    expect(semicolon).toContain(`;"One,'=cmd|calc"`);
    const refused = await read('&separator=tab');
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '?separator']);
  });

  it('with formulas made harmless', async () => {
    expect((await api.viewer.get(`/leads/${lead.id}/evidence/export?format=csv`)).text).toContain(`'=cmd|calc`);
  });
});
