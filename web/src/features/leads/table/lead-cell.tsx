import { useTranslation } from 'react-i18next';
import fields from 'record-catalogue/leads';
import { Badge, Group, Text } from '@mantine/core';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import { useMemo } from 'react';
import { DueDay } from '../../../records/days/due-day';
import { useNearDay } from '../../../records/days/use-near-day';
import { useFieldText } from '../../../records/fields/use-field-text';
import { findToday, lowerFirst } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { useDensity } from '../../../shared/session/use-density';
import { LeadLink } from './lead-link';
import classes from '../../../shared/tables/record-table.module.css';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import type { Lead } from '../leads.api';
import { type CellField, isCellField } from './cell-fields.rules';
import { EditableCell } from './editable-cell';
import { getColumnField } from '../../../records/leads/lead-list/lead-columns.rules';
import { CompanyLink } from '../../../records/companies/company-link';
import { StatusBadge } from '../../../records/leads/status-badge';
import { SectorTitle } from '../../../records/reference/sector-title';

interface EditableLeadCellProps extends LeadCellProps {
  canEdit: boolean;
  onEdit: (lead: Lead, field: CellField | 'nextTask', anchor: HTMLElement) => void;
}

/** A cell of the table, which can be edited in place where its field can. */
export function EditableLeadCell({ canEdit, onEdit, ...cell }: EditableLeadCellProps) {
  const { lead, column, texts, isReachable } = cell;
  const field = getColumnField(column);
  const content = <LeadCell {...cell} />;
  if (!canEdit || lead.archivedAt !== null || !isCellField(field)) return content;
  return (
    <EditableCell
      label={texts.t('words.changeNamed', { name: `${texts.getLabel(field)} · ${lead.title}` })}
      isActive={isReachable}
      onEdit={(anchor) => onEdit(lead, field, anchor)}
    >
      {content}
    </EditableCell>
  );
}

interface LeadCellProps {
  lead: Lead;
  column: string;
  texts: CellTexts;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
function LeadCell({ lead, column, texts, isReachable }: LeadCellProps) {
  const { label, write } = texts;
  switch (column) {
    case 'title':
      return <TitleCell lead={lead} texts={texts} isReachable={isReachable} />;
    case 'company':
      return <CompanyCell company={lead.company} isCompact={texts.isCompact} isReachable={isReachable} />;
    case 'status':
      return <StatusBadge status={lead.status}>{label('status', lead.status)}</StatusBadge>;
    case 'nextTask':
      return <TaskCell task={lead.nextTask} texts={texts} />;
    case 'expectedDecisionOn':
      return <DecisionCell lead={lead} texts={texts} />;
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
      return lead.sector === null ? <Nothing /> : <SectorTitle code={lead.sector} version={lead.sectorVersion} isCut />;
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

interface CompanyCellProps extends Pick<LeadCellProps, 'isReachable'> {
  company: Lead['company'];
  isCompact: boolean;
}

/** The company and its country. Where rows are compact, its native name is in the title of the link only. */
function CompanyCell({ company, isCompact, isReachable }: CompanyCellProps) {
  const { name, nativeName, country } = company;
  return (
    <div>
      <Group gap={6} wrap="nowrap" align="baseline">
        <CompanyLink
          company={company}
          fw={400}
          c="inherit"
          title={[name, nativeName].filter(Boolean).join(' · ')}
          tabIndex={isReachable ? 0 : -1}
        />
        <Text size="xs" c="dimmed">
          {country}
        </Text>
      </Group>
      {!isCompact && nativeName && (
        <Text size="xs" c="dimmed" truncate lh={1.4} lang="zh">
          {nativeName}
        </Text>
      )}
    </div>
  );
}

interface TitleCellProps {
  lead: Lead;
  texts: CellTexts;
  isReachable: boolean;
}

function Pill({ color, title, children }: { color: string; title?: string; children: string }) {
  return (
    <Badge size="sm" variant="light" color={color} tt="none" fw={500} fz={12} title={title} style={{ flexShrink: 0 }}>
      {children}
    </Badge>
  );
}

function TitleCell({ lead, texts: { t, format, label }, isReachable }: TitleCellProps) {
  const request = lead.verificationRequest && label('verificationRequest', lead.verificationRequest.state);
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <LeadLink lead={lead} tabIndex={isReachable ? 0 : -1} />
      {lead.staleSince !== null && (
        <Pill color="orange" title={t('words.staleSince', { day: format.day(lead.staleSince) })}>
          {t('words.staleMark')}
        </Pill>
      )}
      {lead.status !== 'open' && <Pill color="gray">{lowerFirst(label('status', lead.status))}</Pill>}
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

/** The next open task of a lead with its day, first where rows are compact: days below each other can be compared. */
function TaskCell({ task, texts: { isCompact, today } }: { task: Lead['nextTask']; texts: CellTexts }) {
  if (!task) return <Nothing />;
  const day = <DueDay day={task.dueOn} today={today} />;
  const title = (
    <Text size="sm" truncate title={task.title}>
      {task.title}
    </Text>
  );
  if (!isCompact) {
    return (
      <div>
        {title}
        <Text size="xs">{day}</Text>
      </div>
    );
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" w={74} style={{ flexShrink: 0, whiteSpace: 'nowrap' }}>
        {day}
      </Text>
      {title}
    </Group>
  );
}

/** The day of the decision, which can be overdue only while the lead is open. */
function DecisionCell({ lead: { expectedDecisionOn, status }, texts }: Pick<LeadCellProps, 'lead' | 'texts'>) {
  if (expectedDecisionOn === null) return <Nothing />;
  if (status !== 'open') return <OneLine>{texts.near(expectedDecisionOn)}</OneLine>;
  return (
    <Text size="sm" truncate>
      <DueDay day={expectedDecisionOn} today={texts.today} />
    </Text>
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
  const { near } = useNearDay();
  const getLabel = useFieldLabels('leads');
  const isCompact = useDensity() === 'compact';
  const today = findToday();
  return useMemo(
    () => ({ t, format, label, write, near, getLabel, isCompact, today }),
    [t, format, label, write, near, getLabel, isCompact, today],
  );
}

export type CellTexts = ReturnType<typeof useCellTexts>;
