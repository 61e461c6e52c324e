import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Meeting, Party } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { MeetingMenu } from './meeting-menu';
import { MeetingStatusBadge } from './meeting-status-badge';
import { listMeetingsWith } from './schedule.rules';
import { SlotHeading } from './slot-heading';

interface PartyScheduleProps {
  party: Party;
  onEdit: (meeting: Meeting) => void;
}

/** The meetings of one party in the order of the day, as the party gets them on paper. */
export function PartySchedule({ party, onEdit }: PartyScheduleProps) {
  const { t } = useTranslation('meetings');
  const { meetings, canEdit } = useMeetings();
  const own = listMeetingsWith(party.id, meetings).filter(({ status }) => status !== 'cancelled');
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t('scheduleOf', { party: party.label })}
      </Title>
      {own.length === 0 && <Text size="sm">{t('noMeetings')}</Text>}
      {own.length > 0 && (
        <Table aria-label={t('scheduleOf', { party: party.label })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('slot')}</Table.Th>
              <Table.Th>{t('with')}</Table.Th>
              <Table.Th>{t('tableLabel')}</Table.Th>
              <Table.Th>{t('words.status')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {own.map((meeting) => (
              <Table.Tr key={meeting.id}>
                <Table.Th scope="row">
                  <SlotHeading slot={meeting} isDayShown />
                </Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {party.side === 'visitor' ? meeting.hostName : meeting.visitorName}
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{meeting.tableName}</Table.Td>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <MeetingStatusBadge status={meeting.status} />
                    {canEdit && <MeetingMenu meeting={meeting} onEdit={() => onEdit(meeting)} />}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
