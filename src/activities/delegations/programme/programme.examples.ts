import { ExampleId } from '../../../common/openapi/demo-records.examples.js';

/** The first delegation of the demo data, in October 2015. The days in the examples are days of this delegation. */
export const DelegationOf2015 = () => ExampleId('id', 'Id of the delegation.', '0199c000-0000-7000-8000-000000000401');

/** Example bodies that are valid for this delegation. */
export const PROGRAMME_EXAMPLES = {
  wholeDelegation: {
    summary: 'An item for the whole delegation, in its own time zone',
    value: {
      startsAt: '2015-10-12T09:00',
      endsAt: '2015-10-12T11:30',
      title: 'Tour of the production lines',
      kind: 'tour',
      venue: 'Hall 3',
      city: 'Foshan',
      description: 'Safety shoes are there; no photographs, please.',
      hostCompanyId: '0199c000-0000-7000-8000-000000000101',
      travelMinutes: 45,
    },
  },
  somePeople: {
    summary: 'An item without participants; participantIds takes ids of participants',
    value: {
      startsAt: '2015-10-13T14:00',
      endsAt: '2015-10-13T16:00',
      title: 'Talks about research on LED',
      kind: 'meeting',
      participantIds: [],
    },
  },
};

/** Example bodies that update an item. */
export const PROGRAMME_CHANGE_EXAMPLES = {
  details: { summary: 'Change the venue and the travel time', value: { venue: 'Hall 4, gate A', travelMinutes: 30 } },
  cancelled: { summary: 'Cancel', value: { status: 'cancelled' } },
  planned: { summary: 'Plan it again', value: { status: 'planned' } },
};

/** An example body that checks an item. */
export const PROGRAMME_CHECK_EXAMPLES = {
  wholeDelegation: {
    summary: 'A new item for the whole delegation',
    value: { title: 'Tour', startsAt: '2015-10-12T09:00', endsAt: '2015-10-12T11:30', travelMinutes: 45 },
  },
};
