import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { RowSection } from '../../shared/layout/row-section';
import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';
import { type Event, EventTitle } from './event-title';
import { TimelineItem, TimelineText } from './timeline-item';
import { TimelineMonths } from './timeline-months';
import { TimelineStates } from './timeline-states';
import { timelineQuery } from './timeline.api';
import { splitPlanned } from './timeline.rules';

interface EventListProps {
  collection: ScreenCollection;
  id: string;
  /** The tasks that are still open. The creation of a task is no event where they are shown. */
  tasks?: ReactNode;
  /** The number of events after which the others are shown on request. */
  limit?: number;
}

/** Everything that happened to a record, newest first, below what lies ahead. */
export function EventList({ collection, id, tasks, limit = Infinity }: EventListProps) {
  const { t } = useTranslation(['timeline', 'shared']);
  const query = useInfiniteQuery(timelineQuery(collection, id));
  const [isCut, setCut] = useState(true);
  const render = (event: Event) => (
    <EventItem key={`${event.kind} ${event.id}`} event={event} isLeadShown={collection !== 'leads'} />
  );
  return (
    <>
      {tasks}
      <TimelineStates
        query={query}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        isShown={({ kind }) => collection !== 'leads' || kind !== 'task'}
        isCut={(events) => isCut && splitPlanned(events, findToday()).past.length > limit}
      >
        {(events) => {
          const { planned, past } = splitPlanned(events, findToday());
          const shown = isCut ? past.slice(0, limit) : past;
          return (
            <>
              {planned.length > 0 && <RowSection title={t('ahead')}>{planned.map(render)}</RowSection>}
              <TimelineMonths items={shown} getAt={({ at }) => at} render={render} />
              {shown.length < past.length && (
                <Button variant="subtle" mt="sm" onClick={() => setCut(false)}>
                  {t('shared:more')}
                </Button>
              )}
            </>
          );
        }}
      </TimelineStates>
    </>
  );
}

function EventItem({ event, isLeadShown }: { event: Event; isLeadShown: boolean }) {
  const { kind, type, detail, at, actorName, dueOn, leadReference } = event;
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const isInteraction = kind === 'interaction';
  return (
    <TimelineItem
      icon={(isInteraction && type) || kind}
      isInteraction={isInteraction}
      title={<EventTitle event={event} />}
      at={at}
      actor={actorName}
      leadReference={isLeadShown ? leadReference : null}
    >
      {detail && <TimelineText>{dueOn ? t('words.dueDay', { day: format.day(dueOn) }) : detail}</TimelineText>}
    </TimelineItem>
  );
}
