import { groupRights, listAllRights } from './rights.rules';

it('Rights are grouped by their subject, in their order', () => {
  expect(groupRights(['leads:read', 'leads:write', 'me:read'])).toEqual([
    { subject: 'leads', rights: ['leads:read', 'leads:write'] },
    { subject: 'me', rights: ['me:read'] },
  ]);
});

it('The rights of all roles are listed once', () => {
  const roles = [{ permissions: ['leads:read', 'users:write'] }, { permissions: ['leads:read', 'intake:read'] }];
  expect(listAllRights(roles)).toEqual(['leads:read', 'users:write', 'intake:read']);
});
