import { type Caller, useApi } from '../support/api.js';

const { api } = useApi();

let made = 0;
const create = async (by: Caller, change: object = {}) => {
  const { status, body } = await by.post('/views', { entity: 'leads', name: `View ${++made}`, ...change });
  expect(status).toBe(201);
  return body;
};
const listNames = async (by: Caller, query = '') =>
  (await by.get(`/views?${query}`)).body.items.map(({ name }: { name: string }) => name);

describe('A saved view', () => {
  it('keeps filters, order and columns, which its owner changes, archives and restores', async () => {
    const filters = { ownerId: 'me', stage: ['qualified', 'proposal'] };
    const view = await create(api.bdm, { filters, columns: ['title'], sort: '-receivedOn' });
    expect(view).toMatchObject({ filters, columns: ['title'], shared: false, isDefault: false, ownerId: api.bdm.id });
    const changed = await api.bdm.patch(`/views/${view.id}`, { filters: { q: 'led' }, sort: null });
    expect(changed.body).toMatchObject({ filters: { q: 'led' }, sort: null, columns: ['title'], version: 2 });
    expect((await api.bdm.get(`/views/${view.id}`)).body).toEqual(changed.body);
    expect((await api.bdm.patch(`/views/${view.id}`, {}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await api.bdm.delete(`/views/${view.id}`)).status).toBe(200);
    expect(await listNames(api.bdm)).not.toContain(view.name);
    expect((await api.bdm.post(`/views/${view.id}/restore`)).status).toBe(200);
    expect(await listNames(api.bdm, 'entity=leads&ownerId=me')).toContain(view.name);
  });

  it('is seen by its owner alone until it is shared, and changed by its owner alone', async () => {
    const view = await create(api.bdm);
    for (const other of [api.viewer, api.admin]) {
      expect((await other.get(`/views/${view.id}`)).status).toBe(404);
      expect((await other.patch(`/views/${view.id}`, { name: 'Mine' })).status).toBe(404);
      expect(await listNames(other)).not.toContain(view.name);
    }
    await api.bdm.patch(`/views/${view.id}`, { shared: true });
    expect(await listNames(api.viewer, 'shared=true')).toContain(view.name);
    for (const answer of [
      await api.viewer.patch(`/views/${view.id}`, { name: 'Mine' }),
      await api.admin.delete(`/views/${view.id}`),
      await api.admin.post(`/views/${view.id}/restore`),
    ]) {
      expect(answer.problem).toEqual([403, 'view.not_yours']);
    }
  });

  it('can be the default of a list, and only one is', async () => {
    const user = await api.user('bdm');
    const [first, other] = [
      await create(user, { isDefault: true }),
      await create(user, { entity: 'tasks', isDefault: true }),
    ];
    const second = await create(user, { isDefault: true });
    expect(await listNames(user, 'isDefault=true&ownerId=me')).toEqual([other.name, second.name].toSorted());
    await Promise.all([first, second].map(({ id }) => user.patch(`/views/${id}`, { isDefault: true })));
    expect(await listNames(user, 'isDefault=true&ownerId=me&entity=leads')).toHaveLength(1);
    for (const { id } of [first, second]) await user.delete(`/views/${id}`);
    await user.post(`/views/${first.id}/restore`);
    expect(await listNames(user, 'isDefault=true&ownerId=me')).toEqual([other.name]);
  });

  it('has a name of its own among the views of its owner', async () => {
    const view = await create(api.bdm);
    const again = await api.bdm.post('/views', { entity: 'leads', name: view.name });
    expect([again.status, again.body.code, again.body.errors[0].pointer]).toEqual([
      409,
      'view.duplicate_name',
      '/name',
    ]);
    await create(api.viewer, { name: view.name });
    await create(api.bdm, { name: view.name, entity: 'tasks' });
  });

  it.each([
    ['entity', { entity: 'users' }],
    ['name', { name: ' ' }],
    ['filters', { filters: { stage: { gte: 'x' } } }],
    ['filters', { filters: { q: 'x'.repeat(9_000) } }],
    ['columns', { columns: 'title' }],
    ['shared', { shared: 'yes' }],
  ])('is refused with wrong %s', async (field, change) => {
    const { status, body } = await api.bdm.post('/views', { entity: 'leads', name: 'Wrong', ...change });
    expect([status, body.errors[0].pointer]).toEqual([422, `/${field}`]);
  });

  it('shows in the audit trail that it changed, and not what its owner looks for', async () => {
    const view = await create(api.bdm, { filters: { q: 'a secret wish' } });
    await api.bdm.patch(`/views/${view.id}`, { filters: { q: 'another secret wish' } });
    const { text, body } = await api.viewer.get(`/audit?entityId=${view.id}`);
    expect(body.items).toHaveLength(2);
    expect(text).not.toContain('secret wish');
    expect(text).not.toContain(view.name);
  });

  it('belongs to no API key, which sees those that are shared', async () => {
    const key = await api.key('manager');
    const { status, body } = await key.post('/views', { entity: 'leads', name: 'Of a key' });
    expect([status, body.code]).toEqual([403, 'view.person_only']);
    const [own, shared] = [await create(api.bdm), await create(api.bdm, { shared: true })];
    const names = await listNames(key, 'limit=200');
    expect([names.includes(own.name), names.includes(shared.name)]).toEqual([false, true]);
  });
});
