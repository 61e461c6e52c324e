import { Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../../records/filters/filter-bar';
import { listTextKeys } from '../../../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { ShowMore } from '../../../../shared/layout/show-more';
import { ExportMenu } from '../../../../shared/tables/export-menu';
import { ListStates } from '../../../../shared/tables/list-states';
import { useListSearch } from '../../../../shared/tables/use-list-search';
import { erasuresQuery } from './erasure.api';
import { ErasureCard } from './erasure-card';
import { ERASURE_LIST, readErasureSearch } from './erasure-list.rules';

const route = getRouteApi('/user/administration/privacy/erasures');

/** The register of erasures, the latest first. It names nobody. */
export function ErasuresPage() {
  const { t } = useTranslation(['erasure', 'filters']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readErasureSearch);
  const query = useInfiniteQuery(erasuresQuery(search));
  const erasures = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <Stack mt="sm" maw={860} gap="sm">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t('list.title')}
        </Title>
        <ExportMenu
          list={ERASURE_LIST}
          search={search}
          formats={['xlsx', 'csv', 'jsonl']}
          hint={t('list.exportHint')}
        />
      </Group>
      <Text size="sm">{t('list.hint')}</Text>
      <FilterBar
        list={ERASURE_LIST}
        search={search}
        onChange={change}
        usual={['at', 'by', 'reason']}
        texts={{ getLabel: (name) => t(listTextKeys('list.field', name)) }}
      />
      <ListStates
        query={query}
        isEmpty={erasures.length === 0}
        empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <>
            <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
              {erasures.map((erasure) => (
                <li key={erasure.id}>
                  <ErasureCard erasure={erasure} />
                </li>
              ))}
            </Stack>
            <ShowMore query={query} />
          </>
        )}
      </ListStates>
    </Stack>
  );
}
