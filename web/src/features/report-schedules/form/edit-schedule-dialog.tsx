import { Alert, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { Dialog } from '../../../shared/layout/dialog';
import { type Schedule, useUpdateSchedule } from '../report-schedules.api';
import { ScheduleForm } from './schedule-form';
import { buildChanges, buildDraft, listChangedFields } from './schedule-draft.rules';

interface EditScheduleDialogProps {
  schedule: Schedule;
  isOpen: boolean;
  onClose: () => void;
}

/** Changes a schedule. */
export function EditScheduleDialog({ schedule, isOpen, onClose }: EditScheduleDialogProps) {
  const { t } = useTranslation('report-schedules');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('editTitle')} size="lg">
      {isOpen && <EditForm schedule={schedule} onClose={onClose} />}
    </Dialog>
  );
}

function EditForm({ schedule, onClose }: Omit<EditScheduleDialogProps, 'isOpen'>) {
  const { t } = useTranslation('report-schedules');
  const update = useUpdateSchedule();
  // The schedule that the user has seen. After a conflict, which is shown, it is that of now.
  const [seen, setSeen] = useState(schedule);
  const [before, setBefore] = useState<Schedule | null>(null);
  const isConflict = update.error instanceof ProblemError && update.error.status === 412;
  const changed = isConflict && before ? listChangedFields(before, schedule) : [];
  return (
    <Stack>
      {changed.length > 0 && (
        <Alert color="orange" role="alert" title={t('conflict')}>
          <Text size="sm">{t('conflictHint')}</Text>
          <ul>
            {changed.map((field) => (
              <li key={field}>{t(`draft.${field}`)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ScheduleForm
        draftName={`report schedule ${schedule.id}`}
        initial={buildDraft(schedule)}
        timezone={schedule.timezone}
        error={isConflict && changed.length > 0 ? null : update.error}
        isPending={update.isPending}
        onCancel={onClose}
        onSubmit={(draft, onDone) => {
          const latest = isConflict ? schedule : seen;
          setSeen(latest);
          const { id, version } = latest;
          update.mutate(
            { id, version, body: buildChanges(latest, draft) },
            {
              onSuccess: ({ name }) => {
                onDone();
                onClose();
                notifications.show({ message: t('saved', { name }) });
              },
              onError: () => setBefore(latest),
            },
          );
        }}
      />
    </Stack>
  );
}
