import { api, readBody } from '../../shared/api/api.client';
import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';
import { createPagesQuery } from '../../shared/tables/list-query.factory';
import { isActivityCollection } from './timeline.rules';

const PAGE_SIZE = 50;

/**
 * The first parts of the keys of what belongs to a record. The timeline of a lead shows only what belongs to it. The
 * others show records of every kind.
 */
const buildKey = (collection: ScreenCollection, id: string, part: string) =>
  collection === 'leads' ? ['leads', id, part] : [part, collection, id];

/** Everything that happened to a record, newest first. */
export const timelineQuery = (collection: ScreenCollection, id: string) =>
  createPagesQuery(buildKey(collection, id, 'timeline'), PAGE_SIZE, (query, signal) => {
    const path = isActivityCollection(collection) ? 'activities' : (collection as 'companies');
    return readBody(api.GET(`/api/v1/${path}/{id}/timeline`, { params: { path: { id }, query }, signal }));
  });

/** The filters of the list of interactions, by the collection of the record. */
const INTERACTION_FILTERS: Partial<Record<ScreenCollection, 'leadId' | 'companyId' | 'contactId' | 'agreementId'>> = {
  leads: 'leadId',
  companies: 'companyId',
  contacts: 'contactId',
  agreements: 'agreementId',
};

/** The interactions about a record, newest first. */
export const interactionsQuery = (collection: ScreenCollection, id: string) =>
  createPagesQuery(buildKey(collection, id, 'interactions'), PAGE_SIZE, (page, signal) => {
    const filter = INTERACTION_FILTERS[collection] ?? 'activityId';
    const query = { [filter]: [id], sort: '-occurredAt', ...page };
    return readBody(api.GET('/api/v1/interactions', { params: { query }, signal }));
  });

/** The changes of the fields of a record, newest first. */
export const changesQuery = (id: string) =>
  createPagesQuery(['audit', 'of-record', id], PAGE_SIZE, (page, signal) => {
    const query = { entityId: [id], sort: '-at', ...page };
    return readBody(api.GET('/api/v1/audit', { params: { query }, signal }));
  });
