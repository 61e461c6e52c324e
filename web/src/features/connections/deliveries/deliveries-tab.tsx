import { Badge, Button, Card, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabelOptions, useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { ListStates } from '../../../shared/tables/list-states';
import type { Connection } from '../connections.api';
import classes from '../mapping/mapping.module.css';
import { type Delivery, deliveriesQuery } from './deliveries.api';
import { DeliveryPanel } from './delivery-panel';
import { useReasonText } from './use-reason-text';

interface DeliveriesTabProps {
  connection: Connection;
  /** The states that are shown; all if there is none. */
  states: readonly Delivery['state'][];
  /** The moment since which they were received; null for all. */
  since: string | null;
  /** The delivery whose details are open. */
  openId: string | null;
  onFilter: (states: string[]) => void;
  /** Shows earlier deliveries too. */
  onShowEarlier: () => void;
}

const COLORS: Partial<Record<Delivery['state'], string>> = {
  applied: 'green',
  needs_review: 'orange',
  needs_mapping: 'orange',
  parked: 'orange',
  retry: 'yellow',
  dead: 'red',
};

/** The deliveries of the provider, each with its state and the steps of its processing. */
export function DeliveriesTab(props: DeliveriesTabProps) {
  const { connection, states, since, openId, onFilter, onShowEarlier } = props;
  const { t } = useTranslation('connections');
  const format = useFormat();
  const label = useLabels();
  const describe = useReasonText();
  const options = useLabelOptions('deliveryState');
  const query = useInfiniteQuery(deliveriesQuery(connection.id, states, since));
  const deliveries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="sm">
      <MultiSelect
        maw={480}
        clearable
        label={t('words.state')}
        data={options}
        value={[...states]}
        onChange={onFilter}
      />
      {since !== null && (
        <Group gap="sm">
          <Text size="sm">{t('deliveries.since', { moment: format.moment(since) })}</Text>
          <Button size="compact-sm" variant="subtle" onClick={onShowEarlier}>
            {t('deliveries.showEarlier')}
          </Button>
        </Group>
      )}
      <ListStates
        query={query}
        isEmpty={deliveries.length === 0}
        empty={<EmptyState title={t('deliveries.empty')} hint={t('deliveries.emptyHint')} />}
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <ul className={classes['list']} aria-label={t('tabs.deliveries')}>
            {deliveries.map(({ id, receivedAt, state, origin, verification, duplicates, error }) => {
              const isOpen = id === openId;
              return (
                <Card key={id} withBorder p="sm" component="li">
                  <Group gap="xs">
                    <Link
                      to="/connections/$connectionId"
                      params={{ connectionId: connection.id }}
                      search={(known) => ({ ...known, delivery: isOpen ? undefined : id })}
                      resetScroll={false}
                      aria-expanded={isOpen}
                    >
                      {format.moment(receivedAt)}
                    </Link>
                    <Badge variant="light" color={COLORS[state] ?? 'gray'}>
                      {label('deliveryState', state)}
                    </Badge>
                    <Text size="sm" c="dimmed">
                      {label('deliveryOrigin', origin)} · {label('verification', verification)}
                      {duplicates > 0 && ` · ${t('deliveries.duplicates', { count: duplicates })}`}
                    </Text>
                  </Group>
                  {error && (
                    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {describe(error)}
                    </Text>
                  )}
                  {isOpen && <DeliveryPanel id={id} />}
                </Card>
              );
            })}
          </ul>
        )}
      </ListStates>
      <ShowMore query={query} text={t('deliveries.more')} />
    </Stack>
  );
}
