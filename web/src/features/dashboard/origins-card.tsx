import { Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../../shared/api/connection.store';
import { useFormat } from '../../shared/format/use-format';
import type { Dashboard } from './dashboard.api';
import { DashboardCard } from './dashboard-card';
import { buildReports, computeBarLength, LEAD_LISTS, sortOrigins } from './dashboard.rules';
import { FigureTable } from './figure-table';
import classes from './dashboard.module.css';

const WorldMap = lazy(async () => {
  const { WorldMap: component } = await loadPart(() => import('./map/world-map'));
  return { default: component };
});

/** More countries would not fit on the page that is printed. The report has all of them. */
const LISTED_COUNTRIES = 10;

/** The countries that open leads come from, on a map and in a table. */
export function OriginsCard({ asOf, countries }: Dashboard) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const report = buildReports(asOf).countries;
  const origins = sortOrigins(countries.rows);
  const listed = origins.slice(0, LISTED_COUNTRIES);
  const greatest = origins[0]?.open ?? 0;
  return (
    <DashboardCard title={t('origins')} days={t('onDay', { day: format.day(asOf) })} report={report}>
      {origins.length === 0 ? (
        <Text c="dimmed">{t('noOrigins')}</Text>
      ) : (
        <div className={classes['origins']}>
          <Suspense fallback={<Skeleton className={classes['map']} />}>
            <WorldMap asOf={asOf} origins={origins} report={report} />
          </Suspense>
          <div>
            <FigureTable
              asOf={asOf}
              label={t('origins')}
              headings={[t('words.country'), t('words.leads'), t('words.jobs')]}
              rows={listed.map(({ key, label, open, jobs }) => ({
                key: key ?? '',
                label,
                bar: computeBarLength(open, greatest),
                cells: [format.count(open), format.count(jobs)],
                source: key === null ? null : { leads: { ...LEAD_LISTS.country(key), figure: open }, report },
              }))}
            />
            {origins.length > listed.length && (
              <Text size="sm" c="dimmed" mt={4}>
                {t('moreCountries', { count: origins.length - listed.length })}
              </Text>
            )}
          </div>
        </div>
      )}
    </DashboardCard>
  );
}
