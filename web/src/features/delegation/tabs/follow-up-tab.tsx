import { FollowUpList } from '../../../records/activities/follow-up/follow-up-list';
import { findDayIn } from '../../../shared/format/event-times.rules';
import { useDelegationEditor } from '../use-delegation-editor';

/** The people who took part, and whether they have been contacted since. */
export function FollowUpTab() {
  const { delegation } = useDelegationEditor();
  const isOver = delegation.status === 'completed' || delegation.endsOn < findDayIn(delegation.timezone);
  return <FollowUpList activity={delegation} isOver={isOver} />;
}
