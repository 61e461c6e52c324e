import { FollowUpList } from '../../../records/activities/follow-up/follow-up-list';
import { useDelegationEditor } from '../use-delegation-editor';

/** The people who took part, and whether they have been contacted since. */
export function FollowUpTab() {
  return <FollowUpList activity={useDelegationEditor().delegation} />;
}
