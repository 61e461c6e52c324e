import { interactionList } from '../../src/interactions/interactions/interaction.list.js';
import { useApi } from '../support/api.js';
import { walk, walkEverySort } from '../support/walk.js';
import { daysAgo, given, talk } from './given.js';

const { api } = useApi();
const make = given(api);

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';

describe('The list of interactions', () => {
  let companyId: string;
  beforeAll(async () => {
    companyId = await make.company({ name: 'Köréa Optics', country: 'KR' });
    const lead = await make.lead(api.bdm, { companyId });
    const person = await make.contact(companyId);
    // Ties on purpose: the same instants, subjects and kinds again and again; no direction on every third.
    for (let n = 0; n < 24; n++) {
      await api.bdm.post(
        '/interactions',
        talk({
          companyId,
          kind: n % 4 ? 'call' : 'letter',
          occurredAt: daysAgo((n % 5) + 1),
          subject: n % 3 ? 'Überblick 100% offen' : `alpha ${n % 2}`,
          direction: [undefined, 'inbound', 'outbound'][n % 3],
          ...(n % 2 ? { leadId: lead.id } : {}),
          contactIds: n % 6 ? [] : [person],
        }),
      );
    }
  });

  it('gives every row once in every order, also with rows added meanwhile', async () => {
    const rows = await walkEverySort(api.admin, '/interactions', interactionList, {
      query: `companyId=${companyId}`,
      insert: async () => (await api.bdm.post('/interactions', talk({ companyId }))).body.id,
      inserts: 1,
    });
    expect(rows).toBeGreaterThanOrEqual(24);
  });

  it('is filtered by each of its fields, alone and in ranges', async () => {
    const { rows } = await walk(api.admin, `/interactions?limit=200&companyId=${companyId}`);
    const one = rows.find(({ contactIds, leadId }) => (contactIds as string[]).length === 0 && leadId !== null)!;
    const only = async (filter: string, fits: (row: Record<string, unknown>) => boolean) => {
      const answer = await api.admin.get(`/interactions?limit=200&companyId=${companyId}&count=true&${filter}`);
      expect(answer.status).toBe(200);
      const expected = rows.filter(fits).map(({ id }) => id);
      expect(answer.body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(expected.toSorted());
      expect(answer.body.total).toBe(expected.length);
      expect(expected.length).toBeGreaterThan(0);
    };
    await only('kind=letter', (row) => row['kind'] === 'letter');
    await only('kind=letter&kind=call', (row) => ['letter', 'call'].includes(row['kind'] as string));
    await only('direction=inbound', (row) => row['direction'] === 'inbound');
    await only('direction.isNull=true', (row) => row['direction'] === null);
    await only(`leadId=${one['leadId'] as string}`, (row) => row['leadId'] === one['leadId']);
    await only('leadId.isNull=true', (row) => row['leadId'] === null);
    const at = one['occurredAt'] as string;
    await only(`occurredAt.gte=${at}`, (row) => (row['occurredAt'] as string) >= at);
    await only(`occurredAt.lt=${at}`, (row) => (row['occurredAt'] as string) < at);
    await only(
      `createdAt.lte=${one['createdAt'] as string}`,
      (row) => (row['createdAt'] as string) <= (one['createdAt'] as string),
    );
    await only(
      `updatedAt.gt=${one['updatedAt'] as string}`,
      (row) => (row['updatedAt'] as string) > (one['updatedAt'] as string),
    );
    await only('subject=ÀLPHA 0', (row) => row['subject'] === 'alpha 0');
    await only('company.country=KR', () => true);
    await only('company.name=korea optics', () => true);
    await only(`createdBy=${api.bdm.id}`, () => true);
    await only('q=UBERBLICK', (row) => (row['subject'] as string).startsWith('Über'));
    await only('q=100%25', (row) => (row['subject'] as string).includes('100%'));
    const person = rows.find(({ contactIds }) => (contactIds as string[]).length > 0)!['contactIds'] as string[];
    await only(`contactId=${person[0]}`, (row) => (row['contactIds'] as string[]).length > 0);
    await only(`contactId=${person[0]}&contactId=${NOBODY}`, (row) => (row['contactIds'] as string[]).length > 0);
  });

  it('is filtered by activity and agreement', async () => {
    const [activityId, agreementId] = [await make.activity(), await make.agreement()];
    const at = await api.bdm.post('/interactions', talk({ activityId }));
    const under = await api.bdm.post('/interactions', talk({ agreementId }));
    const ids = async (query: string) =>
      (await api.bdm.get(`/interactions?${query}`)).body.items.map((i: { id: string }) => i.id);
    expect(await ids(`activityId=${activityId}`)).toEqual([at.body.id]);
    expect(await ids(`agreementId=${agreementId}`)).toEqual([under.body.id]);
  });

  it.each([
    'kind=telepathy',
    'companyId=GSC',
    'occurredAt.gte=yesterday',
    'colour=red',
    'sort=companyId',
    'limit=0',
    'q.gte=a',
    'contactId.isNull=true',
  ])('refuses %s', async (query) => {
    expect((await api.bdm.get(`/interactions?${query}`)).status).toBe(422);
  });

  it('finds two Chinese characters by an index of the few subjects that have any, and rarer scripts without', async () => {
    const company = await make.company();
    const subjects = ['拜访朗明照明', 'Call with 朗明', '朗 and 明', 'ㄌㄤˇ', 'ﾛｰﾏ visit', 'Nothing of it'];
    for (const subject of subjects) await api.bdm.post('/interactions', talk({ companyId: company, subject }));
    const found = async (q: string) => {
      const { items } = (await api.bdm.get(`/interactions?companyId=${company}&q=${encodeURIComponent(q)}`)).body;
      return items.map((item: { subject: string }) => item.subject).toSorted();
    };
    expect(await found('朗明')).toEqual(['Call with 朗明', '拜访朗明照明'].toSorted());
    expect(await found('with 朗明')).toEqual(['Call with 朗明']);
    expect(await found('ㄌㄤ')).toEqual(['ㄌㄤˇ']);
    expect(await found('ﾛｰﾏ')).toEqual(['ﾛｰﾏ visit']);

    const client = await api.db.connect();
    try {
      await client.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off');
      const condition = interactionList.search!.buildCondition('朗明', (value) => `'${String(value)}'`);
      const plan = await client.query(`EXPLAIN SELECT i.id FROM interaction i WHERE ${condition}`);
      expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('interaction_cjk_idx');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    const { rows } = await api.db.query(
      `SELECT pg_get_expr(indpred, indrelid) IS NOT NULL AS partial FROM pg_index WHERE indexrelid = 'interaction_cjk_idx'::regclass`,
    );
    expect(rows).toEqual([{ partial: true }]);
  });

  it('leaves archived ones out unless asked', async () => {
    const company = await make.company();
    const { body } = await api.bdm.post('/interactions', talk({ companyId: company }));
    await api.bdm.delete(`/interactions/${body.id}`);
    const total = async (archived: string) =>
      (await api.bdm.get(`/interactions?companyId=${company}&count=true${archived}`)).body.total;
    expect([await total(''), await total('&archived=true'), await total('&archived=any')]).toEqual([0, 1, 1]);
  });

  it('is exported whole, with ids and names, and with its filters', async () => {
    const company = await make.company({ name: 'Export "Best", Ltd' });
    const lead = await make.lead(api.bdm, { companyId: company });
    const [a, b] = [await make.contact(), await make.contact()];
    await api.bdm.post('/interactions', talk({ leadId: lead.id, contactIds: [a, b], subject: '=HYPERLINK("x")' }));
    const reporting = await api.key('reporting');
    const csv = await reporting.get(`/interactions/export?companyId=${company}`);
    expect(csv.status).toBe(200);
    const [header, row, ...rest] = csv.text.trim().split('\n');
    expect(rest).toEqual([]);
    expect(header).toContain('id,kind,occurredAt,subject');
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain('"Export ""Best"", Ltd"');
    for (const id of [company, lead.id, a, b]) expect(row).toContain(id);
    const lines = await reporting.get(`/interactions/export?format=jsonl&companyId=${company}`);
    expect(JSON.parse(lines.text)).toMatchObject({ leadId: lead.id, companyId: company });
    expect((await api.key('integration').then((key) => key.get('/interactions'))).status).toBe(403);
  });
});
