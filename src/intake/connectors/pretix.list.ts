import type { RemoteState } from './connector.js';
import { at, textAt } from './json.reading.js';
import { instantOf } from './sender.times.js';

/**
 * pretix's list of orders that changed: what to ask from the next time is when the first page was made, by pretix's own
 * clock (`X-Page-Generated`), so that an order changed while the pages are read comes again rather than never.
 */
export const pretixList: Required<Pick<RemoteState, 'alsoListed' | 'changedSince' | 'readPage' | 'scopeOf'>> = {
  scopeOf: (subjectKey) => /^([^/]+\/[^/]+)\/[^/]+\/[^/]+$/.exec(subjectKey)?.[1] ?? null,
  changedSince: (since, scope) => {
    const query = new URLSearchParams({ include_canceled_positions: 'true', ordering: 'last_modified' });
    if (since !== null) query.set('modified_since', since);
    return `${prefixOf(scope)}orders/?${query.toString()}`;
  },
  // Who is waiting is no order yet. Entries are listed without the time of their last change.
  alsoListed: (scope) => `${prefixOf(scope)}waitinglistentries/?ordering=id`,
  readPage: (body, headers) => {
    const results = at(body, 'results');
    return {
      items: Array.isArray(results) ? results : null,
      next: textAt(body, 'next'),
      since: instantOf(headers['x-page-generated'] ?? null),
    };
  },
};

function prefixOf(scope: string): string {
  const [organizer, event] = scope.split('/');
  return event ? `api/v1/organizers/${organizer}/events/${event}/` : '';
}
