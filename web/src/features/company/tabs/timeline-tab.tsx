import { useInfiniteQuery } from '@tanstack/react-query';
import { TimelineList } from '../../../records/timeline/timeline-list';
import { timelineQuery } from '../company.api';
import { useCompanyEditor } from '../use-company-editor';

/** Everything that happened to the company, its leads and its contacts, newest first. */
export function TimelineTab() {
  const { company } = useCompanyEditor();
  return <TimelineList query={useInfiniteQuery(timelineQuery(company.id))} isLeadShown />;
}
