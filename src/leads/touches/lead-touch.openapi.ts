import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateTouch, UpdateTouch } from './lead-touch.dto.js';

/** Request bodies that add a touch to a lead of the demo. */
const TOUCH_EXAMPLES = {
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
const TOUCH_CHANGE_EXAMPLES = {
  day: { summary: 'Another day', value: { occurredOn: '2026-01-16' } },
  subject: {
    summary: 'The agreement instead of an activity',
    value: { activityId: null, channel: null, agreementId: '0199c000-0000-7000-8000-000000000502' },
  },
};

/** The codes with which every change of a touch can be refused. */
const NOT_YOURS = 'lead.not_yours';

const PROBLEMS = ['touch.one_subject', 'touch.in_future', 'touch.after_win'] as const;

export const LEAD_TOUCH_DOCS = {
  list: { summary: 'List the touches of a lead, oldest first' },
  export: { summary: 'Export the touches of a lead' },
  create: {
    summary: 'Add a touch to a lead',
    description:
      'A touch added by hand is something that influenced the lead and that follows from no other record. The ' +
      'caller must be allowed to change the lead. Send exactly one of `activityId`, `agreementId` and `channel`, ' +
      'and the day. Attendance at seminars and places in delegations add touches automatically. A touch after ' +
      'the day on which the lead was won is refused.',
    body: { type: CreateTouch, examples: TOUCH_EXAMPLES },
    problems: ['touch.duplicate', 'record.archived', NOT_YOURS, ...PROBLEMS],
  },
  read: {
    summary: 'Get a touch',
    description:
      'The response says what influenced the lead, when, and whether the touch was added by hand or follows from ' +
      'a record.',
  },
  update: {
    summary: 'Update a touch',
    description:
      'Only a touch that was added by hand can be updated; the others change with the record that they follow ' +
      'from. The caller must be allowed to change the lead.',
    body: { type: UpdateTouch, examples: TOUCH_CHANGE_EXAMPLES },
    problems: ['touch.automatic', 'touch.duplicate', 'record.archived', NOT_YOURS, ...PROBLEMS],
  },
  withdraw: {
    summary: 'Remove a touch',
    description:
      'Only a touch that was added by hand can be removed. It is marked as withdrawn and no longer counts, but ' +
      'stays on record. The caller must be allowed to change the lead. Reports about days before today still ' +
      'count it.',
    problems: ['touch.automatic', 'record.archived', NOT_YOURS],
  },
  restore: {
    summary: 'Restore a removed touch',
    description:
      'The touch counts again. The caller must be allowed to change the lead. The request is refused when the ' +
      'same touch has been added again.',
    problems: ['touch.automatic', 'touch.duplicate', 'record.archived', NOT_YOURS, 'touch.after_win'],
  },
} satisfies Record<string, RouteDocs>;
