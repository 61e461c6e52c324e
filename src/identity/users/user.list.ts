import { ROLES } from '../../common/actor/actor.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { User } from '../model/user.entity.js';

/** The list of users: filters, sorts and columns. */
export const userList = defineList({
  name: 'users',
  from: 'app_user u',
  id: 'u.id',
  archived: 'u.archived_at',
  ...defineRecordFields(User, 'u', {
    id: {},
    email: { list: {} },
    fullName: { list: {} },
    role: { list: { values: ROLES } },
    oidcLinked: { sql: 'u.oidc_subject IS NOT NULL', exported: false },
    totpEnabled: {
      sql: 'EXISTS (SELECT FROM user_totp t WHERE t.id = u.id AND t.confirmed_at IS NOT NULL)',
      exported: false,
    },
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: { exported: false },
    createdBy: { exported: false },
    archivedAt: {},
  }),
  defaultSort: 'fullName',
  search: {
    buildCondition: (q, bind) => `fold(u.full_name || ' ' || u.email) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name and the e-mail address',
  },
});
