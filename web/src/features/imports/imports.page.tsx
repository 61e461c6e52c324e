import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';
import { useCan } from '../../shared/session/use-session';
import { listOutcomeKeys, OUTCOMES } from './import-steps.rules';
import { type Import, importsQuery } from './imports.api';
import { StatusBadge } from './status-badge';
import { PageTitle } from '../../shared/layout/page-title';

/** The imports of files: those of the user, or all of them for those who may undo them. */
export function ImportsPage() {
  const { t } = useTranslation(['imports', 'shared']);
  const canRead = useCan('imports:read');
  const canSeeAll = useCan('imports:undo');
  const query = useInfiniteQuery({ ...importsQuery, enabled: canRead });
  const { data, error, refetch } = query;
  if (!canRead) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  const imports = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="md" maw={1000} mx="auto">
      <Group justify="space-between" gap="xs">
        <PageTitle>{t('title')}</PageTitle>
        <NewImportButton />
      </Group>
      <Text c="dimmed">{t(canSeeAll ? 'introAll' : 'intro')}</Text>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && imports.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
      {imports.length > 0 && (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {imports.map((found) => (
            <ImportItem key={found.id} found={found} />
          ))}
        </Stack>
      )}
      <ShowMore query={query} text={t('showMore')} />
    </Stack>
  );
}

function NewImportButton() {
  const { t } = useTranslation('imports');
  const canWrite = useCan('imports:write');
  if (!canWrite) return null;
  return (
    <Button component={Link} to="/imports/new">
      {t('words.importFile')}
    </Button>
  );
}

function ImportItem({ found }: { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { id, fileName, status, entity, rowCount, creatorName, createdAt } = found;
  return (
    <Card withBorder component="li" p="md" data-import={status}>
      <Group gap="xs" justify="space-between" align="flex-start">
        <Anchor
          fw={600}
          style={{ overflowWrap: 'anywhere', flex: '1 1 200px', minWidth: 0 }}
          renderRoot={(props) => <Link {...props} to="/imports/$importId" params={{ importId: id }} />}
        >
          {fileName}
        </Anchor>
        <StatusBadge status={status} />
      </Group>
      <Text size="sm">
        {t(listTextKeys('entity', entity))} · {t('rowCount', { count: rowCount, formatted: format.count(rowCount) })}
      </Text>
      <CountsText found={found} />
      <Text size="sm" c="dimmed">
        {t('uploadedBy', { name: creatorName, moment: format.moment(createdAt) })}
      </Text>
    </Card>
  );
}

/** The numbers of rows with each outcome that occurs, in one line. */
function CountsText({ found: { counts, status } }: { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const tense =
    status === 'stopped' || status === 'done' || status === 'undoing' || status === 'undone' ? 'done' : 'would';
  const parts = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${t(listOutcomeKeys(tense, outcome))}: ${format.count(counts[outcome])}`,
  );
  if (parts.length === 0) return null;
  return <Text size="sm">{parts.join(' · ')}</Text>;
}
