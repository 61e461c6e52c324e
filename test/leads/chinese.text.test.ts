import { useApi } from '../support/api.js';

const { api, make } = useApi();

const getIds = async (path: string) => {
  const { body } = await api.manager.get(path);
  return (body.items as { id: string }[]).map(({ id }) => id);
};

describe('Two Chinese characters as q', () => {
  it('find a lead by its title and by its company, and an interaction by its subject', async () => {
    const company = await make.company({ name: 'Lumenova', nativeName: '广东朗明照明有限公司' });
    const titled = await make.lead({ title: '林堡省配送中心', companyId: (await make.company({ name: 'Other' })).id });
    const owned = await make.lead({ title: 'Plain title', companyId: company.id });
    expect(await getIds(`/leads?q=${encodeURIComponent('配送')}`)).toEqual([titled.id]);
    expect(await getIds(`/leads?q=${encodeURIComponent('朗明')}`)).toEqual([owned.id]);
    // Both characters, but apart.
    expect(await getIds(`/leads?q=${encodeURIComponent('林配')}`)).toEqual([]);
    const { body } = await api.manager.post('/interactions', {
      kind: 'call',
      occurredAt: '2026-01-05T10:00:00Z',
      subject: '关于配送中心 (call)',
      companyId: company.id,
    });
    expect(await getIds(`/interactions?q=${encodeURIComponent('配送')}`)).toEqual([body.id]);
    expect(await getIds(`/interactions?q=${encodeURIComponent('送配')}`)).toEqual([]);
  });
});
