/** An example of a request body in the API document. The ids are those of the demo data. */
interface BodyExample {
  summary: string;
  value: object;
}

/** Example bodies that create a delegation. */
export const DELEGATION_EXAMPLES: Record<string, BodyExample> = {
  inbound: {
    summary: 'A visit to Limburg',
    value: {
      title: 'Lighting makers of Foshan visit Limburg',
      direction: 'inbound',
      startsOn: '2027-03-08',
      endsOn: '2027-03-12',
      timezone: 'Europe/Brussels',
      country: 'BE',
      city: 'Hasselt',
      senderCompanyId: '0199c000-0000-7000-8000-000000000101',
      hostCompanyIds: ['0199c000-0000-7000-8000-000000000102', '0199c000-0000-7000-8000-000000000108'],
      agreementId: '0199c000-0000-7000-8000-000000000502',
      objectives: 'Show ten makers of lighting what Limburg has for them',
      budgetEur: 40_000,
    },
  },
  outbound: {
    summary: 'A journey from Limburg with only the required fields',
    value: {
      title: 'Spring visit to Guangzhou',
      direction: 'outbound',
      startsOn: '2027-04-19',
      endsOn: '2027-04-24',
      timezone: 'Asia/Shanghai',
    },
  },
};

/** Example bodies that update a delegation. */
export const DELEGATION_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  cost: {
    summary: 'The cost and the hosts',
    value: { costEur: 36_500, hostCompanyIds: ['0199c000-0000-7000-8000-000000000101'] },
  },
};

/** Example bodies that add a participant. */
export const PARTICIPANT_EXAMPLES: Record<string, BodyExample> = {
  member: {
    summary: 'A member who represents another company than the employer',
    value: {
      contactId: '0199c000-0000-7000-8000-000000000210',
      companyId: '0199c000-0000-7000-8000-000000000101',
      role: 'member',
      status: 'confirmed',
      title: 'Board member for Europe',
    },
  },
};

/** Example bodies that update a participant. */
export const PARTICIPANT_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  called: { summary: 'The title used on this visit', value: { title: 'Head of engineering' } },
  interpreter: { summary: 'The participant is the interpreter', value: { role: 'interpreter', status: 'confirmed' } },
};
