/** Example body for resolving one registration. There is only one, because a registration can be resolved once. */
export const RESOLUTION_EXAMPLES = {
  create: {
    summary: 'A new person at an existing company',
    value: { createContact: {}, companyId: '0199c000-0000-7000-8000-000000000110' },
  },
};

/** Example bodies for resolving many registrations. */
export const MANY_EXAMPLES = {
  same: {
    summary: 'The same decision for several registrations',
    value: {
      registrationIds: ['0199c000-0000-7000-8000-000000000624'],
      decision: { reject: true, reason: 'Sent by a machine' },
    },
  },
  each: {
    summary: 'One decision for each registration',
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
