import { Card, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LeadLink } from './lead-link';
import type { Lead } from '../leads.api';
import { CompanyLink } from '../../../records/companies/company-link';
import { StatusBadge } from '../../../records/leads/status-badge';
import { RecordCards } from '../../../shared/tables/record-cards';
import classes from '../../../shared/tables/record-table.module.css';
import { type CellTexts, useCellTexts } from './lead-cell';

interface LeadCardsProps {
  leads: Lead[];
  onEndNear: () => void;
  foot: ReactNode;
}

/** The leads as cards, on screens that are too narrow for a table. */
export function LeadCards({ leads, ...list }: LeadCardsProps) {
  const { t } = useTranslation('leads');
  const texts = useCellTexts();
  return (
    <RecordCards
      {...list}
      label={t('words.leads')}
      rows={leads}
      renderCard={(lead) => <LeadCard lead={lead} texts={texts} />}
    />
  );
}

function LeadCard({ lead, texts: { t, format, label, today } }: { lead: Lead; texts: CellTexts }) {
  const { nextTask, company } = lead;
  const isOverdue = nextTask?.dueOn != null && nextTask.dueOn < today;
  return (
    <Card withBorder p="sm" radius="md">
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <LeadLink lead={lead} isWrapped />
          <StatusBadge status={lead.status}>{label('status', lead.status)}</StatusBadge>
        </Group>
        <Text size="sm" truncate>
          <CompanyLink company={company} fw={400} c="inherit" />
          {company.nativeName !== null && (
            <Text span inherit c="dimmed" lang="zh">
              {' '}
              {company.nativeName}
            </Text>
          )}
          <Text span inherit c="dimmed">
            {' · '}
            {company.country}
          </Text>
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {lead.reference} · {label('stage', lead.stage)} · {lead.ownerName}
        </Text>
        {nextTask && (
          <Text size="xs" truncate className={isOverdue ? classes['danger'] : undefined}>
            {nextTask.title}
            {nextTask.dueOn !== null &&
              ` · ${t(isOverdue ? 'words.overdueSince' : 'words.dueDay', { day: format.day(nextTask.dueOn) })}`}
          </Text>
        )}
        {lead.verificationRequest && (
          <Text size="xs" fw={600}>
            {label('verificationRequest', lead.verificationRequest.state)}
          </Text>
        )}
        {lead.staleSince !== null && (
          <Text size="xs" className={classes['warning']}>
            {t('words.staleSince', { day: format.day(lead.staleSince) })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
