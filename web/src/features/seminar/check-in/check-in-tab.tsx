import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { CheckInMessages } from './check-in-messages';
import { visitorsQuery } from './check-in.api';
import { TicketForm } from './ticket-form';
import { VisitorList } from './visitor-list';
import { countVisitors } from './visitors.rules';

/** The check-in at the entrance. Several people can work at it, each with a device. */
export function CheckInTab() {
  const { t } = useTranslation('seminar');
  const { record: seminar } = useRecordEditor<SeminarView>();
  const format = useFormat();
  const canWrite = useCan('activities:write');
  const [by, setBy] = useState<'name' | 'ticket'>('name');
  const { canCheckIn } = findSeminarState(seminar);
  const { data: visitors, error, refetch } = useQuery({ ...visitorsQuery(seminar.id), enabled: canCheckIn });
  if (!canCheckIn) {
    const reason = seminar.archivedAt ? 'archived' : seminar.status === 'cancelled' ? 'cancelled' : 'early';
    return (
      <EmptyState
        title={t(`checkIn.closed.${reason}`)}
        hint={t(`checkIn.closed.${reason}Hint`, { day: format.day(seminar.startsOn) })}
      />
    );
  }
  if (error && !visitors) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!visitors) return <LoadingState />;
  const { present, registered, waitlisted } = countVisitors(visitors);
  const { capacity, seatsFree } = seminar;
  const seats = [
    waitlisted > 0 && t('seats.waitlisted', { count: waitlisted }),
    capacity !== null && (seatsFree === 0 ? t('seats.full') : t('seats.free', { count: seatsFree ?? 0 })),
  ].filter((text) => text !== false);
  return (
    <Stack gap="sm" maw={640}>
      <Text fw={600} role="status">
        {t('checkIn.counts', { present: format.count(present), registered: format.count(registered) })}
        <Text span inherit fw={400} c="dimmed">
          {seats.map((text) => ` · ${text}`)}
        </Text>
      </Text>
      <CheckInMessages seminar={seminar} />
      {canWrite && (
        <SegmentedControl
          fullWidth
          aria-label={t('checkIn.by')}
          value={by}
          onChange={setBy}
          data={[
            { value: 'name', label: t('checkIn.byName') },
            { value: 'ticket', label: t('checkIn.byTicket') },
          ]}
        />
      )}
      {by === 'name' ? <VisitorList seminar={seminar} visitors={visitors} /> : <TicketForm visitors={visitors} />}
    </Stack>
  );
}
