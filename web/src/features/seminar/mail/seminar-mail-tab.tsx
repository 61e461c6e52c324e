import { lazy } from 'react';
import { MailTab } from '../../../records/activities/mailings/mail-tab';
import { loadPart } from '../../../shared/api/connection.store';

const ReminderSwitch = lazy(async () => {
  const { ReminderSwitch: Switch } = await loadPart(() => import('./reminder-switch'));
  return { default: Switch };
});

/** The mails about the seminar, with the switch for reminders. */
export function SeminarMailTab() {
  return (
    <MailTab kind="seminar">
      <ReminderSwitch />
    </MailTab>
  );
}
