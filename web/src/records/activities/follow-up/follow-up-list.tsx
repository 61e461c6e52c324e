import { Button, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { ContactLink } from '../../contacts/contact-link';
import { openLogInteraction } from '../../interactions/log-interaction.store';
import { type FollowUpAttendee, followUpQuery } from '../activities.api';

interface FollowUpListProps {
  activity: { id: string };
  /** Whether the activity is over, so that its follow-up has begun. */
  isOver: boolean;
}

/** The people who were there, with the first contact since. */
export function FollowUpList({ activity, isOver }: FollowUpListProps) {
  const { t } = useTranslation('follow-up');
  const format = useFormat();
  const canExportActivities = useCan('activities:export');
  const canExportContacts = useCan('contacts:export');
  const [isOpenOnly, setOpenOnly] = useState(false);
  const query = useInfiniteQuery(followUpQuery(activity.id, isOpenOnly));
  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const attendees = query.data.pages.flatMap((page) => page.items);
  const search = isOpenOnly ? { 'contactedOn.isNull': true, contactable: true } : {};
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(isOver ? 'hint' : 'notOver', { day: format.day(findToday()) })}
      </Text>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('words.show')}
          value={isOpenOnly ? 'open' : 'all'}
          onChange={(shown) => setOpenOnly(shown === 'open')}
          data={[
            { value: 'all', label: t('words.everybody') },
            { value: 'open', label: t('open') },
          ]}
        />
        {canExportActivities && canExportContacts && (
          <ExportMenu
            list={{
              path: `/api/v1/activities/${activity.id}/follow-up`,
              fields: [],
              sorts: [],
              defaultSort: 'fullName',
              columns: [],
            }}
            search={search}
            formats={['xlsx', 'csv', 'jsonl']}
            hint={t('exportHint')}
          />
        )}
      </Group>
      {attendees.length === 0 && (
        <EmptyState
          title={t(isOpenOnly ? 'nobodyOpen' : 'empty')}
          hint={t(isOpenOnly ? 'nobodyOpenHint' : 'emptyHint')}
        />
      )}
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {attendees.map((attendee) => (
          <Attendee key={attendee.id} attendee={attendee} isOver={isOver} />
        ))}
      </Stack>
      <ShowMore query={query} />
    </Stack>
  );
}

function Attendee({ attendee, isOver }: { attendee: FollowUpAttendee; isOver: boolean }) {
  const { t } = useTranslation('follow-up');
  const format = useFormat();
  const canLog = useCan('interactions:write');
  const { contactId: id, fullName, companyName, contactable, whyNot, contactedOn, days } = attendee;
  const text = !contactable
    ? t(`whyNot.${whyNot ?? 'objection'}`)
    : contactedOn === null
      ? t('notContacted')
      : t('contacted', { day: format.day(contactedOn), count: days ?? 0 });
  return (
    <Card withBorder p="sm" component="li">
      <Group justify="space-between" gap="xs">
        <div style={{ minWidth: 0 }}>
          <ContactLink contact={{ id, fullName }} isWrapped />
          <Text size="sm" c="dimmed">
            {companyName}
          </Text>
          <Text size="sm">{text}</Text>
        </div>
        {canLog && isOver && contactable && (
          <Button
            variant={contactedOn === null ? 'light' : 'subtle'}
            size="xs"
            aria-label={t('logAbout', { name: fullName })}
            onClick={() => openLogInteraction({ kind: 'contact', id, title: fullName })}
          >
            {t('words.logInteraction')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
