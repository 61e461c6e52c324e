import { Anchor, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../records/reports/report-catalogue.api';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useDefinitionText } from './document/use-definition-text';
import { PageTitle } from '../../shared/layout/page-title';

/** All reports, each with what it answers. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const { data, error, refetch } = useReportCatalogue();
  const explain = useDefinitionText();
  return (
    <Stack gap="md">
      <PageTitle>{t('words.reports')}</PageTitle>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && (
        <SimpleGrid
          cols={{ base: 1, sm: 2, lg: 3 }}
          spacing="md"
          component="ul"
          p={0}
          m={0}
          style={{ listStyle: 'none' }}
        >
          {data.items.map(({ name, title, description, defaultPeriod }) => (
            <Card key={name} withBorder p="md" component="li">
              <Title order={2} size="h5" mb={4}>
                <Anchor component={Link} to={`/reports/${name}`} inherit>
                  {title}
                </Anchor>
              </Title>
              <Text size="sm">{explain(description)}</Text>
              <Text size="sm" c="dimmed" mt="auto" pt="xs">
                {t('defaultPeriod', { period: t(`defaultPeriods.${defaultPeriod}`) })}
              </Text>
            </Card>
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
