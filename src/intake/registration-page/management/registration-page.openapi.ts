import type { RouteDocs } from '../../../identity/access/routes.decorator.js';
import { PutRegistrationPage } from './registration-page.dto.js';
import { REGISTRATION_PAGE_EXAMPLES } from './registration-page.examples.js';

export const REGISTRATION_PAGE_DOCS = {
  read: {
    summary: 'Get the registration page of a seminar',
    description: 'Returns its texts, its form and its address, and what to look at before it is published.',
    problems: ['registration_page.none'],
  },
  replace: {
    summary: 'Update the registration page of a seminar',
    description:
      'Creates the page, or replaces it as a whole. A new page is not enabled. The first request also creates the intake ' +
      'connection of the page. The version of a consent grows when its wording changes. Without `If-Match` it replaces ' +
      'what is stored, as every change does. `If-Match: "0"` creates the page only if there is none yet.',
    body: { type: PutRegistrationPage, examples: REGISTRATION_PAGE_EXAMPLES },
    problems: [
      'record.archived',
      'registration_page.slug_taken',
      'registration_page.seminar_over',
      'registration_page.not_ready',
      'registration_page.language_without_text',
      'registration_page.duplicate_key',
      'registration_page.options',
    ],
  },
  enable: {
    summary: 'Resume registrations on the page of a seminar',
    description:
      'Publishes the page. It needs a privacy notice in each of its languages, a seminar that is planned or confirmed and ' +
      'not over, and a `PUBLIC_URL` with https unless only this machine reaches the application.',
    problems: ['registration_page.none', 'registration_page.not_ready', 'record.archived'],
  },
  disable: {
    summary: 'Pause registrations on the page of a seminar',
    description: 'The page then says that nobody can register. People who have a seat keep it.',
    problems: ['registration_page.none'],
  },
} satisfies Record<string, RouteDocs>;
