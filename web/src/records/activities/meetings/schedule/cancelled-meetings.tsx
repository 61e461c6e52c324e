import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getLocalTime } from '../../../../shared/format/zone-time.rules';
import { formatTimes } from '../slot-times.rules';
import { useFormat } from '../../../../shared/format/use-format';
import { useMeetings } from '../use-meetings';
import { MeetingMenu } from './meeting-menu';
import classes from './schedule.module.css';

/** The meetings that were cancelled. The matchmaking does not propose them again. */
export function CancelledMeetings() {
  const { t, i18n } = useTranslation('meetings');
  const format = useFormat();
  const { activity, meetings, canEdit } = useMeetings();
  const cancelled = meetings.filter(({ status }) => status === 'cancelled');
  if (cancelled.length === 0) return null;
  return (
    <Card withBorder component="section" aria-labelledby="cancelled" className={classes['screen']}>
      <Title order={2} size="h5" mb="xs" id="cancelled">
        {t('cancelled')}
      </Title>
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {cancelled.map((meeting) => (
          <Group key={meeting.id} component="li" gap="xs" justify="space-between" wrap="nowrap">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {meeting.visitorName} – {meeting.hostName}{' '}
              <Text span inherit c="dimmed">
                {format.day(getLocalTime(meeting.startsAt, activity.timezone).day)},{' '}
                {formatTimes(meeting, i18n.language, activity.timezone)}
              </Text>
            </Text>
            {canEdit && <MeetingMenu meeting={meeting} onEdit={() => undefined} />}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
