import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const WEBHOOK_DOCS = {
  list: { summary: 'List the webhooks' },
  export: { summary: 'Export the webhooks' },
  create: {
    summary: 'Create a webhook',
    description:
      'For administrators only. From now on, each change of the chosen types is sent to `url` as a signed request ' +
      '(Standard Webhooks). Only what the API key of `apiKeyId` may see is sent. The `secret` is shown only in this ' +
      'response; the receiver verifies the signatures with it.',
    problems: [
      'auth.missing_scopes',
      'webhook.url_not_allowed',
      'webhook.unknown_event_type',
      'webhook.key_unusable',
      'webhook.too_many',
    ],
  },
  read: {
    summary: 'Get a webhook',
    description: 'The response contains the state and the last attempt, but not the secret.',
  },
  update: {
    summary: 'Update a webhook',
    description:
      'For administrators only. Send only the fields to change. Deliveries that wait are sent to the new address with ' +
      'the rights of the new key.',
    problems: [
      'record.archived',
      'auth.missing_scopes',
      'webhook.url_not_allowed',
      'webhook.unknown_event_type',
      'webhook.key_unusable',
    ],
  },
  archive: {
    summary: 'Archive a webhook',
    description: 'For administrators only. Nothing is sent any more; deliveries that wait are skipped.',
  },
  restore: {
    summary: 'Restore an archived webhook',
    description:
      'For administrators only. A restored webhook is paused: resume it to send. Its address and its secret are the ' +
      'same as before.',
    problems: ['webhook.too_many'],
  },
  pause: {
    summary: 'Pause a webhook',
    description:
      'For administrators only. Deliveries wait until the webhook is resumed, at most seven days; older ones are skipped.',
    problems: ['record.archived'],
  },
  resume: {
    summary: 'Resume a paused or disabled webhook',
    description:
      'For administrators only. Deliveries that wait are sent at once. Changes that happened while the webhook was ' +
      'disabled are not sent by themselves; redeliver the period for them.',
    problems: ['record.archived', 'webhook.key_unusable', 'auth.missing_scopes'],
  },
  rotateSecret: {
    summary: 'Rotate the secret of a webhook',
    description:
      'For administrators only. The new secret is shown only in this response. For 24 hours requests are signed with ' +
      'the new and with the former secret, so that the receiver can be changed in the meantime.',
    problems: ['record.archived'],
  },
} satisfies Record<string, RouteDocs>;
