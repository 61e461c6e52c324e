const en = {
  title: 'Notifications',
  unread: 'Unread',
  markAllRead: 'Mark all as read',
  empty: 'No notifications',
  emptyHint: 'You are told here what others do that concerns you.',
  choices: 'You are told of',
  kinds: {
    task_assigned: 'Task assigned to you',
    lead_handed_over: 'Lead handed over to you',
    team_joined: 'You have joined the team',
    verification_asked: 'Win to verify',
    verification_done: 'Win verified',
    verification_sent_back: 'Win sent back',
    registration_to_review_one: '{{count}} registration to review',
    registration_to_review_other: '{{count}} registrations to review',
    schedule_failed: 'Scheduled report failed',
    import_finished: 'Import finished',
    notice_due: 'Deadline is near',
    webhook_disabled: 'Webhook disabled',
  },
} as const;
export default en;
