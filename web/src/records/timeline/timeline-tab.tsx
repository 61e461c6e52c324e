import { useInfiniteQuery } from '@tanstack/react-query';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useRecordScreen } from '../../shared/record-editor/use-record-screen';
import { TimelineList } from './timeline-list';
import { timelineQuery } from './timeline.api';

/** Everything that happened to the record of the page, newest first. */
export function TimelineTab() {
  const { collection } = useRecordScreen().api;
  const query = useInfiniteQuery(timelineQuery(collection, useRecordEditor().record.id));
  return <TimelineList query={query} isLeadShown={collection !== 'leads'} />;
}
