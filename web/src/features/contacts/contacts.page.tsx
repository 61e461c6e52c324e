import { Button, Collapse, Group, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import ListFilter from 'lucide-react/icons/list-filter';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';
import { ExportMenu } from '../../shared/tables/export-menu';
import { RecordCount } from '../../shared/tables/record-count';
import classes from '../../shared/tables/record-table.module.css';
import { SortSelect } from '../../shared/tables/sort-select';
import { useListSearch } from '../../shared/tables/use-list-search';
import type { ContactColumn } from './contact-columns.constants';
import { ContactFilterBar } from './contact-filter-bar';
import { ContactList } from './contact-list';
import { CONTACT_LIST, readContactListSearch } from './contact-list.rules';
import { contactCountQuery, contactsQuery } from './contacts.api';
import { NewContactButton } from './new-contact-button';

const route = getRouteApi('/user/contacts');

/** All contacts in a table that can be searched, filtered, sorted and exported. */
export function ContactsPage() {
  const { t } = useTranslation(['contacts', 'filters']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readContactListSearch);
  const query = useInfiniteQuery(contactsQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const contacts = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const canExport = useCan('contacts:export');
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
              query={contactCountQuery(search)}
              loaded={contacts.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('firstContacts', { loaded }),
                describeAll: (count, formatted) => t('contactCount', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          <NewContactButton />
          {isNarrow && (
            <>
              <SortSelect
                list={CONTACT_LIST}
                search={search}
                onChange={change}
                getLabel={(name) => t(`column.${name as ContactColumn}`)}
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
            <ExportMenu list={CONTACT_LIST} search={search} formats={['xlsx', 'csv', 'jsonl']} hint={t('exportHint')} />
          )}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <ContactFilterBar search={search} onChange={change} />
      </Collapse>
      <ContactList
        contacts={contacts}
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
