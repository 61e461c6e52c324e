import { planDemo } from './demo-plan.rules.js';

const OWN_MACHINE = { embeddedDatabase: true, host: '127.0.0.1', production: false, trustProxy: false } as const;
const DEFAULT = { passwords: 'default', onlyWithoutUsers: true };

describe('The demo is created', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '127.0.0.2'])('by default where only %s listens', (host) => {
    expect(planDemo({ ...OWN_MACHINE, host })).toEqual(DEFAULT);
  });

  it.each([
    ['others reach every address', { host: '0.0.0.0' }],
    ['others reach every IPv6 address', { host: '::' }],
    ['others reach a name', { host: '127.0.0.1.example.org' }],
    ['it is production', { production: true }],
    ['a proxy passes on the requests of others', { trustProxy: 1 }],
    ['the database is one that was given', { embeddedDatabase: false }],
    ['DEMO is false', { demo: false }],
  ])('not if %s', (_reason, setting) => {
    expect(planDemo({ ...OWN_MACHINE, ...setting })).toBeUndefined();
  });

  it('on any address if DEMO is true, with random passwords', () => {
    const settings = { embeddedDatabase: false, host: '0.0.0.0', production: true, trustProxy: 1, demo: true };
    expect(planDemo(settings)).toEqual({ passwords: 'random', onlyWithoutUsers: false });
    expect(planDemo({ ...OWN_MACHINE, demo: true })).toMatchObject({ passwords: 'random' });
  });
});
