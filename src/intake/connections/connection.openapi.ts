import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateConnection, Rotation, UpdateConnection } from './connection.dto.js';
import { CONNECTION_CHANGE_EXAMPLES, CONNECTION_EXAMPLES } from './connection.examples.js';

export const CONNECTION_DOCS = {
  list: { summary: 'List the connections' },
  export: { summary: 'Export the connections' },
  create: {
    summary: 'Create a connection to a form',
    description:
      'Managers only. Name the `provider` and map its questions to our fields. The `rules` decide which ' +
      "registrations create a lead. Paste the `url` of the response into the provider's settings: it contains a " +
      'token that is shown only in this response.',
    body: { type: CreateConnection, examples: CONNECTION_EXAMPLES },
    problems: ['auth.missing_scopes', 'api.base_url', 'rule.duplicate_id', 'mapping.statuses'],
  },
  read: {
    summary: 'Get a connection',
    description:
      'The response contains the mapping, the rules and the state, but no secrets. An integration sees only its ' +
      'own connections.',
  },
  update: {
    summary: 'Update a connection',
    description:
      'Managers only. Send only the fields to change. A change of the mapping creates a new version of it. ' +
      'Earlier registrations keep the version that they were read with until they are replayed.',
    body: { type: UpdateConnection, examples: CONNECTION_CHANGE_EXAMPLES },
    problems: [
      'intake_connection.of_registration_page',
      'record.archived',
      'auth.missing_scopes',
      'api.base_url',
      'rule.duplicate_id',
      'mapping.statuses',
    ],
  },
  archive: {
    summary: 'Archive a connection',
    description:
      'Managers only. Later deliveries are stored and parked. Providers get no error, so nothing is lost if the ' +
      'form is still open.',
    problems: ['intake_connection.of_registration_page'],
  },
  restore: {
    summary: 'Restore an archived connection',
    description:
      'Managers only. The address and the secret are the same as before. Deliveries that were parked in the ' +
      'meantime are processed.',
  },
  pause: {
    summary: 'Pause a connection',
    description:
      'Managers only. Deliveries are stored and parked, and providers get no error. Use it while you correct the ' +
      'mapping.',
    problems: ['record.archived', 'intake_connection.of_registration_page'],
  },
  resume: {
    summary: 'Resume a paused connection',
    description:
      'Managers only. Deliveries that were parked in the meantime are processed in the order of their arrival.',
    problems: ['record.archived', 'intake_connection.of_registration_page'],
  },
  rotateToken: {
    summary: 'Rotate the address of a connection',
    description:
      'Managers only. The new address is shown only in this response. Use it when a person who knew the address ' +
      'leaves. The previous address stays valid for `keepFormerHours` hours, so that you can change it at the ' +
      'provider; send 0 to invalidate it at once.',
    body: { type: Rotation, required: false },
    problems: ['record.archived', 'intake_connection.of_registration_page'],
  },
  rotateSecret: {
    summary: 'Rotate the signing secret of a connection',
    description:
      'Managers only. Send the secret that the provider shows. Signatures with the previous secret are accepted ' +
      'for `keepFormerHours` hours, so that no delivery is refused in between.',
    problems: ['record.archived', 'intake_connection.of_registration_page'],
  },
} satisfies Record<string, RouteDocs>;
