import { useTranslation } from 'react-i18next';
import fields from 'record-catalogue/leads';
import { Badge, Group, Text } from '@mantine/core';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import { type ReactNode, useMemo } from 'react';
import { useFieldText } from '../../../records/fields/use-field-text';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { LeadLink } from './lead-link';
import classes from '../../../shared/tables/record-table.module.css';
import type { Lead } from '../leads.api';
import { CompanyLink } from '../../../records/companies/company-link';
import { StatusBadge } from '../../../records/leads/status-badge';
import { SectorTitle } from '../../../records/reference/sector-title';

interface LeadCellProps {
  lead: Lead;
  column: string;
  texts: CellTexts;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function LeadCell({ lead, column, texts, isReachable }: LeadCellProps) {
  const { label, write } = texts;
  switch (column) {
    case 'title':
      return <TitleCell lead={lead} texts={texts} isReachable={isReachable} />;
    case 'company':
      return (
        <TwoLines second={<CompanyDetails company={lead.company} />} title={lead.company.name}>
          <CompanyLink company={lead.company} fw={400} c="inherit" tabIndex={isReachable ? 0 : -1} />
        </TwoLines>
      );
    case 'status':
      return <StatusBadge status={lead.status}>{label('status', lead.status)}</StatusBadge>;
    case 'nextTask':
      return <TaskCell task={lead.nextTask} texts={texts} />;
    case 'staleSince':
      return <StaleCell day={lead.staleSince} texts={texts} />;
    case 'capexEur':
      return <OneLine>{getCapexText(lead, texts)}</OneLine>;
    case 'channel':
      return <OneLine>{label('channel', lead.source.channel)}</OneLine>;
    case 'screening':
      return <OneLine>{label('screening', lead.screening.status)}</OneLine>;
    case 'owner':
      return <OneLine>{lead.ownerName}</OneLine>;
    case 'projectManager':
      return <OneLine>{lead.projectManagerName}</OneLine>;
    case 'sector':
      return lead.sector === null ? <Nothing /> : <SectorTitle code={lead.sector} isCut />;
    default:
      return <OneLine>{write(fields[column], lead[column as keyof Lead])}</OneLine>;
  }
}

/** A text; a dash if there is none, which a screen reader leaves out. */
function OneLine({ children }: { children: string | null }) {
  if (!children) return <Nothing />;
  return (
    <Text size="sm" truncate title={children}>
      {children}
    </Text>
  );
}

function Nothing() {
  return (
    <Text size="sm" c="dimmed" aria-hidden>
      –
    </Text>
  );
}

interface TwoLinesProps {
  children: ReactNode;
  second: ReactNode;
  title: string;
}

function TwoLines({ children, second, title }: TwoLinesProps) {
  return (
    <div>
      <Text size="sm" truncate lh={1.3} title={title}>
        {children}
      </Text>
      <Text size="xs" c="dimmed" truncate lh={1.4}>
        {second}
      </Text>
    </div>
  );
}

function CompanyDetails({ company }: { company: Lead['company'] }) {
  return (
    <>
      {company.country}
      {company.nativeName !== null && <span lang="zh"> · {company.nativeName}</span>}
    </>
  );
}

interface TitleCellProps {
  lead: Lead;
  texts: CellTexts;
  isReachable: boolean;
}

function TitleCell({ lead, texts: { t, label }, isReachable }: TitleCellProps) {
  const request = lead.verificationRequest && label('verificationRequest', lead.verificationRequest.state);
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <LeadLink lead={lead} tabIndex={isReachable ? 0 : -1} />
      {lead.confidential && (
        <Lock size={14} aria-label={t('words.confidential')} role="img" style={{ flexShrink: 0 }} />
      )}
      {request && (
        <span role="img" aria-label={request} title={request} className={classes['warning']} style={{ flexShrink: 0 }}>
          <BadgeCheck size={16} aria-hidden style={{ verticalAlign: 'text-bottom' }} />
        </span>
      )}
      {lead.archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('words.archived')}
        </Badge>
      )}
    </Group>
  );
}

/** The next open task of a lead, and whether it is overdue. */
function TaskCell({ task, texts: { t, format, today } }: { task: Lead['nextTask']; texts: CellTexts }) {
  if (!task) return <Nothing />;
  const isOverdue = task.dueOn !== null && task.dueOn < today;
  const due = task.dueOn !== null && (
    <Text span inherit className={isOverdue ? classes['danger'] : undefined} fw={isOverdue ? 600 : 400}>
      {t(isOverdue ? 'words.overdueSince' : 'words.dueDay', { day: format.day(task.dueOn) })}
    </Text>
  );
  return (
    <TwoLines second={due} title={task.title}>
      {task.title}
    </TwoLines>
  );
}

function StaleCell({ day, texts: { format } }: { day: string | null; texts: CellTexts }) {
  if (day === null) return <Nothing />;
  return (
    <Group gap={4} wrap="nowrap" className={classes['warning']}>
      <Clock size={14} aria-hidden />
      <Text size="sm" fw={500}>
        {format.day(day)}
      </Text>
    </Group>
  );
}

function getCapexText({ capexEur, capexUndisclosed }: Lead, { t, format }: CellTexts): string | null {
  if (capexEur !== null) return format.euro(capexEur);
  return capexUndisclosed ? t('undisclosed') : null;
}

/** Returns what the cells of all rows need to write their texts, so that no cell has to look it up. */
export function useCellTexts() {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const label = useLabels();
  const write = useFieldText({ hasUsers: false });
  const today = findToday();
  return useMemo(() => ({ t, format, label, write, today }), [t, format, label, write, today]);
}

export type CellTexts = ReturnType<typeof useCellTexts>;
