import { findKeySight } from './key-sight.rules';

const ROLES = [
  { role: 'manager', permissions: ['leads:read', 'companies:read', 'contacts:read', 'report_schedules:read'] },
  { role: 'viewer', permissions: ['leads:read', 'companies:read', 'contacts:read', 'reports:read'] },
  { role: 'reporting', permissions: ['reports:read', 'report_schedules:read'] },
];
const TYPES = [
  { group: 'lead', permissions: ['leads:read'] },
  { group: 'contact', permissions: ['contacts:read', 'companies:read'] },
  { group: 'report', permissions: ['report_schedules:read'] },
];

describe('A key gets the events', () => {
  it('of all that its role may read, also of confidential leads if it is that of a manager', () => {
    expect(findKeySight({ role: 'manager', scopes: null }, ROLES, TYPES)).toEqual({
      seen: ['lead', 'contact', 'report'],
      unseen: [],
      seesConfidential: true,
    });
  });

  it('only of what all its rights together allow, and never more than its role', () => {
    const scopes = ['leads:read', 'contacts:read', 'report_schedules:read'];
    expect(findKeySight({ role: 'viewer', scopes }, ROLES, TYPES)).toEqual({
      seen: ['lead'],
      unseen: ['contact', 'report'],
      seesConfidential: false,
    });
  });

  it('of reports with the right to read reports, which includes their schedules', () => {
    expect(findKeySight({ role: 'reporting', scopes: ['reports:read'] }, ROLES, TYPES).seen).toEqual(['report']);
  });

  it('of no confidential lead without the right to read leads', () => {
    const { seen, seesConfidential } = findKeySight({ role: 'manager', scopes: ['contacts:read'] }, ROLES, TYPES);
    expect([seen, seesConfidential]).toEqual([[], false]);
  });

  it('of no records of which the rights are unknown', () => {
    const types = [...TYPES, { group: 'document', permissions: [] }];
    expect(findKeySight({ role: 'manager', scopes: null }, ROLES, types).unseen).toEqual(['document']);
  });
});
