import { useApi } from '../support/api.js';

const { api, make } = useApi();

describe('A change of plain fields of many records', () => {
  it.each([
    [
      'companies',
      () => make.company({ city: null }),
      { city: 'Genk', kind: 'university' },
      { website: 'https://a.example' },
    ],
    ['agreements', () => make.agreement(), { renewalNoticeDays: 45, notes: 'Reviewed' }, { title: 'Another' }],
  ] as const)(
    'is made and undone for %s, without what belongs to one of them',
    async (collection, makeOne, changes, own) => {
      const before = await makeOne();
      const path = `/${collection}/bulk-updates`;
      const { status, body } = await api.bdm.post(path, { ids: [before.id], changes, dryRun: false });
      expect([status, body.succeeded]).toEqual([200, [expect.objectContaining({ id: before.id })]]);
      expect((await api.bdm.get(`/${collection}/${before.id}`)).body).toMatchObject(changes);
      expect((await api.bdm.post(`${path}/${body.id}/undo`)).body.restored).toHaveLength(1);
      const after = (await api.bdm.get(`/${collection}/${before.id}`)).body;
      for (const field of Object.keys(changes)) expect(after[field]).toEqual(before[field]);
      const refused = await api.bdm.post(path, { ids: [before.id], changes: own, dryRun: false });
      const [field] = Object.keys(own);
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        [expect.objectContaining({ pointer: `/changes/${field}`, code: 'field.unknown' })],
      ]);
    },
  );
});
