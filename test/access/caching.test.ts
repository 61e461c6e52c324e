import { PASSWORD, useApi } from '../support/api.js';

const { api } = useApi();

describe('No cache keeps', () => {
  it.each([
    '/me',
    '/contacts',
    '/contacts/export?format=csv',
    '/leads/export?format=xlsx',
    '/reports/pipeline-summary?format=csv',
    '/audit',
    '/users/0199ffff-ffff-7fff-8fff-ffffffffffff',
  ])('the response of %s', async (path) => {
    expect((await api.admin.get(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('a token, and a refused login', async () => {
    for (const password of [PASSWORD, 'wrong']) {
      const answer = await api.anonymous.post('/auth/login', { email: 'admin.1@locate.test', password });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});
