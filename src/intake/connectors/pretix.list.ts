import type { RemoteState } from './connector.js';
import { at, isObject, listAt, textAt } from './json.reading.js';
import { instantOf } from './sender.times.js';
import { nothing, submitted, unreadable } from './submission.parts.js';
import type { Submission } from '../submission.js';

/**
 * pretix's list of orders that changed: what to ask from the next time is when the first page was made, by pretix's own
 * clock (`X-Page-Generated`), so that an order changed while the pages are read comes again rather than never.
 */
export function pretixList(
  submissionsOf: (order: unknown) => Submission[] | null,
): Required<Pick<RemoteState, 'changedSince' | 'readPage'>> {
  return {
    changedSince: (since, scope) => {
      const [organizer, event] = scope.split('/');
      const prefix = event ? `api/v1/organizers/${organizer}/events/${event}/` : '';
      const query = new URLSearchParams({ include_canceled_positions: 'true', ordering: 'last_modified' });
      if (since !== null) query.set('modified_since', since);
      return `${prefix}orders/?${query.toString()}`;
    },
    readPage: (body, headers) => {
      const next = textAt(body, 'next');
      const since = instantOf(headers['x-page-generated'] ?? null);
      if (!isObject(body) || !Array.isArray(at(body, 'results'))) {
        return { reading: unreadable('not a page of orders'), next: null, since: null };
      }
      const orders = listAt(body, 'results').map(submissionsOf);
      const known = orders.filter((order) => order !== null);
      if (known.length < orders.length) return { reading: unreadable('an order without code'), next, since };
      const submissions = known.flat();
      return { reading: submissions.length === 0 ? nothing('no changes') : submitted(...submissions), next, since };
    },
  };
}
