import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateTouch, UpdateTouch } from './lead-touch.dto.js';
import { TOUCH_CHANGE_EXAMPLES, TOUCH_EXAMPLES } from './lead-touch.examples.js';

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
