import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNewName, RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';
import { SearchableMultiSelect, type SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import { useCan } from '../../shared/session/use-session';
import { buildCompaniesQuery, chosenCompanyQuery, type CountryCode } from './company-options.api';
import { type CompanyValues, startCompany } from './company-values.rules';
import { CreateCompanyDialog } from './create-company-dialog';

/** The value of the option that creates a company. No id is like it. */
const CREATE = 'create';

interface CompanySelectProps extends Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'> {
  /** Only companies of this country. */
  country?: CountryCode;
}

/** Picks a company by searching for its name in any script, or creates the one that is missing. */
export function CompanySelect({ country, ...props }: CompanySelectProps) {
  const { t } = useTranslation('records');
  const canCreate = useCan('companies:write');
  const [start, setStart] = useState<CompanyValues | null>(null);
  return (
    <>
      <RecordSelect
        {...props}
        buildQuery={buildCompaniesQuery(country)}
        buildChosenQuery={chosenCompanyQuery}
        {...(canCreate && {
          buildCreateOption: (name) => ({ value: CREATE, label: t('picker.createCompany', { name }) }),
        })}
        onCreate={(name) => setStart({ ...startCompany(name), ...(country !== undefined && { country }) })}
      />
      <CreateCompanyDialog
        start={start}
        onClose={() => setStart(null)}
        onDone={({ id, title }) => props.onChange?.(id, { value: id, label: title })}
      />
    </>
  );
}

interface CompaniesSelectProps extends Omit<SearchableMultiSelectProps, 'data' | 'onChange'> {
  value: string[];
  onChange: (value: string[]) => void;
}

/** Picks several companies by searching for their names in any script, or creates one that is missing. */
export function CompaniesSelect({ value, onChange, ...props }: CompaniesSelectProps) {
  const { t } = useTranslation('records');
  const canCreate = useCan('companies:write');
  const [start, setStart] = useState<CompanyValues | null>(null);
  const [text, setText] = useState('');
  const name = text.trim();
  const [q] = useDebouncedValue(name, 250);
  const { data: found = [], isFetching } = useQuery({
    ...buildCompaniesQuery()(q),
    placeholderData: keepPreviousData,
  });
  const isFinished = name !== '' && name === q && !isFetching;
  const chosen = useQueries({ queries: value.map((id) => chosenCompanyQuery(id)) });
  const options = [
    ...value.map((id, index) => chosen[index]?.data ?? { value: id, label: '…' }),
    ...found.filter((option) => !value.includes(option.value)),
    ...(canCreate && isFinished && isNewName(name, found)
      ? [{ value: CREATE, label: t('picker.createCompany', { name }) }]
      : []),
  ];
  return (
    <>
      <SearchableMultiSelect
        {...props}
        value={value}
        onChange={(ids) => (ids.includes(CREATE) ? setStart(startCompany(name)) : onChange(ids))}
        searchValue={text}
        onSearchChange={setText}
        isSearching={!isFinished}
        // The server has already searched, also by pinyin, which the labels do not contain.
        filter={({ options: all }) => all}
        data={options}
      />
      <CreateCompanyDialog
        start={start}
        onClose={() => setStart(null)}
        onDone={({ id }) => onChange([...new Set([...value, id])])}
      />
    </>
  );
}
