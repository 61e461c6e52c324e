import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/layout/empty-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { clearFilters } from '../../../shared/tables/list-search.rules';
import { ListStates } from '../../../shared/tables/list-states';
import { RecordCount } from '../../../shared/tables/record-count';
import { useListSearch } from '../../../shared/tables/use-list-search';
import { AuditEntryCard } from './audit-entry-card';
import { AuditFilters } from './audit-filters';
import { AUDIT_LIST, readAuditSearch } from './audit-list.rules';
import { auditCountQuery, auditQuery } from './audit.api';

const route = getRouteApi('/user/administration/audit');

/** All changes with their authors and times, field by field. The server leaves out what the user may not see. */
export function AuditPage() {
  // The names of fields are loaded with the page, so that no entry replaces it by a sign of loading.
  const { t } = useTranslation(['audit', 'filters', 'fields-audit' as 'audit']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readAuditSearch);
  const query = useInfiniteQuery(auditQuery(search));
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const canExport = useCan('audit:export');
  const recordName = search['entityId'] === undefined ? null : (entries[0]?.entityName ?? null);
  return (
    <Stack mt="md" maw={960}>
      <Group justify="space-between" gap="xs">
        <Group gap="sm" align="baseline">
          <Title order={2} size="h4">
            {t('words.audit')}
          </Title>
          {query.data && (
            <RecordCount
              query={auditCountQuery(search)}
              loaded={entries.length}
              hasMore={query.hasNextPage}
              texts={{
                describeFirst: (loaded) => t('first', { loaded }),
                describeAll: (count, formatted) => t('count', { count, formatted }),
              }}
            />
          )}
        </Group>
        {canExport && (
          <ExportMenu list={AUDIT_LIST} search={search} formats={['xlsx', 'csv', 'jsonl']} hint={t('exportHint')} />
        )}
      </Group>
      <Text size="sm">{t('hint')}</Text>
      <AuditFilters search={search} recordName={recordName} onChange={change} />
      <ListStates
        query={query}
        isEmpty={entries.length === 0}
        empty={
          <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
            <Button onClick={() => change(clearFilters)}>{t('words.clearFilters')}</Button>
          </EmptyState>
        }
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <>
            <Stack
              component="ol"
              gap="sm"
              p={0}
              m={0}
              style={{ listStyle: 'none' }}
              aria-label={t('words.audit')}
              aria-busy={query.isPlaceholderData}
            >
              {entries.map((entry) => (
                <li key={entry.id}>
                  <AuditEntryCard entry={entry} isRecordChosen={search['entityId'] !== undefined} />
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
