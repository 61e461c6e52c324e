import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Box, Button, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import { type BoardStage, columnQuery } from './board.api';
import { canDropOn } from './board-drag.rules';
import classes from './board.module.css';
import { LeadCard } from './lead-card';
import { useTransitionDialog } from '../../records/leads/lead-actions/use-lead-dialogs';
import { useCanChange } from '../../records/leads/use-can-change';

interface BoardColumnProps {
  column: BoardStage;
  search: ListSearch;
  today: string;
}

/** One stage of the pipeline: its totals and its cards. A card that is dropped on it begins a transition. */
export function BoardColumn({ column, search, today }: BoardColumnProps) {
  const { t } = useTranslation(['pipeline', 'shared']);
  const format = useFormat();
  const label = useLabels();
  const { stage, count, open, onHold, closedSince, jobsExpected, capexEur, items, nextCursor } = column;
  const held = onHold > 0 && t('heldLeads', { leads: format.count(onHold) });
  const counted = closedSince
    ? t('wonLeads', { leads: format.count(count) })
    : t('openLeads', { leads: format.count(open) });
  const further = useInfiniteQuery(columnQuery(search, column));
  const [element, isOver] = useDropTarget(stage);
  const canChange = useCanChange();
  const cards = [...items, ...(further.data?.pages.flatMap((page) => page.items) ?? [])];
  const hasMore = further.data ? further.hasNextPage : nextCursor !== null;
  const headingId = `stage-${stage}`;
  return (
    <Box
      ref={element}
      component="section"
      className={classes['column']}
      data-over={isOver || undefined}
      aria-labelledby={headingId}
    >
      <Box px={8} py={4} fz={13} lh="18px">
        <Title order={2} fz={13.5} lh="18px" id={headingId}>
          {label('stage', stage)}
        </Title>
        <Text inherit truncate>
          <b>{counted}</b>
          {held && ` · ${held}`}
        </Text>
        <Text inherit c="dimmed" truncate>
          {t('jobs', { jobs: format.count(jobsExpected) })} · {format.euro(capexEur)}
        </Text>
      </Box>
      <Stack
        gap={6}
        p={6}
        pt={2}
        className={classes['cards']}
        tabIndex={0}
        aria-label={label('stage', stage)}
        role="group"
      >
        {cards.map((lead) => (
          <LeadCard
            key={lead.id}
            lead={lead}
            today={today}
            isMovable={canChange(lead)}
            hasOneOwner={search['ownerId'] === 'me'}
          />
        ))}
        {cards.length === 0 && (
          <Text size="sm" c="dimmed" ta="center" py="md">
            {t('words.noLeads')}
          </Text>
        )}
        {hasMore && (
          <Button variant="subtle" size="xs" loading={further.isFetching} onClick={() => void further.fetchNextPage()}>
            {t('shared:more')}
          </Button>
        )}
      </Stack>
    </Box>
  );
}

/** Makes an element accept leads of other stages. Returns its reference, and whether a lead is over it. */
function useDropTarget(stage: BoardStage['stage']) {
  const element = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const { openTransition } = useTransitionDialog();
  useEffect(() => {
    if (!element.current) return undefined;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => canDropOn(stage, source.data),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        openTransition(String(source.data['leadId']), stage);
      },
    });
  }, [stage, openTransition]);
  return [element, isOver] as const;
}
