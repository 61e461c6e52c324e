import { ApiParam } from '@nestjs/swagger';

/** The id of a record of the demo in a path, for trying a route out. */
const inPath = (description: string, example: string) =>
  ApiParam({ name: 'id', description, schema: { type: 'string', format: 'uuid', example } });

/** A registration of the demo that waits for somebody to look at it. */
export const ExampleRegistration = () => inPath('Id of the registration.', '0199c000-0000-7000-8000-000000000622');

/** What was learned from a decision of the demo. */
export const ExampleDecision = () => inPath('Id of the decision.', '0199c000-0000-7000-8000-000000000631');

/** A connection of the demo. */
export const ExampleConnection = () => inPath('Id of the connection.', '0199c000-0000-7000-8000-000000000601');

/** An example of the body that decides about one registration: one, as it can be decided once. */
export const RESOLUTION_EXAMPLES = {
  create: {
    summary: 'A new person at a company that is known',
    value: { createContact: {}, companyId: '0199c000-0000-7000-8000-000000000110' },
  },
};

/** Examples of the body that decides about many. */
export const MANY_EXAMPLES = {
  same: {
    summary: 'The same for several',
    value: {
      registrationIds: ['0199c000-0000-7000-8000-000000000624'],
      decision: { reject: true, reason: 'Sent by a machine' },
    },
  },
  each: {
    summary: 'One for each',
    value: {
      decisions: [
        {
          registrationId: '0199c000-0000-7000-8000-000000000623',
          createContact: {},
          companyId: '0199c000-0000-7000-8000-000000000110',
        },
      ],
    },
  },
};
