import { useInfiniteQuery } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useRecordScreen } from '../../shared/record-editor/use-record-screen';
import { createPagesQuery } from '../../shared/tables/list-query.factory';
import { TimelineList } from './timeline-list';

const PAGE_SIZE = 50;

const ACTIVITY_COLLECTIONS: readonly ScreenCollection[] = ['delegations', 'roadshows', 'seminars'];

/** Everything that happened to a record, newest first. */
const timelineQuery = (collection: ScreenCollection, id: string) =>
  createPagesQuery(
    // The timeline of a lead shows only what belongs to it. The others show records of every kind.
    collection === 'leads' ? ['leads', id, 'timeline'] : ['timeline', collection, id],
    PAGE_SIZE,
    (query, signal) => {
      const path = ACTIVITY_COLLECTIONS.includes(collection) ? 'activities' : (collection as 'companies');
      return readBody(api.GET(`/api/v1/${path}/{id}/timeline`, { params: { path: { id }, query }, signal }));
    },
  );

/** Everything that happened to the record of the page, newest first. */
export function TimelineTab() {
  const { collection } = useRecordScreen().api;
  const query = useInfiniteQuery(timelineQuery(collection, useRecordEditor().record.id));
  return <TimelineList query={query} isLeadShown={collection !== 'leads'} />;
}
