import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { agreementsQuery, agreementTitleQuery } from './agreements.api';

/** Picks an agreement by searching for its title. */
export function AgreementSelect(props: Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'>) {
  return <RecordSelect {...props} buildQuery={agreementsQuery} buildChosenQuery={agreementTitleQuery} />;
}
