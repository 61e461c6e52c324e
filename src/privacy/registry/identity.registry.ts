import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of users, API keys, sessions and keys of the application. */
export const IDENTITY_TABLES: PersonalDataTables = {
  app_user: {
    columns: {
      email: 'staff',
      full_name: 'staff',
      role: 'staff',
      password_hash: 'staff',
      oidc_issuer: 'staff',
      oidc_subject: 'staff',
    },
  },
  // The audit trail names a key as it names a colleague.
  api_key: { columns: { name: 'staff', role: 'none', scopes: 'none', hash: 'none', prefix: 'none' } },
  app_key: { columns: { purpose: 'none', key_id: 'none', former_key_id: 'none' } },
  app_secret: { columns: { name: 'none', value: 'none' } },
  calendar_token: { columns: { hash: 'none' } },
  // The audit trail names a helper with a door link as it names a colleague.
  door_link: { columns: { name: 'staff', hash: 'none' } },
  notification: { columns: { kind: 'none', record_kind: 'none' } },
  password_link: { columns: { hash: 'none' } },
  recovery_code: { columns: { hash: 'none' } },
  saved_view: {
    foundBy: [{ mentions: 'filters' }],
    columns: { entity: 'none', name: 'text', filters: 'changes', columns: 'text', sort: 'text' },
  },
  user_preferences: { columns: { language: 'none', theme: 'none', ui: 'text', muted_notifications: 'none' } },
  user_session: { columns: { hash: 'none', user_agent: 'staff' } },
  user_totp: { columns: { secret_encrypted: 'staff' } },
};
