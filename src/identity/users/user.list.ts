import { ROLES } from '../../common/actor/actor.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';

/** The list of users: filters, sorts and columns. */
export const userList = defineList({
  name: 'users',
  from: 'app_user u',
  id: 'u.id',
  archived: 'u.archived_at',
  select: `u.id, u.email, u.full_name AS "fullName", u.role, u.oidc_subject IS NOT NULL AS "oidcLinked", u.created_at AS "createdAt", u.updated_at AS "updatedAt",
    u.version, u.created_by AS "createdBy", u.archived_at AS "archivedAt"`,
  fields: {
    email: { type: 'text', sql: 'u.email' },
    fullName: { type: 'text', sql: 'u.full_name' },
    role: { type: 'enum', sql: 'u.role', values: ROLES },
    createdAt: { type: 'instant', sql: 'u.created_at' },
    updatedAt: { type: 'instant', sql: 'u.updated_at' },
  },
  defaultSort: 'fullName',
  search: {
    buildCondition: (q, bind) => `fold(u.full_name || ' ' || u.email) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name and the e-mail address',
  },
  columns: ['id', 'email', 'fullName', 'role', 'createdAt', 'updatedAt', 'archivedAt'],
});
