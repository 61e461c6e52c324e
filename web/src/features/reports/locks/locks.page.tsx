import { Anchor, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../../records/reports/report-catalogue.api';
import { useFormat } from '../../../shared/format/use-format';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { describeParameters, type ReportDefinition } from '../document/report-document.rules';
import { useCan } from '../../../shared/session/use-session';
import { LockMonthButton } from './lock-month-button';
import { LockState } from './lock-state';
import { locksQuery, type ReportLock } from './locks.api';
import { buildLocksQuery, LOCK_STATES, readLocksSearch } from './locks.rules';
import { PageTitle } from '../../../shared/layout/page-title';

const route = getRouteApi('/user/reports/locks');

/** All locked months, also those whose lock has ended. */
export function LocksPage() {
  const { t } = useTranslation('reports');
  const address = route.useSearch();
  const search = useMemo(() => readLocksSearch(address), [address]);
  const navigate = route.useNavigate();
  const { report, state } = search;
  const query = useInfiniteQuery(locksQuery(buildLocksQuery(search)));
  const { data: catalogue } = useReportCatalogue();
  const canLock = useCan('report_locks:write');
  const { data, error, refetch } = query;
  const locks = data?.pages.flatMap(({ items }) => items) ?? [];
  const change = (changes: ListSearch) =>
    void navigate({ search: (known) => ({ ...known, ...changes }), replace: true });
  return (
    <Stack gap="md">
      <div>
        <Anchor component={Link} to="/reports" size="sm">
          {t('words.reports')}
        </Anchor>
        <Group justify="space-between" gap="xs">
          <PageTitle>{t('words.lockedMonths')}</PageTitle>
          {canLock && catalogue && <LockMonthButton definitions={catalogue.items} />}
        </Group>
        <Text c="dimmed" maw={900}>
          {t('locks.explanation')}
        </Text>
      </div>
      <Group gap="sm" role="search" aria-label={t('locks.filters')}>
        <NativeSelect
          size="xs"
          label={t('words.report')}
          value={report ?? ''}
          data={[
            { value: '', label: t('locks.allReports') },
            ...(catalogue?.items ?? []).map(({ name, title }) => ({ value: name, label: title })),
          ]}
          onChange={({ currentTarget }) => change({ report: currentTarget.value || undefined })}
        />
        <NativeSelect
          size="xs"
          label={t('words.state')}
          value={state ?? ''}
          data={['', ...LOCK_STATES].map((value) => ({
            value,
            label: t(value === '' ? 'words.all' : `locks.states.${value as 'locked' | 'ended'}`),
          }))}
          onChange={({ currentTarget }) => change({ state: currentTarget.value || undefined })}
        />
      </Group>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && locks.length === 0 && <EmptyState title={t('locks.none')} hint={t('locks.noneHint')} />}
      {locks.length > 0 && (
        <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={t('words.lockedMonths')}>
            <Table.Thead>
              <Table.Tr>
                {(['month', 'report', 'state', 'lockedAt', 'note'] as const).map((name) => (
                  <Table.Th key={name} scope="col">
                    {t(listTextKeys('locks', name))}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {locks.map((lock) => (
                <LockRow
                  key={lock.id}
                  lock={lock}
                  definition={catalogue?.items.find(({ name }) => name === lock.report)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <ShowMore query={query} text={t('locks.more')} />
    </Stack>
  );
}

function LockRow({ lock, definition }: { lock: ReportLock; definition: ReportDefinition | undefined }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { id, month, report, parameters, lockedAt, lockedByName, note, locked, unlockedAt, unlockedByName } = lock;
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.month(`${month}-01`)}</Table.Td>
      <Table.Td>
        <Anchor component={Link} to={`/reports/locks/${id}`} size="sm" fw={600}>
          {definition?.title ?? report}
        </Anchor>
        {definition && (
          <Text size="xs" c="dimmed">
            {describeParameters(definition, parameters)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <LockState isLocked={locked} />
        {unlockedAt && (
          <Text size="xs" c="dimmed">
            {t('locks.endedBy', { name: unlockedByName ?? '', at: format.moment(unlockedAt) })} {lock.unlockReason}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{format.moment(lockedAt)}</Text>
        <Text size="xs" c="dimmed">
          {lockedByName}
        </Text>
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{note}</Table.Td>
    </Table.Tr>
  );
}
