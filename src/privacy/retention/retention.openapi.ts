import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const RETENTION_DOCS = {
  list: { summary: 'List the people whose data are due' },
  erase: {
    summary: 'Run the erasure of people whose data are due',
    description:
      'Each person is checked again under a lock: somebody who is no longer due, or is kept by a rule, stays and is named in ' +
      '`stayed`. So does somebody of whom texts have mentions that are not decided; decide them with `POST /privacy/erasures`. ' +
      'Of a rejected form the bytes and the fields are removed, and a received mail is deleted. `confirm` is the number of keys.',
    problems: ['retention.confirm_differs'],
  },
  keep: {
    summary: 'Update until when contacts are kept',
    description:
      'A contact is kept until the end of that day, although its term is over. `PATCH /contacts/{id}` with `keepUntil` does the ' +
      'same for one contact. An archived contact can be kept too.',
    problems: ['contact.keep_until'],
  },
} satisfies Record<string, RouteDocs>;
