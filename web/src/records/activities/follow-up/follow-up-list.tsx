import { Button, Card, Group, Stack, Switch, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { CompanyLink } from '../../companies/company-link';
import { ContactLink } from '../../contacts/contact-link';
import { openLogInteraction } from '../../interactions/log-interaction.store';
import { type Attendee, buildFollowUpList, followUpQuery, NOT_CONTACTED } from './follow-up.api';

interface FollowUpListProps {
  activity: { id: string; endsOn: string };
}

/** The attendees of an activity and whether they have been contacted since, with the way to log a contact. */
export function FollowUpList({ activity: { id, endsOn } }: FollowUpListProps) {
  const { t } = useTranslation('follow-up');
  const format = useFormat();
  const [isOpenOnly, setOpenOnly] = useState(false);
  const canExport = useCan('activities:export');
  const query = useInfiniteQuery(followUpQuery(id, isOpenOnly));
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('hint', { day: format.day(endsOn) })}
        </Text>
        <Group gap="sm">
          <Switch
            size="sm"
            label={t('onlyOpen')}
            checked={isOpenOnly}
            onChange={({ currentTarget }) => setOpenOnly(currentTarget.checked)}
          />
          {canExport && (
            <ExportMenu
              list={buildFollowUpList(id)}
              search={isOpenOnly ? NOT_CONTACTED : {}}
              formats={['xlsx', 'csv']}
              hint={t('exportHint')}
            />
          )}
        </Group>
      </Group>
      <Attendees query={query} isOpenOnly={isOpenOnly} />
    </Stack>
  );
}

interface AttendeesProps {
  query: ReturnType<typeof useInfiniteQuery<{ items: Attendee[]; nextCursor: string | null }>>;
  isOpenOnly: boolean;
}

function Attendees({ query, isOpenOnly }: AttendeesProps) {
  const { t } = useTranslation('follow-up');
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const attendees = data.pages.flatMap((page) => page.items);
  if (attendees.length === 0) {
    return isOpenOnly ? (
      <EmptyState title={t('allContacted')} hint={t('allContactedHint')} />
    ) : (
      <EmptyState title={t('empty')} hint={t('emptyHint')} />
    );
  }
  return (
    <>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {attendees.map((attendee) => (
          <AttendeeItem key={attendee.id} attendee={attendee} />
        ))}
      </Stack>
      <ShowMore query={query} text={t('more')} />
    </>
  );
}

function AttendeeItem({ attendee }: { attendee: Attendee }) {
  const { t } = useTranslation('follow-up');
  const format = useFormat();
  const canLog = useCan('interactions:write');
  const { contactId, fullName, companyId, companyName, contactable, whyNot, contactedOn, days } = attendee;
  return (
    <Card withBorder p="sm" component="li">
      <Group justify="space-between" gap="xs">
        <div style={{ flex: '1 1 200px', minWidth: 0 }}>
          <ContactLink contact={{ id: contactId, fullName }} isWrapped />
          {companyId && companyName && (
            <div>
              <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={400} c="dimmed" />
            </div>
          )}
        </div>
        <Text size="sm" style={{ flex: '1 1 180px' }}>
          {contactedOn === null ? t('notYet') : t('onDay', { day: format.day(contactedOn), count: days ?? 0 })}
          {!contactable && whyNot && (
            <Text span display="block" size="xs" c="dimmed">
              {t(`whyNot.${whyNot}`)}
            </Text>
          )}
        </Text>
        {canLog && contactable && (
          <Button
            size="xs"
            variant="default"
            leftSection={<MessageSquarePlus size={14} aria-hidden />}
            aria-label={t('logWith', { name: fullName })}
            onClick={() => openLogInteraction({ kind: 'contact', id: contactId, title: fullName })}
          >
            {t('log')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
