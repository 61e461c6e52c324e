import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportReference } from './dashboard.rules';
import { ReportLink } from './report-link';
import classes from './dashboard.module.css';

interface DashboardCardProps {
  title: string;
  /** The days of the figures. */
  days: string;
  report: ReportReference;
  children: ReactNode;
}

/** A part of the dashboard: what it shows, of which days, and the report that its figures come from. */
export function DashboardCard({ title, days, report, children }: DashboardCardProps) {
  const { t } = useTranslation('dashboard');
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['card']}>
      <Group justify="space-between" gap="xs" align="baseline" mb="xs">
        <div>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {days}
          </Text>
        </div>
        <ReportLink reference={report} size="sm" className={classes['screen']} aria-label={t('reportOf', { title })}>
          {t('words.report')}
        </ReportLink>
      </Group>
      {children}
    </section>
  );
}
