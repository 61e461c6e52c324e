import { Anchor, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { TabList } from '../../shared/layout/tab-list';
import { useCan } from '../../shared/session/use-session';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import { ConditionBadge } from './condition-badge';
import { type Connection, connectionQuery, healthQuery } from './connections.api';
import { DeliveriesTab } from './deliveries/deliveries-tab';
import { QuarantineTab } from './deliveries/quarantine-tab';
import { HealthTab } from './health-tab';
import { MappingTab } from './mapping/mapping-tab';
import { RulesEditor } from './rules/rules-editor';
import { SettingsTab } from './settings/settings-tab';
import type { Delivery } from './deliveries/deliveries.api';
import { judgeCondition } from './warnings.rules';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/connections/$connectionId');

const TABS = ['health', 'mapping', 'rules', 'deliveries', 'quarantine', 'settings'] as const;
type Tab = (typeof TABS)[number];
/** A registration page fixes the mapping of its connection, and nothing arrives there from elsewhere. */
const NOT_OF_PAGE: readonly Tab[] = ['mapping', 'quarantine'];

/** One connection: its health, mapping, rules and deliveries, and its settings. */
export function ConnectionPage() {
  const { t } = useTranslation(['connections', 'shared']);
  const canRead = useCan('intake:read');
  const { connectionId } = route.useParams();
  const { data: connection, error, refetch } = useQuery({ ...connectionQuery(connectionId), enabled: canRead });
  if (!canRead) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  if (error && !connection) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!connection) return <LoadingState />;
  return <ConnectionTabs connection={connection} />;
}

function ConnectionTabs({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const canSeeBytes = useCan('intake:raw');
  const canWrite = useCan('intake:write');
  const address: ListSearch = route.useSearch();
  const navigate = route.useNavigate();
  const { data: health } = useQuery(healthQuery(connection.id));
  const offered = TABS.filter(
    (tab) =>
      (tab !== 'quarantine' || canSeeBytes) &&
      (tab !== 'settings' || canWrite) &&
      (connection.provider !== 'registration_page' || !NOT_OF_PAGE.includes(tab)),
  );
  const active: Tab = offered.find((one) => one === address['tab']) ?? 'health';
  const states = [address['state'] ?? []].flat().map(String) as Delivery['state'][];
  const since = typeof address['receivedAt.gte'] === 'string' ? address['receivedAt.gte'] : null;
  const openId = typeof address['delivery'] === 'string' ? address['delivery'] : null;
  const from = since !== null && { 'receivedAt.gte': since };
  const filterDeliveries = (filters: ListSearch) =>
    void navigate({ search: { tab: 'deliveries', ...filters }, replace: true });
  return (
    <Stack gap="sm" maw={1240} mx="auto">
      <div>
        <Anchor component={Link} to="/connections" size="sm">
          {t('words.connections')}
        </Anchor>
        <Group gap="sm">
          <PageTitle>{connection.name}</PageTitle>
          <ConditionBadge condition={judgeCondition(connection, health)} />
        </Group>
        <Text size="sm" c="dimmed">
          {label('provider', connection.provider)}
          {' · '}
          <Anchor component={Link} to={`/review?connectionId=${connection.id}`} inherit>
            {t('openReview')}
          </Anchor>
        </Text>
      </div>
      <Tabs
        value={active}
        keepMounted={false}
        onChange={(tab) => {
          if (tab) void navigate({ search: tab === 'health' ? {} : { tab }, resetScroll: false });
        }}
      >
        <TabList
          label={connection.name}
          active={active}
          tabs={offered.map((value) => ({ value, text: t(listTextKeys('tabs', value)) }))}
        />
        <Tabs.Panel value={active}>
          {active === 'health' && <HealthTab connection={connection} />}
          {active === 'mapping' && <MappingTab key={connection.id} connection={connection} />}
          {active === 'rules' && <RulesEditor key={connection.id} connection={connection} />}
          {active === 'deliveries' && (
            <DeliveriesTab
              connection={connection}
              states={states}
              openId={openId}
              since={since}
              onFilter={(state) => filterDeliveries({ ...from, state })}
              onShowEarlier={() => filterDeliveries({ state: states })}
            />
          )}
          {active === 'quarantine' && <QuarantineTab connection={connection} />}
          {active === 'settings' && <SettingsTab connection={connection} />}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
