import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { Dashboard } from './dashboard.api';
import { DashboardCard } from './dashboard-card';
import { buildPeriod, buildReports, LEAD_LISTS, type Source } from './dashboard.rules';
import { FigureLink } from './figure-link';
import classes from './dashboard.module.css';

interface Tile {
  name: string;
  text: string;
  value: string;
  /** A comparison, or the meaning of the figure. */
  note?: string;
  source: Source;
}

/** The figures of the open leads at the end of the day. */
export function PipelineTiles({ asOf, stages: { totals } }: Dashboard) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const report = buildReports(asOf).stages;
  const tiles: Tile[] = [
    {
      name: 'open',
      text: t('words.openLeads'),
      value: format.count(totals.open),
      source: { leads: { ...LEAD_LISTS.open(), figure: totals.open }, report },
    },
    {
      name: 'jobs',
      text: t('words.jobsExpected'),
      value: format.count(totals.jobs),
      source: { leads: { ...LEAD_LISTS.jobs(), sum: 'jobsExpected', figure: totals.jobs }, report },
    },
    {
      name: 'capex',
      text: t('words.expectedInvestment'),
      value: format.euro(totals.capexEur),
      source: { leads: { ...LEAD_LISTS.capex(), sum: 'capexEur', figure: totals.capexEur }, report },
    },
    {
      name: 'weightedJobs',
      text: t('words.weightedJobs'),
      value: format.count(totals.weightedJobs),
      source: { leads: { ...LEAD_LISTS.weightedJobs(), sum: 'weightedJobs', figure: totals.weightedJobs }, report },
    },
  ];
  return (
    <DashboardCard title={t('pipeline')} days={t('onDay', { day: format.day(asOf) })} report={report}>
      <Tiles tiles={tiles} asOf={asOf} />
    </DashboardCard>
  );
}

/** The results of the year up to the day. */
export function YearTiles({ asOf, stages, annual, wins }: Dashboard) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const reports = buildReports(asOf);
  const period = buildPeriod(asOf);
  const year = asOf.slice(0, 4);
  const { projects, jobs, capexEur } = annual.tiles;
  const buildAnnounced = (figure: number | null, sum?: string): Source => ({
    leads: { ...LEAD_LISTS.announced(period), ...(sum && { sum }), figure: figure ?? 0 },
    report: reports.annual,
  });
  const describeBefore = (previous: number | null, write: (value: number) => string) =>
    previous === null ? undefined : t('before', { year: Number(year) - 1, value: write(previous) });
  const tiles: Tile[] = [
    {
      name: 'announced',
      text: t('announced'),
      value: format.count(projects.value ?? 0),
      note: describeBefore(projects.previous, format.count),
      source: buildAnnounced(projects.value),
    },
    {
      name: 'announcedJobs',
      text: t('words.announcedJobs'),
      value: format.count(jobs.value ?? 0),
      note: describeBefore(jobs.previous, format.count),
      source: buildAnnounced(jobs.value, 'announcedJobs'),
    },
    {
      name: 'announcedCapex',
      text: t('announcedCapex'),
      value: format.euro(capexEur.value ?? 0),
      note: describeBefore(capexEur.previous, format.euro),
      source: buildAnnounced(capexEur.value, 'announcedCapexEur'),
    },
    {
      name: 'verified',
      text: t('verified'),
      value: format.count(wins.wins),
      note: t('verifiedJobs', { count: wins.jobs, formatted: format.count(wins.jobs) }),
      source: { leads: { ...LEAD_LISTS.verified(period), figure: wins.wins }, report: reports.wins },
    },
    {
      name: 'won',
      text: t('won', { year }),
      value: format.count(stages.totals.won),
      note: t('wonNote'),
      source: { leads: { ...LEAD_LISTS.won(period), figure: stages.totals.won }, report: reports.stages },
    },
  ];
  const days = t('period', { from: format.day(period.from), to: format.day(period.to) });
  return (
    <DashboardCard title={t('year', { year })} days={days} report={reports.annual}>
      <Tiles tiles={tiles} asOf={asOf} />
    </DashboardCard>
  );
}

function Tiles({ tiles, asOf }: { tiles: readonly Tile[]; asOf: string }) {
  return (
    <ul className={classes['tiles']}>
      {tiles.map(({ name, text, value, note, source }) => (
        <li key={name}>
          <FigureLink source={source} asOf={asOf} className={classes['tile']}>
            <Text component="span" display="block" className={classes['value']}>
              {value}
            </Text>
            <Text component="span" display="block" size="sm">
              {text}
            </Text>
            {note && (
              <Text component="span" display="block" size="xs" c="dimmed">
                {note}
              </Text>
            )}
          </FigureLink>
        </li>
      ))}
    </ul>
  );
}
