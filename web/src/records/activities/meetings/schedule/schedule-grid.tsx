import { ActionIcon, ScrollArea, Table } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnKind } from '../meetings-search.rules';
import { getLocalTime } from '../../../../shared/format/zone-time.rules';
import { formatTimes } from '../slot-times.rules';
import type { Meeting, Programme } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { MeetingCard } from './meeting-card';
import classes from './schedule.module.css';
import { arrangeMeetings, listColumns } from './schedule.rules';
import { SlotHeading } from './slot-heading';

/** The slot, and the table or party, of a new meeting. */
export interface FreeCell {
  slotId: string;
  column: string;
}

interface ScheduleGridProps {
  programme: Programme;
  by: ColumnKind;
  onEdit: (meeting: Meeting) => void;
  onAdd: (cell: FreeCell) => void;
}

/** The schedule: a row for each slot, and a column for each table or party. */
export function ScheduleGrid({ programme, by, onEdit, onAdd }: ScheduleGridProps) {
  const { t, i18n } = useTranslation('meetings');
  const { activity, parties, meetings, canEdit } = useMeetings();
  const columns = listColumns(by, programme, parties, (table) => t('table', { table }));
  const placed = useMemo(() => arrangeMeetings(by, meetings), [by, meetings]);
  const days = new Set(programme.slots.map(({ startsAt }) => getLocalTime(startsAt, activity.timezone).day));
  return (
    <ScrollArea
      type="auto"
      className={classes['scroller']}
      viewportProps={{ tabIndex: 0, 'aria-label': t('schedule') }}
    >
      <Table withTableBorder withColumnBorders stickyHeader className={classes['grid']} aria-label={t('schedule')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes['slot']}>{t('slot')}</Table.Th>
            {columns.map(({ key, label }) => (
              <Table.Th key={key} miw={160} style={{ overflowWrap: 'anywhere' }}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {programme.slots.map((slot) => {
            const time = formatTimes(slot, i18n.language, activity.timezone);
            return (
              <Table.Tr key={slot.id}>
                <Table.Th scope="row" className={classes['slot']}>
                  <SlotHeading slot={slot} isDayShown={days.size > 1} />
                </Table.Th>
                {columns.map(({ key, label }) => {
                  const meeting = placed.get(`${slot.id} ${key}`);
                  return (
                    <Table.Td key={key} className={classes['place']}>
                      {meeting && <MeetingCard meeting={meeting} by={by} onEdit={() => onEdit(meeting)} />}
                      {!meeting && canEdit && (
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          className={classes['add']}
                          aria-label={t('addAt', { time, column: label })}
                          onClick={() => onAdd({ slotId: slot.id, column: key })}
                        >
                          <Plus size={16} aria-hidden />
                        </ActionIcon>
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
