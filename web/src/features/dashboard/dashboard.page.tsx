import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { useReferenceLanguage } from '../../records/reference/reference.api';
import { findToday } from '../../shared/format/format.rules';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useFormat } from '../../shared/format/use-format';
import { useUser } from '../../shared/session/use-session';
import { AsOfInput } from './as-of-input';
import { dashboardQuery } from './dashboard.api';
import { OriginsCard } from './origins-card';
import { StagesCard } from './stages-card';
import { PipelineTiles, YearTiles } from './tiles';
import { YearsCard } from './years-card';
import classes from './dashboard.module.css';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/dashboard');

/** The figures of the agency as of a day on one page, for a projector and for paper. */
export function DashboardPage() {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const { asOf = findToday() } = route.useSearch();
  const navigate = route.useNavigate();
  const language = useReferenceLanguage();
  const { data, error, isPlaceholderData, refetch } = useQuery(dashboardQuery(asOf, language));
  const { role } = useUser();
  const seesEveryLead = role === 'admin' || role === 'manager';
  const isListPartial = data?.asOf === findToday() && !seesEveryLead;
  const chooseDay = (day: string) =>
    void navigate({ search: day === findToday() ? {} : { asOf: day }, replace: true, resetScroll: false });
  return (
    <Stack gap="md" className={classes['page']}>
      <Group justify="space-between" align="flex-end" gap="xs">
        <div>
          <PageTitle>{t('words.dashboard')}</PageTitle>
          <p className={classes['printed']}>{t('printed', { day: format.day(asOf) })}</p>
        </div>
        <Group gap="xs" align="flex-end" className={classes['screen']}>
          <AsOfInput asOf={asOf} onChange={chooseDay} />
          <Button
            variant="default"
            leftSection={<Printer size={16} aria-hidden />}
            disabled={!data || isPlaceholderData}
            onClick={() => window.print()}
          >
            {t('words.print')}
          </Button>
        </Group>
      </Group>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {!error && data && (
        <div className={classes['cards']} aria-busy={isPlaceholderData} data-outdated={isPlaceholderData}>
          <PipelineTiles {...data} />
          <YearTiles {...data} />
          <StagesCard {...data} />
          <YearsCard {...data} />
          <OriginsCard {...data} />
        </div>
      )}
      {isListPartial && (
        <Text size="sm" c="dimmed" className={classes['screen']}>
          {t('words.confidentialFigures')}
        </Text>
      )}
    </Stack>
  );
}
