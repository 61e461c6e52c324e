import { ExampleId } from '../../common/openapi/example-id.decorator.js';

/** The first delegation of the demo, that of October 2015: the days in the examples are among its days. */
export const DelegationOf2015 = () => ExampleId('id', 'Id of the delegation.', '0199c000-0000-7000-8000-000000000401');

/** Bodies that work on it. */
export const PROGRAMME_EXAMPLES = {
  wholeDelegation: {
    summary: 'The whole delegation, in its own time zone',
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
    summary: 'Nobody named yet; participantIds takes ids of participants',
    value: {
      startsAt: '2015-10-13T14:00',
      endsAt: '2015-10-13T16:00',
      title: 'Talks about research on LED',
      kind: 'meeting',
      participantIds: [],
    },
  },
};

/** Changes to an item. */
export const PROGRAMME_CHANGE_EXAMPLES = {
  details: { summary: 'Say more', value: { venue: 'Hall 4, gate A', travelMinutes: 30 } },
  cancelled: { summary: 'Cancel', value: { status: 'cancelled' } },
  planned: { summary: 'Take it up again', value: { status: 'planned' } },
};
