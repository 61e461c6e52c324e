import { Button, Collapse, Group, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import ListFilter from 'lucide-react/icons/list-filter';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';
import { ExportMenu } from '../../shared/tables/export-menu';
import { RecordCount } from '../../shared/tables/record-count';
import classes from '../../shared/tables/record-table.module.css';
import { SortSelect } from '../../shared/tables/sort-select';
import { useListSearch } from '../../shared/tables/use-list-search';
import { companiesQuery, companyCountQuery } from './companies.api';
import type { CompanyColumn } from './company-columns.constants';
import { CompanyFilterBar } from './company-filter-bar';
import { CompanyList } from './company-list';
import { COMPANY_LIST, readCompanySearch } from './company-list.rules';
import { NewCompanyButton } from './new-company-button';

const route = getRouteApi('/user/companies');

/** All companies in a table that can be searched, filtered, sorted and exported. */
export function CompaniesPage() {
  const { t } = useTranslation(['companies', 'filters']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readCompanySearch);
  const query = useInfiniteQuery(companiesQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const companies = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const canExport = useCan('companies:export');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return (
    <div className={classes['page']}>
      <Group justify="space-between" gap="xs">
        <Group gap="sm" align="baseline">
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          {data && (
            <RecordCount
              query={companyCountQuery(search)}
              loaded={companies.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('firstCompanies', { loaded }),
                describeAll: (count, formatted) => t('companyCount', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          <Button variant="default" size="xs" component={Link} to="/companies/duplicates">
            {t('duplicates')}
          </Button>
          <NewCompanyButton />
          {isNarrow && (
            <>
              <SortSelect
                list={COMPANY_LIST}
                search={search}
                onChange={change}
                getLabel={(name) => t(`column.${name as CompanyColumn}`)}
              />
              <Button
                variant="default"
                size="xs"
                leftSection={<ListFilter size={14} aria-hidden />}
                aria-expanded={areFiltersShown}
                onClick={toggle}
              >
                {t('filters:filters')}
              </Button>
            </>
          )}
          {canExport && (
            <ExportMenu list={COMPANY_LIST} search={search} formats={['xlsx', 'csv', 'jsonl']} hint={t('exportHint')} />
          )}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <CompanyFilterBar search={search} onChange={change} />
      </Collapse>
      <CompanyList
        companies={companies}
        query={query}
        search={search}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
      />
    </div>
  );
}
