import { useInfiniteQuery } from '@tanstack/react-query';
import { TimelineList } from '../timeline/timeline-list';
import { activityTimelineQuery } from './activities.api';

/** Everything that happened to an activity, newest first. */
export function ActivityTimeline({ activityId }: { activityId: string }) {
  return <TimelineList query={useInfiniteQuery(activityTimelineQuery(activityId))} isLeadShown />;
}
