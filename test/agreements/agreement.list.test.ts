import { addDays } from '../../src/common/time/calendar-dates.rules.js';
import { agreementList } from '../../src/agreements/agreements/agreement.list.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { type Answer, useApi } from '../support/api.js';
import { Make, ok } from '../support/make.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { buildMany, insertRows } from '../support/rows.js';

let party: string;
let twinning: Answer['body'];
const { api } = useApi();
beforeAll(async () => {
  party = (await new Make(api).company()).id;
  twinning = await agreement({ title: 'Twinning with Guangdong', kind: 'twinning', status: 'in_force' });
  for (let n = 0; n < 20; n++) {
    const signedOn = n % 3 ? `201${n % 5}-05-24` : null;
    await agreement({
      title: ['Aa', 'aa', 'Äa', 'Bb'][n % 4],
      kind: n % 2 ? 'cooperation' : 'letter_of_intent',
      status: n % 6 ? 'signed' : 'terminated',
      signedOn,
      effectiveOn: n % 4 ? signedOn : null,
      expiresOn: n % 5 ? null : `2136-0${1 + (n % 3)}-01`,
      terminatedOn: n % 12 ? null : '2025-01-01',
      fields: n % 2 ? ['care', 'education'] : [],
      parties: n % 7 ? [] : [{ companyId: party }],
      parentId: n % 10 ? null : twinning.id,
      ownerId: n % 4 ? null : api.manager.id,
      text: 'A long wording',
    });
  }
});

const agreement = (change: object = {}) =>
  ok(api.bdm.post('/agreements', { title: 'Aa', kind: 'cooperation', ...change }));

describe('The list of agreements', () => {
  it('is walked by any sort, with an agreement coming in between', async () => {
    const insert = async () => (await agreement()).id as string;
    expect(await walkEverySort(api.bdm, '/agreements', agreementList, { insert, inserts: 1 })).toBeGreaterThanOrEqual(
      21,
    );
  }, 60_000);

  it.each<[string, number]>([
    ['kind=letter_of_intent', 10],
    ['kind=twinning&kind=letter_of_intent', 11],
    ['status=terminated', 4],
    ['field=care', 10],
    ['title=AA&status=signed', 11],
    ['signedOn.gte=2014-01-01&signedOn.lt=2015-01-01', 3],
    ['effectiveOn.isNull=false', 10],
    ['expiresOn.isNull=false', 4],
    ['terminatedOn=2025-01-01', 2],
    ['q=GUANG', 1],
  ])('is filtered by %s', async (query, total) => {
    const { body } = await api.viewer.get(`/agreements?count=true&${query}`);
    expect(body.total).toBe(total);
  });

  it('is filtered by what an agreement refers to, and leaves the wording out', async () => {
    const total = async (query: string) => (await api.viewer.get(`/agreements?count=true&${query}`)).body.total;
    expect(await total(`partyCompanyId=${party}`)).toBe(3);
    expect(await total(`parentId=${twinning.id}`)).toBe(2);
    expect(await total(`ownerId=${api.manager.id}`)).toBe(5);
    expect(await total(`reference=${twinning.reference}`)).toBe(1);
    const { items } = (await api.viewer.get('/agreements?limit=1')).body;
    expect(Object.keys(items[0])).not.toContain('text');
    const jsonl = (await api.manager.bytes(`/agreements/export?format=jsonl&partyCompanyId=${party}`)).toString('utf8');
    const rows = jsonl
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.text === undefined && row.parties[0].companyId === party)).toBe(true);
  });

  it('is refused what it does not know', async () => {
    for (const query of ['text=x', 'sort=text', 'signedOn=soon', 'status=void', 'partyCompanyId=x']) {
      expect([query, (await api.viewer.get(`/agreements?${query}`)).status]).toEqual([query, 422]);
    }
  });

  it('is served by indexes', async () => {
    await insertRows(
      api.db,
      'agreement',
      buildMany(3_000, (n) => ({
        reference: `AGR-1999-${n}`,
        title: `Agreement ${n}`,
        kind: 'cooperation',
        status: 'signed',
        signed_on: addDays('1999-01-01', n % 300),
        fields: [`field ${n}`],
        parent_id: n % 9 === 0 ? twinning.id : null,
        owner_id: api.bdm.id,
      })),
    );
    await api.db.query('ANALYZE agreement, agreement_party');
    const plans = new Plans(api.db, agreementList, SYSTEM);
    expect(await plans.findUnservedSorts()).toEqual([]);
    const filters = [
      'reference=AGR-1999-7',
      'title=agreement 7',
      'kind=twinning',
      'status=terminated',
      `parentId=${twinning.id}`,
      `ownerId=${api.manager.id}`,
      'expiresOn.lt=2030-01-01',
      'terminatedOn.isNull=false',
    ];
    expect(await plans.findUnservedFilters(filters)).toEqual([]);
  });
});
