import type { RouteDocs } from '../access/routes.decorator.js';

export const API_KEY_DOCS = {
  list: { summary: 'List API keys' },
  export: { summary: 'Export API keys' },
  create: {
    summary: 'Create an API key',
    description:
      'For administrators only. API keys are for programs that call the API. `scopes` narrow the rights of the ' +
      'role, which must have each of them; without them the key has all rights of its role. A change answers with the ' +
      'record and needs the scope to read it too: `leads:write` goes with `leads:read`. The key is shown only in this ' +
      'response, because only its hash is stored. Send it as `X-Api-Key`.',
    problems: ['auth.missing_scopes', 'api_key.expires_in_past', 'api_key.scope_not_in_role'],
  },
  read: {
    summary: 'Get an API key',
    description:
      'For administrators only. Returns the name, the role, the scopes and the first characters of the key, but ' +
      'not the key itself.',
  },
  revoke: {
    summary: 'Revoke an API key',
    description:
      'For administrators only. Requests with the key are rejected from now on. A revoked key cannot be ' +
      'restored; create another one.',
  },
} satisfies Record<string, RouteDocs>;
