import { useInfiniteQuery } from '@tanstack/react-query';
import { TimelineList } from '../../../records/timeline/timeline-list';
import { timelineQuery } from '../lead-page.api';
import { useLeadEditor } from '../use-lead-editor';

/** Everything that happened to the lead, newest first. */
export function TimelineTab() {
  const { lead } = useLeadEditor();
  return <TimelineList query={useInfiniteQuery(timelineQuery(lead.id))} />;
}
