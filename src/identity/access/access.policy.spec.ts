import { ROLES, type Actor, type Role, SYSTEM } from '../../common/actor/actor.constants.js';
import {
  buildConnectionVisibility,
  buildLeadVisibility,
  buildVisibilityThroughLead,
  buildVisibleConfidentialLeadsQuery,
  canAddAttendees,
  canEditImportMapping,
  canEditLead,
  canSeeEveryConnection,
  canSeeEveryImport,
  canSeeLead,
  canUse,
  hasPermission,
  listPermissions,
  listRolePermissions,
  type Permission,
  PERMISSIONS,
  SCOPES,
} from './access.policy.js';

const ME = '0199c0de-0000-7000-8000-000000000001';
const OTHER = '0199c0de-0000-7000-8000-000000000002';

const user = (role: Role): Actor => ({ id: ME, kind: 'user', name: 'Test', role, scopes: null });
const key = (role: Role, scopes: readonly Permission[]): Actor => ({ ...user(role), kind: 'key', scopes });
const lead = (change: object) => ({
  ownerId: OTHER,
  projectManagerId: null,
  teamIds: [],
  confidential: false,
  ...change,
});

/** The initials of the roles that may do something, in the order of {@link ROLES}. */
const INITIALS: Record<Role, string> = {
  admin: 'a',
  manager: 'm',
  bdm: 'b',
  viewer: 'v',
  reporting: 'r',
  integration: 'i',
};
const writeRoles = (isAllowed: (role: Role) => boolean) =>
  ROLES.filter(isAllowed)
    .map((role) => INITIALS[role])
    .join('');

/** Design.md §9, written down a second time: a change of the policy must be meant. */
const EXPECTED: Record<Permission, string> = {
  'companies:read': 'ambv',
  'companies:write': 'amb',
  'companies:export': 'ambvr',
  'contacts:read': 'ambv',
  'contacts:write': 'amb',
  'contacts:export': 'ambvr',
  'leads:read': 'ambv',
  'leads:write': 'amb',
  'leads:export': 'ambvr',
  'interactions:read': 'ambv',
  'interactions:write': 'amb',
  'interactions:export': 'ambvr',
  'tasks:read': 'ambv',
  'tasks:write': 'amb',
  'tasks:export': 'ambvr',
  'activities:read': 'ambv',
  'activities:write': 'amb',
  'activities:export': 'ambvr',
  'check_in:read': 'amb',
  'check_in:write': 'amb',
  'travel_details:read': 'am',
  'travel_details:write': 'amb',
  'agreements:read': 'ambv',
  'agreements:write': 'amb',
  'agreements:export': 'ambvr',
  'documents:read': 'ambv',
  'documents:write': 'amb',
  'documents:export': 'ambvr',
  'documents:remove': 'am',
  'mails:read': 'ambv',
  'mails:write': 'amb',
  'mail_templates:read': 'ambv',
  'mail_templates:write': 'am',
  'mailings:read': 'ambv',
  'mailings:write': 'amb',
  'inbound_mails:read': 'amb',
  'inbound_mails:write': 'ambi',
  'inbound_mails:raw': 'am',
  'intake:read': 'ambvi',
  'intake:write': 'am',
  'intake:resolve': 'amb',
  'intake:raw': 'am',
  'intake:export': 'ambvri',
  'imports:read': 'amb',
  'imports:write': 'amb',
  'imports:undo': 'am',
  'search:read': 'ambv',
  'pipeline:read': 'ambvr',
  'reference:read': 'ambvri',
  'reports:read': 'ambvr',
  'report_schedules:read': 'ambvr',
  'report_schedules:write': 'am',
  'report_schedules:export': 'ambvr',
  'report_locks:read': 'ambvr',
  'report_locks:write': 'am',
  'report_locks:export': 'ambvr',
  'audit:read': 'ambv',
  'audit:export': 'ambv',
  'users:read': 'ambv',
  'users:write': 'a',
  'users:export': 'a',
  'api_keys:read': 'a',
  'api_keys:write': 'a',
  'privacy:read': 'am',
  'privacy:write': 'am',
  'privacy:erase': 'am',
  'webhooks:read': 'am',
  'webhooks:write': 'a',
  'user_sessions:read': 'a',
  'user_sessions:write': 'a',
  'operations:read': 'a',
  'me:read': 'ambvri',
};

const ALL = Object.keys(PERMISSIONS) as Permission[];

describe('The access policy', () => {
  it.each(ALL)('gives %s to the roles of the contract and to no other', (permission) => {
    expect(writeRoles((role) => hasPermission(role, permission))).toBe(EXPECTED[permission]);
  });

  it('lists the permissions of each role as it decides about them', () => {
    for (const role of ROLES) {
      const expected = ALL.filter((permission) => EXPECTED[permission].includes(INITIALS[role]));
      expect(listRolePermissions(role)).toEqual(expected);
      expect(listPermissions(user(role))).toEqual(expected);
    }
    expect(Object.keys(PERMISSIONS)).toEqual(Object.keys(EXPECTED));
  });
});

describe('A key', () => {
  it.each(SCOPES.filter((scope) => scope !== 'me:read'))('with the scope %s alone uses nothing else', (scope) => {
    const allowed = listPermissions(key('admin', [scope]));
    const included: Permission[] = scope === 'reports:read' ? ['report_schedules:read', 'report_locks:read'] : [];
    expect(allowed.toSorted()).toEqual([scope, ...included, 'me:read'].toSorted());
  });

  it('never uses what its role may not, whatever its scopes', () => {
    expect(canUse(key('viewer', ['leads:write']), 'leads:write')).toBe(false);
    expect(canUse(key('integration', ['reports:read']), 'report_locks:read')).toBe(false);
  });

  it.each(ROLES)('as a %s has no permission that is for people, whatever its scopes', (role) => {
    const wanted = ALL.filter((permission) => permission.startsWith('privacy:'));
    expect(wanted).toHaveLength(3);
    const anyKey = [null, wanted].map((scopes): Actor => ({ ...user(role), kind: 'key', scopes }));
    expect(anyKey.flatMap((actor) => wanted.filter((permission) => canUse(actor, permission)))).toEqual([]);
    expect(SCOPES.filter((scope) => scope.startsWith('privacy:'))).toEqual([]);
  });

  it('without scopes reads its own identity only', () => {
    expect(listPermissions(key('admin', []))).toEqual(['me:read']);
  });
});

describe('A lead', () => {
  const mine = { ownerId: ME };
  const ofProject = { projectManagerId: ME };
  const ofTeam = { teamIds: [OTHER, ME] };
  const secret = { confidential: true };

  it.each<[string, object, string, string]>([
    ['of a colleague', {}, 'ambvri', 'am'],
    ['of the caller', mine, 'ambvri', 'amb'],
    ['whose project the caller manages', ofProject, 'ambvri', 'amb'],
    ["of the caller's team", ofTeam, 'ambvri', 'amb'],
    ['of a colleague that is confidential', secret, 'am', 'am'],
    ['of the caller that is confidential', { ...mine, ...secret }, 'ambvri', 'amb'],
    ['that is confidential and whose project the caller manages', { ...ofProject, ...secret }, 'ambvri', 'amb'],
    ["of the caller's team that is confidential", { ...ofTeam, ...secret }, 'ambvri', 'amb'],
  ])('%s is seen and edited by the roles that may', (_, people, readers, editors) => {
    expect(writeRoles((role) => canSeeLead(user(role), lead(people)))).toBe(readers);
    expect(writeRoles((role) => canEditLead(user(role), lead(people)))).toBe(editors);
  });

  it('that is confidential is hidden from a caller without an identity, though its project has no manager', () => {
    const nobody: Actor = { ...user('bdm'), id: null };
    expect(canSeeLead(nobody, lead(secret))).toBe(false);
    expect(canEditLead(nobody, lead({}))).toBe(false);
    expect(canSeeLead(SYSTEM, lead(secret))).toBe(true);
  });
});

describe('SQL of the visibility', () => {
  const bind = (bound: unknown[]) => (value: unknown) => `$${bound.push(value)}`;

  it.each(ROLES)('restricts a %s to leads that are not confidential or theirs, unless they see every lead', (role) => {
    const bound: unknown[] = [];
    const conditions = [
      buildLeadVisibility(user(role), 'l', bind(bound)),
      buildVisibilityThroughLead(user(role), 't.lead_id', bind(bound)),
    ];
    const seesAll = role === 'admin' || role === 'manager';
    expect(conditions.every((sql) => sql === 'true')).toBe(seesAll);
    expect(bound).toEqual(seesAll ? [] : [ME, ME]);
    if (!seesAll) for (const sql of conditions) expect(sql).toMatch(/NOT \w+\.confidential/);
  });

  it('gives a caller without an identity no confidential lead', () => {
    const bound: unknown[] = [];
    const nobody: Actor = { ...user('bdm'), id: null };
    expect(buildLeadVisibility(nobody, 'l', bind(bound))).toBe('NOT l.confidential');
    expect(buildVisibleConfidentialLeadsQuery(nobody, bind(bound))).toBe('SELECT id FROM lead WHERE false');
    expect(bound).toEqual([]);
  });

  it('gives an integration the connections of its own key, and none without a key', () => {
    const bound: unknown[] = [];
    expect(writeRoles((role) => canSeeEveryConnection(user(role)))).toBe('ambvr');
    expect(buildConnectionVisibility(user('integration'), 'c', bind(bound))).toBe('false');
    expect(bound).toEqual([]);
    expect(buildConnectionVisibility(key('integration', []), 'c', bind(bound))).toBe('c.integration_key_id = $1::uuid');
    expect(bound).toEqual([ME]);
  });
});

describe('Imports and seminars of the past', () => {
  it('are undone, seen and extended by managers and administrators', () => {
    expect(writeRoles((role) => canSeeEveryImport(user(role)))).toBe('am');
    expect(writeRoles((role) => canAddAttendees(user(role)))).toBe('am');
  });

  it('have mappings that their author and those who see every import may change', () => {
    expect(writeRoles((role) => canEditImportMapping(user(role), { createdBy: ME }))).toBe('amb');
    expect(writeRoles((role) => canEditImportMapping(user(role), { createdBy: OTHER }))).toBe('am');
    expect(writeRoles((role) => canEditImportMapping(user(role), { createdBy: null }))).toBe('am');
    expect(canEditImportMapping(key('manager', ['imports:read']), { createdBy: OTHER })).toBe(false);
    expect(canEditImportMapping({ ...user('bdm'), id: null }, { createdBy: null })).toBe(false);
  });
});
