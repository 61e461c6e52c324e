/** An example of a request body in the API document. The ids are those of the demo data. */
interface BodyExample {
  summary: string;
  value: object;
}

const TWINNING = '0199c000-0000-7000-8000-000000000501';
const GSC = '0199c000-0000-7000-8000-000000000101';
const LIMBURG = '0199c000-0000-7000-8000-000000000104';
const UHASSELT = '0199c000-0000-7000-8000-000000000106';
const DEPUTY = '0199c000-0000-7000-8000-000000000201';
const COLLEAGUE = '0199c000-0000-7000-8000-000000000002';
const ROADSHOW = '0199c000-0000-7000-8000-000000000403';

/** Example bodies that create an agreement. */
export const AGREEMENT_EXAMPLES: Record<string, BodyExample> = {
  draft: {
    summary: 'A draft under the twinning',
    value: {
      title: 'Memorandum on light in care',
      kind: 'memorandum_of_understanding',
      parentId: TWINNING,
      parties: [{ companyId: GSC }, { companyId: UHASSELT, role: 'supporting' }],
      fields: ['care'],
    },
  },
  past: {
    summary: 'An agreement of the past that is in force now',
    value: {
      title: 'Cooperation on education in light',
      kind: 'cooperation',
      parentId: TWINNING,
      parties: [{ companyId: GSC }, { companyId: LIMBURG }],
      signatories: [{ name: 'Erik Gerits', capacity: 'Provincial Deputy', companyId: LIMBURG, contactId: DEPUTY }],
      fields: ['education'],
      status: 'in_force',
      signedOn: '2016-05-24',
      effectiveOn: '2016-05-24',
      expiresOn: '2136-05-23',
      renewalNoticeDays: 180,
      text: 'The parties will exchange students and teachers.',
      url: 'https://www.example.org/cooperation.pdf',
      ownerId: COLLEAGUE,
    },
  },
};

/** Example bodies that update an agreement. */
export const AGREEMENT_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  term: {
    summary: 'The end date and the notice of renewal',
    value: { expiresOn: '2136-05-23', renewalNoticeDays: 180, ownerId: COLLEAGUE },
  },
  parties: {
    summary: 'The parties and signatories',
    value: {
      parties: [
        { companyId: GSC, role: 'signatory' },
        { companyId: LIMBURG, role: 'signatory' },
        { companyId: UHASSELT, role: 'supporting' },
      ],
      signatories: [{ name: 'Erik Gerits', capacity: 'Provincial Deputy', companyId: LIMBURG, contactId: DEPUTY }],
    },
  },
};

/** Example bodies that create a commitment. */
export const COMMITMENT_EXAMPLES: Record<string, BodyExample> = {
  open: {
    summary: 'An open commitment',
    value: {
      description: 'Receive a delegation of members in Limburg',
      ownerCompanyId: LIMBURG,
      dueOn: '2027-06-30',
      status: 'on_track',
    },
  },
  done: {
    summary: 'A commitment that an activity has fulfilled',
    value: {
      description: 'Hold a roadshow for the members in autumn 2016',
      ownerCompanyId: LIMBURG,
      dueOn: '2016-12-20',
      status: 'done',
      doneOn: '2016-12-20',
      activityId: ROADSHOW,
    },
  },
};

/** Example bodies that update a commitment. */
export const COMMITMENT_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  done: {
    summary: 'Fulfilled, with evidence',
    value: { status: 'done', evidence: 'Letter of thanks of 14 June' },
  },
};
