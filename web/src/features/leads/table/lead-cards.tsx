import { Card, Group, Stack, Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeadLink } from './lead-link';
import classes from './lead-table.module.css';
import type { Lead } from '../leads.api';
import { StatusBadge } from '../../../records/leads/status-badge';
import { type CellTexts, useCellTexts } from './use-cell-texts';

const CARD_HEIGHT = 132;
const CARDS_AHEAD = 20;

interface LeadCardsProps {
  leads: Lead[];
  onEndNear: () => void;
  foot: ReactNode;
}

/** The leads as cards, on screens that are too narrow for a table. */
export function LeadCards({ leads, onEndNear, foot }: LeadCardsProps) {
  const { t } = useTranslation('leads');
  const texts = useCellTexts();
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtualizer = useWindowVirtualizer({
    count: leads.length,
    estimateSize: () => CARD_HEIGHT,
    overscan: 6,
    gap: 8,
    scrollMargin: offset,
  });
  const end = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (end >= leads.length - CARDS_AHEAD) onEndNear();
  }, [end, leads.length, onEndNear]);
  return (
    <>
      <div
        ref={list}
        role="list"
        aria-label={t('title')}
        style={{ position: 'relative', height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={leads[index]!.id}
            role="listitem"
            aria-setsize={-1}
            aria-posinset={index + 1}
            ref={virtualizer.measureElement}
            data-index={index}
            style={{ position: 'absolute', insetInline: 0, top: start - offset }}
          >
            <LeadCard lead={leads[index]!} texts={texts} />
          </div>
        ))}
      </div>
      {foot}
    </>
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
          {company.name}
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
            {nextTask.dueOn !== null && ` · ${t(isOverdue ? 'overdue' : 'due', { day: format.day(nextTask.dueOn) })}`}
          </Text>
        )}
        {lead.staleSince !== null && (
          <Text size="xs" className={classes['warning']}>
            {t('staleSinceDay', { day: format.day(lead.staleSince) })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
