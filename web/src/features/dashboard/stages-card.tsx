import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { Dashboard } from './dashboard.api';
import { DashboardCard } from './dashboard-card';
import { buildReports, computeBarLength, LEAD_LISTS } from './dashboard.rules';
import { FigureTable } from './figure-table';

/** The open leads of each stage, as bars with their figures. */
export function StagesCard({ asOf, stages }: Dashboard) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const report = buildReports(asOf).stages;
  // A lead in the last stage is won, so that none of it is open.
  const rows = stages.rows.filter(({ key, open }) => key !== 'invested' || open > 0);
  const greatest = Math.max(...rows.map(({ open }) => open));
  return (
    <DashboardCard title={t('stages')} days={t('onDay', { day: format.day(asOf) })} report={report}>
      <FigureTable
        asOf={asOf}
        label={t('stages')}
        headings={[t('words.stage'), t('words.leads'), t('words.jobs'), t('capexShort')]}
        rows={rows.map(({ key, label, open, jobs, capexEur }) => ({
          key: key ?? '',
          label,
          bar: computeBarLength(open, greatest),
          cells: [format.count(open), format.count(jobs), format.euro(capexEur)],
          source: { leads: { ...LEAD_LISTS.stage(key ?? ''), figure: open }, report },
        }))}
      />
    </DashboardCard>
  );
}
