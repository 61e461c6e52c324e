import { buildApiKey, findEndOfDay, NO_API_KEY } from './api-key-values.rules';

describe('The request of a new key', () => {
  it('names only rights that the role has', () => {
    const values = { ...NO_API_KEY, name: ' Report ', scopes: ['reports:read', 'leads:write'] };
    expect(buildApiKey(values, ['reports:read'])).toEqual({
      name: 'Report',
      role: 'reporting',
      scopes: ['reports:read'],
    });
  });

  it('names no rights when the key has all of its role, and the end of the last day in Brussels', () => {
    const values = { ...NO_API_KEY, name: 'Report', hasAllRights: true, lastDay: '2029-12-31' };
    expect(buildApiKey(values, [])).toEqual({
      name: 'Report',
      role: 'reporting',
      expiresAt: '2029-12-31T22:59:59.000Z',
    });
  });
});

it('A day ends an hour earlier in UTC in summer than in winter', () => {
  expect(findEndOfDay('2029-07-01')).toBe('2029-07-01T21:59:59.000Z');
});

it('A text that is no day stays as it is', () => {
  expect(findEndOfDay('22029-07-01')).toBe('22029-07-01');
});
