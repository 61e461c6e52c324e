import { Text, VisuallyHidden } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { Dashboard } from './dashboard.api';
import { DashboardCard } from './dashboard-card';
import { buildReports, buildYear, computeBarLength, LEAD_LISTS } from './dashboard.rules';
import { FigureLink } from './figure-link';
import classes from './dashboard.module.css';

/** The announced investments of the last ten years, as bars. A year that is not over is marked. */
export function YearsCard({ asOf, annual }: Dashboard) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const report = buildReports(asOf).annual;
  const { rows, partialIntervals } = annual;
  const greatest = Math.max(...rows.map(({ projects }) => projects));
  const findPart = (year: string) => partialIntervals.find(({ value }) => value === year);
  const years = t('period', { from: rows[0]?.year ?? '', to: rows.at(-1)?.year ?? '' });
  return (
    <DashboardCard title={t('wins')} days={`${years} · ${t('knownOn', { day: format.day(asOf) })}`} report={report}>
      <ol className={classes['years']}>
        {rows.map(({ year, projects, jobs }) => {
          const part = findPart(year);
          const days = part && t('period', { from: format.day(part.from), to: format.day(part.to) });
          return (
            <li key={year}>
              <FigureLink
                source={{ leads: { ...LEAD_LISTS.announced(buildYear(year, asOf)), figure: projects }, report }}
                asOf={asOf}
                className={classes['year']}
              >
                <span className={classes['yearName']}>
                  {year}
                  {part && '*'}
                  <VisuallyHidden>{days && `, ${days}`}: </VisuallyHidden>
                </span>
                <span className={classes['column']}>
                  <span>
                    <b>{format.count(projects)}</b>
                    <VisuallyHidden> {t('projects', { count: projects })}, </VisuallyHidden>
                  </span>
                  <span
                    className={classes['yearBar']}
                    data-part={part !== undefined}
                    style={{ '--length': `${computeBarLength(projects, greatest)}%` } as CSSProperties}
                  />
                </span>
                <span className={classes['yearJobs']}>
                  {format.count(jobs)}
                  <VisuallyHidden> {t('jobWord', { count: jobs })}</VisuallyHidden>
                </span>
              </FigureLink>
            </li>
          );
        })}
      </ol>
      <Text size="xs" c="dimmed" mt="xs">
        {t('yearsLegend')}
        {partialIntervals.map(({ value, from, to }) => (
          <span key={value}> {t('partYear', { year: value, from: format.day(from), to: format.day(to) })}</span>
        ))}
      </Text>
    </DashboardCard>
  );
}
