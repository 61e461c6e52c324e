import { Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMomentIn } from '../../../shared/format/event-times.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import type { SeminarView } from '../seminar.api';
import { findReminder } from './reminder.rules';

/** The days before a seminar at which people are reminded, unless somebody chooses others. */
const USUAL_DAYS = 2;

/** Whether people with a seat are reminded by mail, and when. The number of days is a field of the seminar. */
export function ReminderSwitch() {
  const { t, i18n } = useTranslation('mailings');
  const format = useFormat();
  const { record: seminar, canEdit, isSaving, errors, choose } = useRecordEditor<SeminarView>();
  const reminder = findReminder(seminar);
  if (reminder === null) return null;
  const { timezone } = seminar;
  const moment =
    reminder.kind === 'none'
      ? ''
      : `${formatMomentIn(reminder.from, timezone, i18n.language)} (${format.zonePlace(timezone)})`;
  return (
    <Stack gap={4}>
      {canEdit && (
        <Switch
          label={t('reminder.label')}
          checked={reminder.kind !== 'none'}
          disabled={isSaving}
          error={errors['reminderDays']}
          onChange={({ currentTarget }) => choose('reminderDays', currentTarget.checked ? USUAL_DAYS : null)}
        />
      )}
      <Text size="sm" c="dimmed" role="status">
        {t(`reminder.${reminder.kind}`, { moment })}
      </Text>
    </Stack>
  );
}
