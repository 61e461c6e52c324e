import { getRouteApi } from '@tanstack/react-router';
import { MeetingsPanel } from '../../records/activities/meetings/meetings-panel';

const route = getRouteApi('/user/activities/$activityId/meetings');

/** The business meetings of an activity. */
export function MeetingsPage() {
  return <MeetingsPanel activityId={route.useParams().activityId} isPage />;
}
