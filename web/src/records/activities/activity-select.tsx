import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { type ActivityKindName, activitiesQuery, activityTitleQuery } from './activities.api';

interface ActivitySelectProps extends Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'> {
  /** Only activities of this kind; delegations, roadshows, stops and seminars when absent. */
  kind?: ActivityKindName;
}

/** Picks a delegation, roadshow or seminar by searching for its title. */
export function ActivitySelect({ kind, ...props }: ActivitySelectProps) {
  return <RecordSelect {...props} buildQuery={(q) => activitiesQuery(q, kind)} buildChosenQuery={activityTitleQuery} />;
}
