import type { RouteDocs } from '../access/routes.decorator.js';

export const USER_DOCS = {
  list: { summary: 'List users' },
  export: { summary: 'Export users' },
  create: {
    summary: 'Create a user',
    description:
      "For administrators only. The role determines the user's rights. The password may be absent for users who " +
      'log in through an identity provider.',
    problems: ['user.duplicate_email', 'auth.missing_scopes', 'password.too_common', 'password.same_as_email'],
  },
  read: {
    summary: 'Get a user',
    description:
      'Returns the name, the e-mail address and the role, but not the password. Use the id as `ownerId`, ' +
      '`assigneeId` or `teamIds` of other records.',
  },
  update: {
    summary: 'Update a user',
    description:
      'For administrators only. Send only the fields to change. Nobody can change their own role, or that ' +
      'of the last administrator.',
    problems: [
      'user.duplicate_email',
      'user.last_admin',
      'user.own_account',
      'record.archived',
      'auth.missing_scopes',
      'password.too_common',
      'password.same_as_email',
    ],
  },
  archive: {
    summary: 'Archive a user',
    description:
      "For administrators only. An archived user can no longer log in. The user's records keep their owner; " +
      'assign them to a colleague. Nobody can archive their own account, or that of the last administrator.',
    problems: ['user.last_admin', 'user.own_account'],
  },
  unlinkOidcIdentity: {
    summary: 'Remove the identity provider account of a user',
    description:
      "For administrators only. The next login with the user's e-mail address links the user to a new account. " +
      'Use it when a colleague has a new account at the identity provider and cannot log in with it.',
    problems: ['auth.missing_scopes'],
  },
  removeTotp: {
    summary: 'Remove the one-time codes of a user',
    description:
      'For administrators only. Logins of the user need the password only from then on. Use it when a colleague has lost ' +
      'the authenticator app and the recovery codes; the colleague can then set up new ones.',
    problems: ['auth.missing_scopes'],
  },
  restore: {
    summary: 'Restore an archived user',
    description: 'For administrators only. Rejected while another user has the same e-mail address.',
    problems: ['user.duplicate_email', 'auth.missing_scopes'],
  },
} satisfies Record<string, RouteDocs>;
