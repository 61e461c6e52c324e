import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getCompanyPath } from '../../records/companies/company-link';
import { EmptyState } from '../../shared/layout/empty-state';
import {
  type ChangeSearch,
  clearFilters,
  getSort,
  isFiltered,
  type ListSearch,
  toggleSort,
} from '../../shared/tables/list-search.rules';
import { type ListQuery, ListStates } from '../../shared/tables/list-states';
import { RecordCards } from '../../shared/tables/record-cards';
import { RecordTable } from '../../shared/tables/record-table';
import type { Company } from './companies.api';
import { CompanyCard } from './company-card';
import { CompanyCell } from './company-cell';
import { COMPANY_COLUMNS, type CompanyColumn } from './company-columns.constants';
import { COMPANY_LIST } from './company-list.rules';
import { useCompanyTexts } from './use-company-texts';

interface CompanyListProps {
  companies: Company[];
  query: ListQuery;
  search: ListSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

/** The companies in a table or in cards, or why there are none. */
export function CompanyList(props: CompanyListProps) {
  const { companies, query, search, isNarrow, onChange, onEndNear, onRetryPage } = props;
  const { t } = useTranslation('companies');
  const texts = useCompanyTexts();
  const sort = useMemo(() => getSort(COMPANY_LIST, search), [search]);
  const getSorted = (column: CompanyColumn) => {
    const key = sort.find(({ name }) => name === column);
    return key ? (key.isDescending ? 'desc' : 'asc') : false;
  };
  const renderCell = useCallback(
    (company: Company, column: CompanyColumn, isReachable: boolean) => (
      <CompanyCell company={company} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  return (
    <ListStates
      query={query}
      isEmpty={companies.length === 0}
      empty={<NoCompanies search={search} onChange={onChange} />}
      onRetryPage={onRetryPage}
    >
      {(foot) =>
        isNarrow ? (
          <RecordCards
            label={t('title')}
            rows={companies}
            renderCard={(company) => <CompanyCard company={company} texts={texts} />}
            onEndNear={onEndNear}
            foot={foot}
          />
        ) : (
          <RecordTable
            id="companies"
            label={t('title')}
            rows={companies}
            columns={COMPANY_COLUMNS}
            getHeading={(name) => t(`column.${name}`)}
            getSorted={getSorted}
            onSort={(name, isAdded) => onChange((known) => toggleSort(COMPANY_LIST, known, name, isAdded))}
            renderCell={renderCell}
            getPath={({ id }) => getCompanyPath(id)}
            isOutdated={query.isPlaceholderData}
            onEndNear={onEndNear}
            foot={foot}
          />
        )
      }
    </ListStates>
  );
}

function NoCompanies({ search, onChange }: { search: ListSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation(['companies', 'filters']);
  if (!isFiltered(search)) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('filters:clearFilters')}</Button>
    </EmptyState>
  );
}
