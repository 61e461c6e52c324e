import { Anchor, type AnchorProps, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportReference } from './dashboard.rules';
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

interface ReportLinkProps extends AnchorProps {
  reference: ReportReference;
  children: ReactNode;
}

/** A link to a report with its parameters. */
function ReportLink({ reference: { report, parameters }, children, ...props }: ReportLinkProps) {
  return (
    <Anchor {...props} component={Link} to={`/reports/${report}`} search={parameters as never}>
      {children}
    </Anchor>
  );
}
