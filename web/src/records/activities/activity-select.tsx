import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { activitiesQuery, type ActivityFilter, activityTitleQuery } from './activities.api';

type ActivitySelectProps = Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'> & ActivityFilter;

/** Picks a delegation, roadshow or seminar by searching for its title. */
export function ActivitySelect({ kind, ownerId, roadshowId, ...props }: ActivitySelectProps) {
  return (
    <RecordSelect
      {...props}
      buildQuery={(q) => activitiesQuery(q, { kind, ownerId, roadshowId })}
      buildChosenQuery={activityTitleQuery}
    />
  );
}
