import { ActivityTimeline } from '../../../records/activities/activity-timeline';
import { useDelegationEditor } from '../use-delegation-editor';

/** Everything that happened to the delegation, newest first. */
export function TimelineTab() {
  const { delegation } = useDelegationEditor();
  return <ActivityTimeline activityId={delegation.id} />;
}
