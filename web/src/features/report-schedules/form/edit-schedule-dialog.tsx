import { Alert, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { Dialog } from '../../../shared/layout/dialog';
import { type Schedule, useUpdateSchedule } from '../report-schedules.api';
import { ScheduleForm } from './schedule-form';
import { useFieldText } from '../use-schedule-texts';
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
  const draft = useFormDraft(`report schedule ${schedule.id}`, buildDraft(schedule));
  // The schedule that the user had seen when the server refused the changes.
  const [refused, setRefused] = useState<Schedule | null>(null);
  const isConflict = update.error instanceof ProblemError && update.error.status === 412;
  const changed = isConflict && refused ? listChangedFields(refused, schedule) : [];
  const describe = useFieldText();
  return (
    <Stack>
      {changed.length > 0 && (
        <Alert color="orange" role="alert" title={t('conflict')}>
          <Text size="sm">{t('conflictHint')}</Text>
          <ul>
            {changed.map((field) => (
              <li key={field}>
                {t('conflictField', {
                  field: t(listTextKeys('draft', field)),
                  before: describe(refused!, field),
                  now: describe(schedule, field),
                })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <ScheduleForm
        draft={draft && { ...draft, change: (part) => draft.change({ seen: draft.values.seen ?? schedule, ...part }) }}
        mutation={{ error: isConflict && changed.length > 0 ? null : update.error, isPending: update.isPending }}
        timezone={schedule.timezone}
        onClose={onClose}
        onSubmit={({ seen, ...typed }, finish) => {
          const base = seen ?? schedule;
          // Somebody who saves again has been told what the present version changes.
          const { id, version } = isConflict ? schedule : base;
          update.mutate(
            { id, version, body: buildChanges({ ...typed, seen: base }) },
            {
              onSuccess: ({ name }) => {
                finish();
                notifications.show({ message: t('saved', { name }) });
              },
              onError: () => setRefused(base),
            },
          );
        }}
      />
    </Stack>
  );
}
