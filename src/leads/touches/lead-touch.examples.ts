/** Request bodies that add a touch to a lead of the demo. */
export const TOUCH_EXAMPLES = {
  activity: {
    summary: 'By an activity',
    value: {
      activityId: '0199c000-0000-7000-8000-000000000403',
      occurredOn: '2016-10-18',
      note: 'They met the mayor of Genk at our stand',
    },
  },
  agreement: {
    summary: 'By an agreement itself',
    value: { agreementId: '0199c000-0000-7000-8000-000000000502', occurredOn: '2026-01-14' },
  },
  channel: { summary: 'By a channel', value: { channel: 'web', occurredOn: '2026-01-15' } },
};

/** Changes to a touch that was added by hand. */
export const TOUCH_CHANGE_EXAMPLES = {
  day: { summary: 'Another day', value: { occurredOn: '2026-01-16' } },
  subject: {
    summary: 'The agreement instead of an activity',
    value: { activityId: null, channel: null, agreementId: '0199c000-0000-7000-8000-000000000502' },
  },
};
