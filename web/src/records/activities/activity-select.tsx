import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { activitiesQuery, activityTitleQuery } from './activities.api';

/** Picks a delegation, roadshow or seminar by searching for its title. */
export function ActivitySelect(props: Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'>) {
  return <RecordSelect {...props} buildQuery={activitiesQuery} buildChosenQuery={activityTitleQuery} />;
}
