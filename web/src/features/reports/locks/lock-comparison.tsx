import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import type { ReportDefinition } from '../document/report-document.rules';
import { DifferenceTable } from './difference-table';
import { LaterChanges } from './later-changes';
import { comparisonQuery } from './locks.api';

/** How the locked figures differ from the present ones, and the later changes that explain it. */
export function LockComparison({ lockId, definition }: { lockId: string; definition: ReportDefinition }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { data, error, refetch } = useQuery(comparisonQuery(lockId));
  return (
    <Stack gap="sm" component="section" aria-labelledby="comparison">
      <div>
        <Title order={2} size="h3" id="comparison">
          {t('locks.comparison')}
        </Title>
        {data && (
          <Text size="sm" c="dimmed" maw={900}>
            {t('locks.basisHint', { day: format.day(data.knownAsOf) })}
          </Text>
        )}
      </div>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && data.definitionVersion.locked !== data.definitionVersion.now && (
        <Alert color="yellow">{t('locks.otherVersion', data.definitionVersion)}</Alert>
      )}
      {data && !data.differs && <Alert color="green">{t('locks.same')}</Alert>}
      {data?.tables
        .filter(({ differs }) => differs)
        .map((table) => (
          <DifferenceTable key={table.name} table={table} definition={definition} parameters={data.lock.parameters} />
        ))}
      {data && <LaterChanges comparison={data} />}
    </Stack>
  );
}
