import { Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../../records/filters/filter-bar';
import { listTextKeys } from '../../../../shared/i18n/text-keys.rules';
import { NewButton } from '../../../../shared/keyboard/new-button';
import { Dialog } from '../../../../shared/layout/dialog';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { ShowMore } from '../../../../shared/layout/show-more';
import { useCan } from '../../../../shared/session/use-session';
import { ExportMenu } from '../../../../shared/tables/export-menu';
import { ListStates } from '../../../../shared/tables/list-states';
import { useListSearch } from '../../../../shared/tables/use-list-search';
import { requestsQuery } from './requests.api';
import { RequestCard } from './request-card';
import { RequestForm } from './request-form';
import { readRequestSearch, REQUEST_LIST } from './request-list.rules';

const route = getRouteApi('/user/administration/privacy/');

/** The requests of persons about their data, those that must be answered next first. */
export function RequestsPage() {
  const { t } = useTranslation(['privacy', 'filters']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readRequestSearch);
  const query = useInfiniteQuery(requestsQuery(search));
  const requests = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const canWrite = useCan('privacy:write');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <Stack mt="md" maw={860} gap="sm">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t('parts.requests')}
        </Title>
        <Group gap="xs">
          {canWrite && <NewButton text={t('requests.new')} onClick={open} />}
          <ExportMenu
            list={REQUEST_LIST}
            search={search}
            formats={['xlsx', 'csv', 'jsonl']}
            hint={t('requests.exportHint')}
          />
        </Group>
      </Group>
      <Text size="sm">{t('requests.hint')}</Text>
      <FilterBar
        list={REQUEST_LIST}
        search={search}
        onChange={change}
        usual={['state', 'kind']}
        texts={{
          archived: t('requests.archived', { returnObjects: true }),
          getLabel: (name) => t(listTextKeys('requests.field', name)),
        }}
      />
      <ListStates
        query={query}
        isEmpty={requests.length === 0}
        empty={<EmptyState title={t('requests.empty')} hint={t('requests.emptyHint')} />}
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <>
            <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
              {requests.map((request) => (
                <li key={request.id}>
                  <RequestCard request={request} />
                </li>
              ))}
            </Stack>
            <ShowMore query={query} />
          </>
        )}
      </ListStates>
      <Dialog opened={isOpen} onClose={close} title={t('requests.new')} size="lg">
        {isOpen && <RequestForm request={null} onDone={close} />}
      </Dialog>
    </Stack>
  );
}
