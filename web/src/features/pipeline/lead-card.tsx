import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countDays } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import type { Lead } from '../../records/leads/lead.api';
import { buildDraggedLead } from './board-drag.rules';
import { LeadMenu } from '../../records/leads/lead-actions/lead-menu';
import { VerificationBadge } from '../../records/leads/verification/verification-state';

/** The lead whose card had the focus when React removed it, until React has added all others. */
let lostLeadId: string | null = null;

/** Keeps the focus on a lead that moves: its card is removed from one column and added to another. */
function useKeptFocus(card: RefObject<HTMLElement | null>, leadId: string): void {
  useLayoutEffect(() => {
    const element = card.current;
    if (lostLeadId === leadId) element?.querySelector('a')?.focus();
    return () => {
      if (!element?.contains(document.activeElement)) return;
      lostLeadId = leadId;
      queueMicrotask(() => (lostLeadId = null));
    };
  }, [card, leadId]);
}

interface LeadCardProps {
  lead: Lead;
  today: string;
  isMovable: boolean;
}

/** A lead on the board. It can be dragged, and its menu can do the same by keyboard. */
export function LeadCard({ lead, today, isMovable }: LeadCardProps) {
  const { t } = useTranslation('pipeline');
  const format = useFormat();
  const element = useRef<HTMLDivElement>(null);
  const [isDragged, setDragged] = useState(false);
  const { id, stage } = lead;
  useKeptFocus(element, id);
  useEffect(() => {
    if (!element.current || !isMovable) return undefined;
    return draggable({
      element: element.current,
      getInitialData: () => buildDraggedLead({ id, stage }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [id, stage, isMovable]);
  return (
    <Card
      ref={element}
      component="article"
      withBorder
      p="sm"
      radius="md"
      opacity={isDragged ? 0.4 : 1}
      aria-labelledby={`card-${id}`}
    >
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
          <Anchor
            id={`card-${id}`}
            c="inherit"
            fw={600}
            size="sm"
            lh={1.3}
            renderRoot={(props) => <Link {...props} to="/leads/$leadId" params={{ leadId: id }} draggable={false} />}
          >
            {lead.title}
          </Anchor>
          <LeadMenu lead={lead} isMovable={isMovable} />
        </Group>
        <Text size="sm">
          {lead.company.name}
          {lead.company.nativeName && (
            <Text span c="dimmed" lang="zh">
              {' '}
              {lead.company.nativeName}
            </Text>
          )}
          <Text span c="dimmed">
            {' · '}
            {lead.company.country}
          </Text>
        </Text>
        {(lead.nextTask || lead.status !== 'won') && <NextTask task={lead.nextTask} today={today} />}
        <Group gap={6}>
          {lead.status === 'on_hold' && (
            <Badge color="gray" variant="light">
              {t('onHold')}
            </Badge>
          )}
          {lead.staleSince !== null && lead.staleSince <= today && (
            <Badge color="orange" variant="light" leftSection={<Clock size={12} aria-hidden />}>
              {t('words.staleSince', { day: format.day(lead.staleSince) })}
            </Badge>
          )}
          <VerificationBadge lead={lead} />
          {lead.confidential && (
            <Badge color="grape" variant="light" leftSection={<Lock size={12} aria-hidden />}>
              {t('words.confidential')}
            </Badge>
          )}
        </Group>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed" flex="none">
            {lead.status === 'won' && lead.closedOn
              ? t('wonOn', { day: format.day(lead.closedOn) })
              : t('days', { count: Math.max(0, countDays(lead.stageEnteredOn, today)) })}
          </Text>
          <Text size="xs" c="dimmed" truncate title={lead.ownerName}>
            {lead.ownerName}
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}

/** The next open task of a lead, and whether it is overdue. */
function NextTask({ task, today }: { task: Lead['nextTask']; today: string }) {
  const { t } = useTranslation('pipeline');
  const format = useFormat();
  if (!task) {
    return (
      <Text size="xs" c="dimmed">
        {t('noTask')}
      </Text>
    );
  }
  const isOverdue = task.dueOn !== null && task.dueOn < today;
  return (
    <Text size="xs">
      {t('nextTask', { title: task.title })}
      {task.dueOn !== null && (
        <Text span inherit c={isOverdue ? 'red' : 'dimmed'} fw={isOverdue ? 600 : 400}>
          {' '}
          ({t(isOverdue ? 'words.overdueSince' : 'words.dueDay', { day: format.day(task.dueOn) })})
        </Text>
      )}
    </Text>
  );
}
