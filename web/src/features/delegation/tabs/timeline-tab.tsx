import { useInfiniteQuery } from '@tanstack/react-query';
import { TimelineList } from '../../../records/timeline/timeline-list';
import { activityTimelineQuery } from '../../../records/activities/activity-timeline.api';
import { useDelegationEditor } from '../use-delegation-editor';

/** Everything that happened to the delegation, newest first. */
export function TimelineTab() {
  const { delegation } = useDelegationEditor();
  return <TimelineList query={useInfiniteQuery(activityTimelineQuery(delegation.id))} isLeadShown />;
}
