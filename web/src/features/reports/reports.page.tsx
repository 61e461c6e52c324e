import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../records/reports/report-catalogue.api';
import { findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { LoadingState } from '../../shared/layout/loading-state';
import { PageTitle } from '../../shared/layout/page-title';
import { ProblemState } from '../../shared/layout/problem-state';
import classes from './headlines/headline.module.css';
import { HeadlineRow } from './headlines/headline-row';
import { HEADLINE_GROUPS } from './headlines/report-headlines.constants';

const GROUPS = Object.keys(HEADLINE_GROUPS) as (keyof typeof HEADLINE_GROUPS)[];

/** All reports in groups, each with its main figure. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { data, error, refetch } = useReportCatalogue();
  return (
    <Stack gap="md">
      <Group gap="sm" align="baseline">
        <PageTitle fz={22} lh="28px">
          {t('words.reports')}
        </PageTitle>
        <Text c="dimmed">{t('headlines.asOf', { day: format.day(findToday()) })}</Text>
      </Group>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing={32} verticalSpacing="md">
          {GROUPS.map((group) => (
            <section key={group} aria-labelledby={`reports-${group}`}>
              <Title order={2} fz={13} lh="28px" fw={600} id={`reports-${group}`}>
                {t(`headlines.groups.${group}`)}
              </Title>
              <ul className={classes['group']}>
                {HEADLINE_GROUPS[group].map((headline) => {
                  const definition = data.items.find(({ name }) => name === headline.report);
                  return (
                    definition && <HeadlineRow key={headline.report} definition={definition} headline={headline} />
                  );
                })}
              </ul>
            </section>
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
