import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { RowSection } from '../../shared/layout/row-section';
import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';
import { TimelineItem, TimelineText } from './timeline-item';
import { TimelineMonths } from './timeline-months';
import { TimelineStates } from './timeline-states';
import { timelineQuery } from './timeline.api';
import { splitPlanned } from './timeline.rules';

type Event = components['schemas']['TimelineItemView'];

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

/** Vocabularies with the labels of the more exact type of an item. */
const TYPE_VOCABULARIES: Readonly<Record<string, string>> = {
  interaction: 'interactionKind',
  evidence: 'evidenceKind',
  transition: 'stage',
  status: 'status',
  activity: 'activityKind',
  consent: 'consentPurpose',
};

/** Kinds whose title would say again what their type says. */
const TYPES_AS_TITLES = ['transition', 'status', 'evidence'];

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

/** The title of an item, and in grey what kind of item it is. */
function EventTitle({ event: { kind, type, title, realisation } }: { event: Event }) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const label = useLabels();
  const vocabulary = TYPE_VOCABULARIES[kind];
  const exact = vocabulary && type ? label(vocabulary, type) : null;
  if (kind === 'transition') {
    return (
      <>
        {t('movedTo')} <strong>{exact}</strong>
      </>
    );
  }
  const kindText = label('timelineKind', kind);
  const [name, note] = TYPES_AS_TITLES.includes(kind)
    ? [exact, kindText]
    : [title, kind === 'interaction' ? exact : [kindText, exact].filter(Boolean).join(': ')];
  return (
    <>
      <strong>
        {realisation
          ? t('realised', {
              jobs: format.count(realisation.jobs),
              amount: format.money(realisation.capexEur, 'EUR'),
              day: format.day(realisation.asOf),
            })
          : name}
      </strong>{' '}
      <span style={{ color: 'var(--mantine-color-dimmed)' }}>{note}</span>
    </>
  );
}
