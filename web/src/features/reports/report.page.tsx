import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../records/reports/report-catalogue.api';
import { ProblemError } from '../../shared/api/api.errors';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import { DownloadMenu } from './document/download-menu';
import { getOwnValues, type ReportDefinition } from './document/report-document.rules';
import { ReportFigures } from './document/report-figures';
import { useDefinitionText } from './document/use-definition-text';
import { MonthFigures } from './locks/month-figures';
import { ReportParameters } from './parameters/report-parameters';
import {
  buildReportQuery,
  changeReportSearch,
  readReportSearch,
  type ReportSearch,
} from './parameters/report-search.rules';
import { reportQuery } from './reports.api';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/reports/$report');

/** One report: its parameters, its tables and charts, its files, and whether its month is locked. */
export function ReportPage() {
  const { t } = useTranslation('reports');
  const { report: name } = route.useParams();
  const { data, error, refetch } = useReportCatalogue();
  const definition = data?.items.find((one) => one.name === name);
  if (error) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (!definition) {
    return (
      <EmptyState isPage title={t('noReport')} hint={t('noReportHint', { name })}>
        <Anchor component={Link} to="/reports">
          {t('words.reports')}
        </Anchor>
      </EmptyState>
    );
  }
  return <Report key={name} definition={definition} />;
}

function Report({ definition }: { definition: ReportDefinition }) {
  const { t, i18n } = useTranslation('reports');
  const explain = useDefinitionText();
  const canSchedule = useCan('report_schedules:write');
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const search = useMemo(() => readReportSearch(definition, address), [definition, address]);
  const { data, error, isPlaceholderData, refetch } = useQuery(
    reportQuery(definition.name, buildReportQuery(definition, search, i18n.language)),
  );
  const show = (next: ReportSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const showAsKnown = (asOf: string | undefined) => {
    if (data) show(changeReportSearch(definition, search, { from: data.from, to: data.to, asOf }));
  };
  const isRefusal = error instanceof ProblemError && error.status === 422;
  return (
    <Stack gap="md">
      <div>
        <Anchor component={Link} to="/reports" size="sm">
          {t('words.reports')}
        </Anchor>
        <Group justify="space-between" align="flex-start" gap="xs">
          <PageTitle>{definition.title}</PageTitle>
          {data && !isPlaceholderData && (
            <Group gap="xs">
              {canSchedule && (
                <Anchor
                  component={Link}
                  to="/reports/schedules"
                  search={{ report: definition.name, parameters: getOwnValues(definition, data) } as never}
                  size="sm"
                >
                  {t('schedule')}
                </Anchor>
              )}
              <DownloadMenu definition={definition} header={data} />
            </Group>
          )}
        </Group>
        <Text c="dimmed" maw={900}>
          {explain(definition.description)}
        </Text>
      </div>
      <ReportParameters
        definition={definition}
        search={search}
        header={data}
        error={isRefusal ? error : null}
        onChange={show}
      />
      {isRefusal && (
        <Alert color="red" role="alert">
          {t('refused')}
        </Alert>
      )}
      {error && !isRefusal && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && !error && (
        <Stack gap="md" aria-busy={isPlaceholderData} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <MonthFigures definition={definition} document={data} onDayChange={showAsKnown}>
            <ReportFigures definition={definition} document={data} onDayChange={showAsKnown} />
          </MonthFigures>
        </Stack>
      )}
    </Stack>
  );
}
