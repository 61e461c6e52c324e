import { Button, Group, Stack, Text } from '@mantine/core';
import DoorOpen from 'lucide-react/icons/door-open';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { EmptyState } from '../../../shared/layout/empty-state';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { DoorLinks } from './door-links';

/** How many people are there, the way to the page on which they are checked in, and the links for helpers without an account. */
export function CheckInTab() {
  const { t } = useTranslation('seminar');
  const { record: seminar } = useRecordEditor<SeminarView>();
  const format = useFormat();
  const canCheckIn = useCan('check_in:write');
  const { canCheckIn: hasBegun } = findSeminarState(seminar);
  const { archivedAt, status, startsOn, attended, seatsTaken, waitlisted, capacity, seatsFree } = seminar;
  if (archivedAt !== null || status === 'cancelled') {
    const reason = archivedAt === null ? 'cancelled' : 'archived';
    return <EmptyState title={t(`checkIn.closed.${reason}`)} hint={t(`checkIn.closed.${reason}Hint`)} />;
  }
  const seats = [
    waitlisted > 0 && t('seats.waitlisted', { count: waitlisted }),
    capacity !== null && (seatsFree === 0 ? t('seats.full') : t('seats.free', { count: seatsFree ?? 0 })),
  ].filter((text) => text !== false);
  return (
    <Stack gap="lg" maw={640}>
      <Text fw={600} role="status">
        {t('checkIn.counts', { present: format.count(attended), registered: format.count(seatsTaken) })}
        <Text span inherit fw={400} c="dimmed">
          {seats.map((text) => ` · ${text}`)}
        </Text>
      </Text>
      {!hasBegun && (
        <Text size="sm" c="dimmed">
          {t('checkIn.early', { day: format.day(startsOn) })}
        </Text>
      )}
      {canCheckIn && (
        <div>
          <Text size="sm" mb="xs">
            {t('checkIn.pageHint')}
          </Text>
          <Group>
            {/* The page is an application of its own. */}
            <Button
              component="a"
              href={`/door/${seminar.id}`}
              target="_blank"
              size="md"
              leftSection={<DoorOpen size={18} aria-hidden />}
            >
              {t('checkIn.open')}
            </Button>
          </Group>
        </div>
      )}
      <DoorLinks seminar={seminar} />
    </Stack>
  );
}
