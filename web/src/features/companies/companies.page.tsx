import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { getCompanyPath } from '../../records/companies/company-link';
import { useFieldText } from '../../records/fields/use-field-text';
import type { BulkRecords } from '../../records/lists/bulk/use-bulk-report';
import { RecordListPage } from '../../records/lists/record-list-page';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan } from '../../shared/session/use-session';
import { useListSearch } from '../../shared/tables/use-list-search';
import { companiesQuery, type Company, companyCountQuery } from './companies.api';
import { CompanyCard } from './company-card';
import { COMPANY_COLUMNS, CompanyCell, type CompanyColumn } from './company-cell';
import { CompanyFilterBar } from './company-filter-bar';
import { COMPANY_LIST, readCompanySearch } from './company-list.rules';
import { NewCompanyButton } from './new-company-button';
import { ImportLink } from '../../records/imports/import-link';

const route = getRouteApi('/user/companies');

/** The list, for its saved views. */
const COMPANY_VIEWS = { entity: 'companies', list: COMPANY_LIST, read: readCompanySearch } as const;

/** The changes of many companies at once. */
const COMPANY_BULK = {
  fields: ['ownerId', 'tags'],
  getCollection: () => 'companies',
  getTitle: ({ name }) => name,
} satisfies BulkRecords<Company>;

/** All companies in a table that can be searched, filtered, sorted and exported. */
export function CompaniesPage() {
  const { t } = useTranslation('companies');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readCompanySearch);
  const query = useInfiniteQuery(companiesQuery(search));
  const write = useFieldText({ hasUsers: true });
  const renderCell = useCallback(
    (company: Company, column: CompanyColumn, isReachable: boolean) => (
      <CompanyCell company={company} column={column} write={write} isReachable={isReachable} />
    ),
    [write],
  );
  return (
    <RecordListPage
      id="companies"
      list={COMPANY_LIST}
      search={search}
      onChange={change}
      query={query}
      countQuery={companyCountQuery(search)}
      canExport={useCan('companies:export')}
      viewed={COMPANY_VIEWS}
      bulk={useCan('companies:write') ? COMPANY_BULK : null}
      texts={{
        title: t('words.companies'),
        exportHint: t('exportHint'),
        empty: t('empty'),
        emptyHint: t('emptyHint'),
        noMatch: t('noMatch'),
        noMatchHint: t('noMatchHint'),
        describeFirst: (loaded) => t('firstCompanies', { loaded }),
        describeAll: (count, formatted) => t('companyCount', { count, formatted }),
      }}
      columns={COMPANY_COLUMNS}
      getHeading={useFieldLabels('companies')}
      renderCell={renderCell}
      renderCard={(company) => <CompanyCard company={company} write={write} />}
      getPath={({ id }) => getCompanyPath(id)}
      filters={<CompanyFilterBar search={search} onChange={change} />}
      actions={
        <>
          <Button variant="default" size="xs" component={Link} to="/companies/duplicates">
            {t('words.possibleDuplicates')}
          </Button>
          <ImportLink entity="companies" />
          <NewCompanyButton />
        </>
      }
    />
  );
}
