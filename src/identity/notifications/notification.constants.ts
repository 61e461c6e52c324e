/** The kinds of notifications. Users can switch each of them off. */
export const NOTIFICATION_KINDS = [
  'task_assigned',
  'lead_handed_over',
  'team_joined',
  'verification_asked',
  'verification_done',
  'verification_sent_back',
  'registration_to_review',
  'schedule_failed',
  'import_finished',
  'notice_due',
  'webhook_disabled',
] as const;
/** One of {@link NOTIFICATION_KINDS}. */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The kinds of records that notifications are about, by their names in the audit trail. */
export const NOTIFIED_RECORDS = [
  'task',
  'lead',
  'activity',
  'agreement',
  'commitment',
  'report_schedule',
  'import',
  'webhook',
] as const;
/** One of {@link NOTIFIED_RECORDS}. */
export type NotifiedRecord = (typeof NOTIFIED_RECORDS)[number];

/** Days for which notifications are kept. */
export const NOTIFICATION_DAYS = 90;
