import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const COMPANY_DOCS = {
  list: { summary: 'List companies' },
  export: { summary: 'Export companies' },
  create: {
    summary: 'Create a company',
    description:
      '`name` in Latin letters and `country` are required; the Chinese name goes into `nativeName`. Registration ' +
      'numbers (KBO, VAT, LEI, USCC, DUNS) are checked. A likely duplicate is refused with ' +
      '`company.possible_duplicate` and a list of candidates. Look at the candidates before you send ' +
      '`allowDuplicate: true`.',
    problems: ['company.possible_duplicate', 'company.duplicate_identifier', 'external_id.taken'],
  },
  read: {
    summary: 'Get a company',
    description:
      'The response includes the registration numbers, NACE codes and parent. For a company that was merged, ' +
      '`mergedIntoId` and the `Link` header name the surviving company. The `ETag` of the response can be sent ' +
      'as `If-Match` with a change.',
  },
  update: {
    summary: 'Update a company',
    description:
      'Send only the fields to change; null clears a field. Lists such as `aliases`, `identifiers` and `nace` ' +
      'are replaced as a whole. The request is refused when another company has the same registration number.',
    problems: ['company.duplicate_identifier', 'external_id.taken', 'company.is_local_company', 'record.archived'],
  },
  archive: {
    summary: 'Archive a company',
    description:
      'The registration numbers of the company can then be used by another company. Its leads, interactions and ' +
      'memberships stay as they are. Use merge instead when the company was entered twice.',
  },
  restore: {
    summary: 'Restore an archived company',
    description:
      'The request is refused when the company was merged into another one, or when another company has got one ' +
      'of its registration numbers in the meantime.',
    problems: ['company.merged', 'company.duplicate_identifier'],
  },
  merge: {
    summary: 'Merge another company into this one',
    description:
      '`sourceId` is the source of the merge. Its contacts, leads, interactions and memberships move to the ' +
      'company in the path, and its fields fill those that are empty there. The source is archived and points to ' +
      'this company. Send `dryRun: true` first to get a preview, because a merge cannot be undone.',
    problems: ['company.merged', 'company.is_local_company', 'record.archived', 'company.merge_self'],
  },
} satisfies Record<string, RouteDocs>;
