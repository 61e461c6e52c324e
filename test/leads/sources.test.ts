import { activityList } from '../../src/activities/activity.list.js';
import { agreementList } from '../../src/agreements/agreements/agreement.list.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { buildMany, insertRow, insertRows } from '../support/rows.js';

const twinning = '0199c000-0000-7000-8000-000000000501';
const partnership = '0199c000-0000-7000-8000-000000000502';
const delegation = '0199c000-0000-7000-8000-000000000401';

const { api } = useApi();
beforeAll(async () => {
  await insertRow(api.db, 'agreement', {
    id: twinning,
    title: 'Twinning of Guangdong and Limburg',
    reference: 'AGR-2015-0001',
    kind: 'twinning',
    signed_on: '2015-06-24',
  });
  await insertRow(api.db, 'agreement', {
    id: partnership,
    title: 'Strategic partnership with GSC',
    reference: 'AGR-2016-0001',
    signed_on: '2016-05-24',
    parent_id: twinning,
  });
  await insertRows(
    api.db,
    'agreement',
    buildMany(20, (n) => ({
      reference: `AGR-2026-${n}`,
      title: 'Draft',
      kind: 'cooperation',
      status: 'signed',
      signed_on: n % 2 === 0 ? '2026-01-01' : null,
    })),
  );
  await insertRow(api.db, 'activity', {
    id: delegation,
    reference: 'DEL-2015-0001',
    title: 'First délégation to Guangdong',
    kind: 'delegation',
    starts_on: '2015-10-19',
    ends_on: '2015-10-25',
    country: 'CN',
    agreement_id: twinning,
  });
  await insertRows(
    api.db,
    'activity',
    buildMany(20, (n) => ({
      reference: `SEM-2026-${n}`,
      title: 'Seminar',
      starts_on: `2026-01-0${1 + (n % 3)}`,
      ends_on: '2026-01-05',
    })),
  );
});

describe('What a lead can come from', () => {
  it('is found by title, reference and kind', async () => {
    for (const query of ['q=delegation', 'q=del-2015', 'kind=delegation', 'country=CN', `agreementId=${twinning}`]) {
      const { items } = (await api.viewer.get(`/activities?${query}`)).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([delegation]);
    }
    for (const query of ['q=gsc', 'reference=AGR-2016-0001', `parentId=${twinning}`, 'kind=strategic_partnership']) {
      const { items } = (await api.viewer.get(`/agreements?${query}`)).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([partnership]);
    }
  });

  it('is read by id, and not there when it is not', async () => {
    expect((await api.viewer.get(`/activities/${delegation}`)).body).toMatchObject({
      reference: 'DEL-2015-0001',
      startsOn: '2015-10-19',
      endsOn: '2015-10-25',
      agreementId: twinning,
    });
    expect((await api.viewer.get(`/agreements/${partnership}`)).body).toMatchObject({
      parentId: twinning,
      signedOn: '2016-05-24',
    });
    expect((await api.viewer.get(`/activities/${twinning}`)).status).toBe(404);
    expect((await api.viewer.get(`/agreements/${delegation}`)).status).toBe(404);
  });

  it('is walked to its end in every order, and exported', async () => {
    expect(await walkEverySort(api.viewer, '/activities', activityList)).toBe(21);
    expect(await walkEverySort(api.viewer, '/agreements', agreementList)).toBe(22);
    const reporting = await api.key('reporting');
    for (const name of ['activities', 'agreements']) {
      for (const format of ['csv', 'xlsx', 'jsonl']) {
        expect((await reporting.get(`/${name}/export?format=${format}`)).status).toBe(200);
      }
      expect((await reporting.get(`/${name}`)).status).toBe(403);
    }
  });
});
