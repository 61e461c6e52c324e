/** An example of a body, as the API document shows it. Ids are those of the demo. */
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

/** Bodies that add an agreement. */
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
    summary: 'One of the past, in force by now',
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

/** Bodies that change an agreement. */
export const AGREEMENT_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  term: {
    summary: 'How long it runs, and when to think of its renewal',
    value: { expiresOn: '2136-05-23', renewalNoticeDays: 180, ownerId: COLLEAGUE },
  },
  parties: {
    summary: 'Who takes part',
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

/** Bodies that add a commitment. */
export const COMMITMENT_EXAMPLES: Record<string, BodyExample> = {
  open: {
    summary: 'Something promised',
    value: {
      description: 'Receive a delegation of members in Limburg',
      ownerCompanyId: LIMBURG,
      dueOn: '2027-06-30',
      status: 'on_track',
    },
  },
  done: {
    summary: 'A promise that an activity has kept',
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

/** Bodies that change a commitment. */
export const COMMITMENT_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  done: {
    summary: 'Kept, with what shows it',
    value: { status: 'done', evidence: 'Letter of thanks of 14 June' },
  },
};
