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
