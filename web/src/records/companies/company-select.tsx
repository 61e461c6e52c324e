import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { buildCompaniesQuery, chosenCompanyQuery, type CountryCode } from './company-options.api';

interface CompanySelectProps extends Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'> {
  /** Only companies of this country. */
  country?: CountryCode;
}

/** Picks a company by searching for its name in any script. */
export function CompanySelect({ country, ...props }: CompanySelectProps) {
  return <RecordSelect {...props} buildQuery={buildCompaniesQuery(country)} buildChosenQuery={chosenCompanyQuery} />;
}
