import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Anchor, Card, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '../../records/leads/lead.api';
import { LeadMenu } from '../../records/leads/lead-actions/lead-menu';
import { countDays } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useDensity } from '../../shared/session/use-density';
import { useCan } from '../../shared/session/use-session';
import { buildDraggedLead } from './board-drag.rules';
import classes from './board.module.css';
import { CompactCardContent } from './compact-card-content';
import { FullCardContent } from './full-card-content';
import { MoversNote } from './movers-note';

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
  /** Whether all cards are those of one owner. */
  hasOneOwner: boolean;
}

/** A lead on the board. It can be dragged, and its menu can do the same by keyboard. */
export function LeadCard({ lead, today, isMovable, hasOneOwner }: LeadCardProps) {
  const element = useRef<HTMLDivElement>(null);
  const [isDragged, setDragged] = useState(false);
  const isCompact = useDensity() === 'compact';
  const canWrite = useCan('leads:write');
  const { id, stage, title } = lead;
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
      p={isCompact ? '6px 8px' : 'sm'}
      radius="md"
      opacity={isDragged ? 0.4 : 1}
      className={classes['card']}
      data-movable={isMovable}
      data-held={lead.status === 'on_hold' || undefined}
      aria-labelledby={`card-${id}`}
      aria-describedby={isCompact ? `about-${id}` : undefined}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap={4}>
        <Anchor
          id={`card-${id}`}
          c="inherit"
          fw={600}
          fz={isCompact ? 13 : 'sm'}
          lh={isCompact ? '18px' : 1.3}
          className={isCompact ? classes['title'] : undefined}
          title={isCompact ? title : undefined}
          renderRoot={(props) => <Link {...props} to="/leads/$leadId" params={{ leadId: id }} draggable={false} />}
        >
          {title}
        </Anchor>
        {isMovable ? <LeadMenu lead={lead} isMovable /> : canWrite && <MoversNote lead={lead} />}
      </Group>
      {isCompact ? (
        <>
          <CompactCardContent lead={lead} today={today} hasOneOwner={hasOneOwner} />
          <CardDescription id={`about-${id}`} lead={lead} today={today} />
        </>
      ) : (
        <FullCardContent lead={lead} today={today} />
      )}
    </Card>
  );
}

/** Tells a screen reader what a card of two lines leaves out. */
function CardDescription({ id, lead, today }: { id: string; lead: Lead; today: string }) {
  const { t } = useTranslation('pipeline');
  const format = useFormat();
  const { company, nextTask, stageEnteredOn } = lead;
  const parts = [
    company.nativeName,
    format.country(company.country),
    nextTask && t('nextTask', { title: nextTask.title }),
    t('days', { count: Math.max(0, countDays(stageEnteredOn, today)) }),
  ];
  return (
    <span id={id} hidden>
      {parts.filter(Boolean).join(' · ')}
    </span>
  );
}
