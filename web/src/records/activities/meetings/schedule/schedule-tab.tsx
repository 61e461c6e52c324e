import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchableSelect } from '../../../../shared/fields/searchable-select';
import { Dialog } from '../../../../shared/layout/dialog';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { COLUMN_KINDS, type MeetingsSearch } from '../meetings-search.rules';
import { useMeetings } from '../use-meetings';
import { CancelledMeetings } from './cancelled-meetings';
import { MeetingForm } from './meeting-form';
import { NewMeetingForm, type NewMeetingValues } from './new-meeting-form';
import { PartySchedule } from './party-schedule';
import { ScheduleExport } from './schedule-export';
import { ScheduleGrid } from './schedule-grid';
import classes from './schedule.module.css';

const NOTHING: NewMeetingValues = { slotId: null, table: null, visitorId: null, hostId: null };

/** The schedule of all meetings as a grid, or that of one party as a list. */
export function ScheduleTab() {
  const { t } = useTranslation('meetings');
  const { programme, parties, meetings, canEdit } = useMeetings();
  const search = useSearch({ strict: false });
  const { by = 'tables', party } = search as MeetingsSearch;
  const navigate = useNavigate();
  const [editedId, setEditedId] = useState<string | null>(null);
  const [added, setAdded] = useState<NewMeetingValues | null>(null);
  const change = (next: MeetingsSearch) => {
    const update = (known: MeetingsSearch) => ({ ...known, ...next });
    void navigate({ to: '.', search: update as never, replace: true, resetScroll: false });
  };
  if (!programme || programme.slots.length === 0)
    return <EmptyState title={t('noProgramme')} hint={t(canEdit ? 'noProgrammeHint' : 'noProgrammeYet')} />;
  const shown = parties.find(({ id }) => id === party);
  const edited = meetings.find(({ id }) => id === editedId);
  const addAt = (slotId: string, column: string) =>
    setAdded({
      ...NOTHING,
      slotId,
      ...{ tables: { table: column }, visitors: { visitorId: column }, hosts: { hostId: column } }[by],
    });
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" className={classes['screen']}>
        <Group gap="xs">
          <SearchableSelect
            size="xs"
            w={220}
            aria-label={t('partyShown')}
            placeholder={t('allParties')}
            clearable
            value={shown?.id ?? null}
            onChange={(id) => change({ party: id ?? undefined })}
            data={(['visitor', 'host'] as const).map((side) => ({
              group: t(`${side}s`),
              items: parties.filter((one) => one.side === side).map(({ id, label }) => ({ value: id, label })),
            }))}
          />
          {!shown && (
            <SegmentedControl
              size="xs"
              aria-label={t('columns')}
              value={by}
              onChange={(value) => change({ by: value === 'tables' ? undefined : value })}
              data={COLUMN_KINDS.map((value) => ({ value, label: t(`by.${value}`) }))}
            />
          )}
        </Group>
        <Group gap="xs">
          {canEdit && (
            <Button
              variant="light"
              size="xs"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => setAdded(NOTHING)}
            >
              {t('newMeeting')}
            </Button>
          )}
          <ScheduleExport party={shown} />
        </Group>
      </Group>
      {shown ? (
        <PartySchedule party={shown} onEdit={({ id }) => setEditedId(id)} />
      ) : (
        <ScheduleGrid
          programme={programme}
          by={by}
          onEdit={({ id }) => setEditedId(id)}
          onAdd={({ slotId, column }) => addAt(slotId, column)}
        />
      )}
      {!shown && <CancelledMeetings />}
      <Dialog
        opened={edited !== undefined}
        onClose={() => setEditedId(null)}
        title={edited?.status === 'held' || edited?.status === 'no_show' ? t('outcome') : t('moveTitle')}
      >
        {edited && <MeetingForm key={edited.id} meeting={edited} onDone={() => setEditedId(null)} />}
      </Dialog>
      <Dialog opened={added !== null} onClose={() => setAdded(null)} title={t('newMeeting')}>
        {added && <NewMeetingForm initial={added} onDone={() => setAdded(null)} />}
      </Dialog>
    </Stack>
  );
}
