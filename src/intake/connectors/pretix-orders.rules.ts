import type { RemoteState } from '../parsing/connector.rules.js';
import { findAt, findTextAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';

/**
 * Reads pretix's list of changed orders. The next comparison starts at the time at which pretix generated the first
 * page (`X-Page-Generated`), so that an order that changes while the pages are read is listed again.
 */
export const pretixList: Required<
  Pick<RemoteState, 'buildSecondListPath' | 'buildChangesPath' | 'parsePage' | 'findScope'>
> = {
  findScope: (subjectKey) => /^([^/]+\/[^/]+)\/[^/]+\/[^/]+$/.exec(subjectKey)?.[1] ?? null,
  buildChangesPath: (since, scope) => {
    const query = new URLSearchParams({ include_canceled_positions: 'true', ordering: 'last_modified' });
    if (since !== null) query.set('modified_since', since);
    return `${buildPathPrefix(scope)}orders/?${query.toString()}`;
  },
  // People on the waiting list have no order yet. Their entries are listed without the time of the last change.
  buildSecondListPath: (scope) => `${buildPathPrefix(scope)}waitinglistentries/?ordering=id`,
  parsePage: (body, headers) => {
    const results = findAt(body, 'results');
    return {
      items: Array.isArray(results) ? results : null,
      next: findTextAt(body, 'next'),
      since: parseInstant(headers['x-page-generated'] ?? null),
    };
  },
};

function buildPathPrefix(scope: string): string {
  const [organizer, event] = scope.split('/');
  return event ? `api/v1/organizers/${organizer}/events/${event}/` : '';
}
