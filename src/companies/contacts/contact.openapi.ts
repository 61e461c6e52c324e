import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const CONTACT_DOCS = {
  list: { summary: 'List contacts' },
  export: { summary: 'Export contacts' },
  create: {
    summary: 'Create a contact',
    description:
      'Only `fullName` is required, and it is stored as typed; the Chinese name goes into `nativeName`. A phone ' +
      'number is stored with its country code. When another contact has the same e-mail address, the error names ' +
      'that contact.',
    problems: ['contact.duplicate_email', 'external_id.taken'],
  },
  read: {
    summary: 'Get a contact',
    description:
      'The response includes the affiliations and the latest consent for each purpose. For a contact that was ' +
      'merged, the `Link` header names the surviving contact. The `ETag` of the response can be sent as ' +
      '`If-Match` with a change.',
    problems: ['contact.erased'],
  },
  update: {
    summary: 'Update a contact',
    description:
      'Send only the fields to change; null clears a field. When a person changes employer, send the new ' +
      '`companyId`. A contact that was merged cannot be updated; update the surviving contact instead. `keepUntil` is for ' +
      'managers.',
    problems: [
      'contact.keep_until',
      'contact.keep_until_forbidden',
      'contact.duplicate_email',
      'external_id.taken',
      'contact.merged',
      'contact.erased',
      'record.archived',
    ],
  },
  archive: {
    summary: 'Archive a contact',
    description:
      'Another contact can then use the e-mail address. Use merge instead when the person was entered twice.',
    problems: ['contact.erased'],
  },
  restore: {
    summary: 'Restore an archived contact',
    description:
      'The request is refused when the contact was merged into another one, or when another contact has the ' +
      'e-mail address in the meantime.',
    problems: ['contact.duplicate_email', 'contact.merged', 'contact.not_restorable'],
  },
  merge: {
    summary: 'Merge another contact into this one',
    description:
      '`sourceId` is the source of the merge. Its interactions, tasks, leads, registrations and consents move to ' +
      'the contact in the path. Send `dryRun: true` first to get a preview, because a merge cannot be undone.',
    problems: ['contact.merged', 'contact.erased', 'record.archived', 'contact.merge_self', 'reference.unknown'],
  },
} satisfies Record<string, RouteDocs>;
