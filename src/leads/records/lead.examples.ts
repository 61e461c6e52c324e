/** An example of a request body, as the API document shows it. */
interface BodyExample {
  summary: string;
  value: object;
}

const COMPANY = '0199c000-0000-7000-8000-000000000110';
const LOCAL_COMPANY = '0199c000-0000-7000-8000-000000000191';
const CONTACT = '0199c000-0000-7000-8000-000000000210';
const PROJECT_MANAGER = '0199c000-0000-7000-8000-000000000004';

/** The examples tell one story, from the first contact to the announcement. */
const RECEIVED_ON = '2026-01-12';

const FIRST_CONTACT = {
  title: 'European assembly of LED modules',
  companyId: COMPANY,
  receivedOn: RECEIVED_ON,
  source: { channel: 'partner_network', detail: 'Introduced by GSC after the seminar in Guangzhou' },
};

const QUALIFIED = {
  contactIds: [CONTACT],
  investmentType: 'greenfield',
  businessActivity: 'assembly',
  sector: '27.40',
  requirements: '4,000 m² near the E313, cleanroom possible',
  expectedDecisionOn: '2027-06-30',
  capex: { amount: 12_000_000, currency: 'EUR' },
  jobsExpected: 40,
  consideringElsewhere: true,
  competitorLocations: [{ country: 'NL', region: 'Eindhoven' }],
};

const PROPOSAL = {
  projectManagerId: PROJECT_MANAGER,
  likelihood: 'medium',
  screening: { status: 'out_of_scope' },
};

const SHORTLISTED = {
  propositionSentOn: '2026-02-20',
  siteVisitWaivedReason: 'They saw the region with the delegation of 2015',
};

const NEGOTIATION = {
  sites: [{ name: 'Corda Campus', municipality: 'Hasselt', shortlisted: true }],
  incentivesRequested: false,
};

const ANNOUNCED = {
  sites: [{ name: 'Corda Campus', municipality: 'Hasselt', shortlisted: true, chosen: true }],
  announcedOn: '2026-05-18',
  announcedJobs: 40,
  announcedCapexEur: 11_000_000,
};

const INVESTED = { localCompanyId: LOCAL_COMPANY, involvement: 'significant' };

/** Request bodies that create a lead in the demo. */
export const CREATE_EXAMPLES: Record<string, BodyExample> = {
  firstContact: { summary: 'A first contact', value: FIRST_CONTACT },
  known: { summary: 'With all fields that qualified requires', value: { ...FIRST_CONTACT, ...QUALIFIED } },
  confidential: {
    summary: 'A confidential lead',
    value: { ...FIRST_CONTACT, confidential: true, codename: 'Project Lantern' },
  },
};

/** Request bodies that add, one after the other, the fields that each stage requires. */
export const UPDATE_EXAMPLES: Record<string, BodyExample> = {
  qualified: {
    summary: 'Fields required by qualified, which also needs an interaction',
    value: { receivedOn: RECEIVED_ON, ...QUALIFIED },
  },
  proposal: { summary: 'Fields required by proposal', value: PROPOSAL },
  shortlisted: { summary: 'Fields required by shortlisted', value: SHORTLISTED },
  negotiation: { summary: 'Fields required by negotiation', value: NEGOTIATION },
  announced: { summary: 'Fields required by announced, which also needs evidence', value: ANNOUNCED },
  invested: { summary: 'Fields required by invested, which also needs a realisation', value: INVESTED },
};

/** Request bodies of transitions, in the order of the pipeline. */
export const TRANSITION_EXAMPLES: Record<string, BodyExample> = {
  qualified: { summary: 'To qualified', value: { to: 'qualified', note: 'Requirements confirmed on the phone' } },
  proposal: { summary: 'To proposal', value: { to: 'proposal' } },
  shortlisted: { summary: 'To shortlisted', value: { to: 'shortlisted' } },
  negotiation: { summary: 'To negotiation', value: { to: 'negotiation' } },
  announced: {
    summary: 'To announced, with its evidence',
    value: {
      to: 'announced',
      evidence: [{ kind: 'press_release', url: 'https://www.locateinlimburg.com/news', note: '40 jobs announced' }],
    },
  },
  invested: {
    summary: 'To invested, by a manager without a part in the lead and its figures',
    value: { to: 'invested' },
  },
  atOnce: {
    summary: 'To qualified, with everything that its gate requires',
    value: {
      to: 'qualified',
      changes: QUALIFIED,
      interaction: { kind: 'call', occurredAt: '2026-03-12T13:30:00Z', subject: 'Requirements of the plant' },
    },
  },
  back: { summary: 'Backward, which needs a note', value: { to: 'first_contact', note: 'The project starts anew' } },
};

/** A request body that asks for the verification of a win. */
export const VERIFICATION_REQUEST_EXAMPLES: Record<string, BodyExample> = {
  atOnce: {
    summary: 'With everything that invested requires',
    value: {
      note: 'The company was registered in May; its extract is attached',
      changes: INVESTED,
      realisations: [{ asOf: '2026-10-31', jobs: 12, capexEur: 3_500_000 }],
      evidence: [{ kind: 'company_registered', note: 'Extract of the Crossroads Bank for Enterprises' }],
    },
  },
};

/** Request bodies that set the status of a lead. */
export const STATUS_EXAMPLES: Record<string, BodyExample> = {
  onHold: { summary: 'Put on hold', value: { status: 'on_hold', note: 'Waiting for the group’s budget' } },
  lost: {
    summary: 'Lost to another country',
    value: { status: 'lost', reason: 'location_elsewhere', lostToCountry: 'NL', note: 'They chose Eindhoven' },
  },
  abandoned: { summary: 'Abandoned', value: { status: 'abandoned', reason: 'no_response' } },
  reopened: { summary: 'Reopened', value: { status: 'open', note: 'They came back with a larger plan' } },
};

/** Request bodies that change many leads. Without `dryRun: false` they change nothing. */
export const BULK_UPDATE_EXAMPLES: Record<string, BodyExample> = {
  tags: {
    summary: 'Preview the tagging of some leads',
    value: { ids: ['0199c000-0000-7000-8000-000000000310'], addTags: ['fair-2026'], removeTags: ['led'] },
  },
  handover: {
    summary: 'Preview passing on the open leads of the caller',
    value: {
      filter: { ownerId: 'me', status: 'open' },
      changes: { ownerId: '0199c000-0000-7000-8000-000000000003' },
      dryRun: true,
    },
  },
};
