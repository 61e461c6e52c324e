import { Button, Card, Stack, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findRecordKind } from '../../../../records/audit/audit-values.rules';
import { FilterBar } from '../../../../records/filters/filter-bar';
import { recordNameQuery } from '../../../../records/filters/record-filter.api';
import { listTextKeys } from '../../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../../shared/labels/use-labels';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { ShowMore } from '../../../../shared/layout/show-more';
import { clearFilters, isFiltered, type ListSearch } from '../../../../shared/tables/list-search.rules';
import { ListStates } from '../../../../shared/tables/list-states';
import { useListSearch } from '../../../../shared/tables/use-list-search';
import { RecordNarrowing } from '../../record-narrowing';
import type { Webhook } from '../webhooks.api';
import classes from '../webhooks.module.css';
import { type Delivery, deliveriesQuery } from './deliveries.api';
import { DeliveryItem } from './delivery-item';
import { DELIVERY_BAR_LIST, findOpenDelivery, readDeliverySearch } from './delivery-list.rules';

const route = getRouteApi('/user/administration/webhooks/$webhookId');

/** The log of a webhook: its deliveries, the latest first, each with its state and the answer. */
export function DeliveriesCard({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation(['webhooks', 'filters', 'audit']);
  const address = route.useSearch();
  const { search, change } = useListSearch(address, route.useNavigate(), readDeliverySearch);
  const query = useInfiniteQuery(deliveriesQuery(webhook.id, search));
  const deliveries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const openId = findOpenDelivery(address);
  return (
    <Card withBorder component="section" aria-labelledby="webhook-deliveries">
      <Stack gap="sm">
        <Title order={3} size="h5" id="webhook-deliveries">
          {t('log.title')}
        </Title>
        <RecordNarrowing search={search} recordName={useRecordName(search, deliveries)} onChange={change} />
        <FilterBar
          list={DELIVERY_BAR_LIST}
          search={search}
          onChange={change}
          usual={['state', 'type', 'at']}
          texts={{ getLabel: (name) => t(listTextKeys('log.filter', name)) }}
        />
        <ListStates
          query={query}
          isEmpty={deliveries.length === 0}
          empty={
            isFiltered(search) ? (
              <EmptyState title={t('log.noMatch')} hint={t('log.noMatchHint')}>
                <Button onClick={() => change(clearFilters)}>{t('words.clearFilters')}</Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('log.empty')} hint={t('log.emptyHint')} />
            )
          }
          onRetryPage={() => void query.fetchNextPage()}
        >
          {() => (
            <Stack component="ul" gap="xs" className={classes['deliveries']} aria-label={t('log.title')}>
              {deliveries.map((delivery) => (
                <DeliveryItem
                  key={delivery.id}
                  webhook={webhook}
                  delivery={delivery}
                  isOpen={delivery.id === openId}
                  isRecordChosen={search['entityId'] !== undefined}
                />
              ))}
            </Stack>
          )}
        </ListStates>
        <ShowMore query={query} />
      </Stack>
    </Card>
  );
}

/** Returns the name of the record to which the log is narrowed. A delivery knows only the kind of its record. */
function useRecordName({ entityId }: ListSearch, deliveries: readonly Delivery[]): string | null {
  const label = useLabels();
  const entityType = entityId === undefined ? undefined : deliveries[0]?.entityType;
  const kind = entityType === undefined ? null : findRecordKind(entityType);
  const isNamed = kind !== null && kind !== undefined;
  const { data } = useQuery({ ...recordNameQuery(kind ?? 'lead', String(entityId)), enabled: isNamed });
  return data ?? (entityType === undefined ? null : label('recordType', entityType));
}
