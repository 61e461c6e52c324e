import { Card, Group, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../records/filters/filter-bar';
import { RecordList } from '../../../records/lists/record-list';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { RecordCount } from '../../../shared/tables/record-count';
import tableClasses from '../../../shared/tables/record-table.module.css';
import { useListSearch } from '../../../shared/tables/use-list-search';
import { NewWebhookButton } from './form/new-webhook-button';
import { useWebhookTexts } from './use-webhook-texts';
import { WEBHOOK_COLUMNS, WebhookCell, type WebhookColumn, WebhookLink } from './webhook-cell';
import { getWebhookPath, readWebhookSearch, WEBHOOK_LIST } from './webhook-list.rules';
import { WebhookStateBadge } from './webhook-state-badge';
import classes from './webhooks.module.css';
import { type Webhook, webhookCountQuery, webhooksQuery } from './webhooks.api';

const route = getRouteApi('/user/administration/webhooks');

/** The webhooks: where each sends which events, whether it does, and how the receiver answers. */
export function WebhooksPage() {
  const { t } = useTranslation(['webhooks', 'filters', 'lists']);
  const texts = useWebhookTexts();
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readWebhookSearch);
  const query = useInfiniteQuery(webhooksQuery(search));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const webhooks = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const canRead = useCan('webhooks:read');
  const canWrite = useCan('webhooks:write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const loadMore = useCallback(() => {
    // A page that has failed is fetched again when the user asks for it.
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const renderCell = useCallback(
    (webhook: Webhook, column: WebhookColumn, isReachable: boolean) => (
      <WebhookCell webhook={webhook} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  return (
    <div className={tableClasses['page']}>
      <Group justify="space-between" gap="xs" mt="md">
        <Group gap="sm" align="baseline">
          <Title order={2} size="h4">
            {t('words.webhooks')}
          </Title>
          {data && (
            <RecordCount
              query={webhookCountQuery(search)}
              loaded={webhooks.length}
              hasMore={hasNextPage}
              texts={{
                describeFirst: (loaded) => t('list.first', { loaded }),
                describeAll: (count, formatted) => t('list.count', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          {canWrite && <NewWebhookButton />}
          {canRead && (
            <ExportMenu
              list={WEBHOOK_LIST}
              search={search}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={t('list.exportHint')}
            />
          )}
        </Group>
      </Group>
      <Text size="sm">{t('list.hint')}</Text>
      {canRead && (
        <FilterBar
          list={WEBHOOK_LIST}
          search={search}
          onChange={change}
          usual={['state']}
          texts={{
            archived: t('list.archived', { returnObjects: true }),
            getLabel: (name) => t(listTextKeys('list.column', name)),
          }}
        />
      )}
      <RecordList
        id="webhooks"
        title={t('words.webhooks')}
        list={WEBHOOK_LIST}
        rows={webhooks}
        query={query}
        search={search}
        emptyTexts={{
          empty: t('list.empty'),
          emptyHint: t(canWrite ? 'list.emptyHint' : 'list.emptyHintReader'),
          noMatch: t('list.noMatch'),
          noMatchHint: t('list.noMatchHint'),
        }}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void fetchNextPage()}
        columns={WEBHOOK_COLUMNS}
        getHeading={(name) => t(listTextKeys('list.column', name))}
        renderCell={renderCell}
        renderCard={(webhook) => <WebhookCard webhook={webhook} />}
        getPath={({ id }) => getWebhookPath(id)}
      />
    </div>
  );
}

/** A webhook on screens that are too narrow for a table: its name and whether it sends. */
function WebhookCard({ webhook }: { webhook: Webhook }) {
  return (
    <Card withBorder p="sm" radius="md">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div style={{ minWidth: 0 }}>
          <WebhookLink webhook={webhook} className={classes['link']} />
        </div>
        <div style={{ flexShrink: 0 }}>
          <WebhookStateBadge webhook={webhook} />
        </div>
      </Group>
    </Card>
  );
}
