import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { activitiesQuery, activityTitleQuery } from './activities.api';
import type { ActivityKind } from './activity-path.rules';

interface ActivitySelectProps extends Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'> {
  /** Only activities of this kind; delegations, roadshows, stops and seminars when absent. */
  kind?: ActivityKind;
}

/** Picks a delegation, roadshow or seminar by searching for its title. */
export function ActivitySelect({ kind, ...props }: ActivitySelectProps) {
  return <RecordSelect {...props} buildQuery={(q) => activitiesQuery(q, kind)} buildChosenQuery={activityTitleQuery} />;
}
