import { getNotificationPath } from './notification-path.rules';

describe('A notification opens', () => {
  const id = '0199aa00-0000-7000-8000-000000000021';
  it.each([
    ['lead_handed_over', 'lead', `/leads/${id}`],
    ['task_assigned', 'task', `/tasks/${id}`],
    ['registration_to_review', 'activity', `/review?activityId=${id}`],
    ['notice_due', 'agreement', `/agreements/${id}`],
    ['notice_due', 'commitment', '/agreements/commitments?q=Two+visits+%26+a+seminar'],
    ['schedule_failed', 'report_schedule', `/reports/schedules/${id}`],
    ['import_finished', 'import', `/imports/${id}`],
    ['webhook_disabled', 'webhook', `/administration/webhooks/${id}`],
  ] as const)('%s of a %s: %s', (kind, record, path) => {
    expect(getNotificationPath({ kind, record: { kind: record, id, title: 'Two visits & a seminar' } })).toBe(path);
  });
});
