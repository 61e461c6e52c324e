import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { EmptyState } from '../../../shared/layout/empty-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { changeSearch } from '../../../shared/tables/list-search.rules';
import { ListStates } from '../../../shared/tables/list-states';
import { useListSearch } from '../../../shared/tables/use-list-search';
import { ApiKeyCard } from './api-key-card';
import { API_KEY_LIST, type ApiKey, apiKeysQuery, readApiKeySearch, useRevokeApiKey } from './api-keys.api';
import { NewApiKeyButton } from './new-api-key-button';

const route = getRouteApi('/user/administration/api-keys');

/** The keys of programs: what each may do, until when, and when it was last used. */
export function ApiKeysPage() {
  const { t } = useTranslation('administration');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readApiKeySearch);
  const query = useInfiniteQuery(apiKeysQuery(search));
  const keys = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const canRead = useCan('api_keys:read');
  const canWrite = useCan('api_keys:write');
  const revoke = useRevokeApiKey();
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const close = () => {
    setRevoked(null);
    revoke.reset();
  };
  return (
    <Stack mt="md" maw={860}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t('parts.apiKeys')}
        </Title>
        <Group gap="xs">
          {canWrite && <NewApiKeyButton />}
          {canRead && (
            <ExportMenu
              list={API_KEY_LIST}
              search={search}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={t('keys.exportHint')}
            />
          )}
        </Group>
      </Group>
      <Text size="sm">{t('keys.hint')}</Text>
      <SegmentedControl
        size="xs"
        aria-label={t('keys.shown.label')}
        value={String(search['archived'] ?? 'false')}
        onChange={(archived) =>
          change((known) => changeSearch(known, { archived: archived === 'false' ? undefined : archived }))
        }
        data={(['false', 'true', 'any'] as const).map((value) => ({ value, label: t(`keys.shown.${value}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <ListStates
        query={query}
        isEmpty={keys.length === 0}
        empty={
          search['archived'] === 'true' ? (
            <EmptyState title={t('keys.noneRevoked')} hint={t('keys.noneRevokedHint')} />
          ) : (
            <EmptyState title={t('keys.none')} hint={t('keys.noneHint')} />
          )
        }
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <>
            <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
              {keys.map((key) => (
                <li key={key.id}>
                  <ApiKeyCard apiKey={key} onRevoke={canWrite ? () => setRevoked(key) : null} />
                </li>
              ))}
            </Stack>
            <ShowMore query={query} />
          </>
        )}
      </ListStates>
      <ConfirmDialog
        isOpen={revoked !== null}
        title={t('keys.revoke.title')}
        text={t('keys.revoke.text', { name: revoked?.name ?? '' })}
        submit={t('keys.revoke.submit')}
        error={revoke.error}
        isPending={revoke.isPending}
        onConfirm={() => revoked && revoke.mutate(revoked, { onSuccess: close })}
        onClose={close}
      />
    </Stack>
  );
}
