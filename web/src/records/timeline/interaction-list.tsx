import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useLabels } from '../../shared/labels/use-labels';
import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';
import { UserName } from '../users/user-name';
import { TimelineItem, TimelineText } from './timeline-item';
import { TimelineMonths } from './timeline-months';
import { TimelineStates } from './timeline-states';
import { interactionsQuery } from './timeline.api';

type Interaction = components['schemas']['InteractionView'];

/** The interactions about a record with everything that was noted, newest first. */
export function InteractionList({ collection, id }: { collection: ScreenCollection; id: string }) {
  const { t } = useTranslation('timeline');
  const query = useInfiniteQuery(interactionsQuery(collection, id));
  return (
    <TimelineStates query={query} empty={{ title: t('noInteractions'), hint: t('noInteractionsHint') }}>
      {(items) => (
        <TimelineMonths
          items={items}
          getAt={({ occurredAt }) => occurredAt}
          render={(interaction) => (
            <InteractionItem key={interaction.id} interaction={interaction} isLeadShown={collection !== 'leads'} />
          )}
        />
      )}
    </TimelineStates>
  );
}

function InteractionItem({ interaction, isLeadShown }: { interaction: Interaction; isLeadShown: boolean }) {
  const { kind, direction, subject, summary, outcome, contacts, occurredAt, activityTitle, createdBy } = interaction;
  const label = useLabels();
  const others = [contacts.map(({ fullName }) => fullName).join(', '), activityTitle].filter(Boolean).join(' · ');
  const note = [label('interactionKind', kind), direction && label('direction', direction)].filter(Boolean).join(' · ');
  return (
    <TimelineItem
      icon={kind}
      isInteraction
      name={subject}
      title={
        <>
          <strong>{subject}</strong> <span style={{ color: 'var(--mantine-color-dimmed)' }}>{note}</span>
        </>
      }
      at={occurredAt}
      actor={createdBy ? <UserName id={createdBy} /> : 'system'}
      leadReference={isLeadShown ? interaction.leadReference : null}
    >
      {summary && <TimelineText>{summary}</TimelineText>}
      {outcome && <TimelineText>{outcome}</TimelineText>}
      {others && (
        <Text size="xs" c="dimmed">
          {others}
        </Text>
      )}
    </TimelineItem>
  );
}
