import type { CommitmentStatus } from '../../agreements/commitments/commitment.constants.js';
import { DEMO_ACTIVITIES } from './demo-activities.constants.js';
import { DEMO_STORY, getDemoId } from '../seeding/demo-ids.constants.js';

/** The agreements. The announcement gives the day of only one of them. */
export const STORY_AGREEMENTS = [
  {
    id: DEMO_STORY.twinning,
    reference: 'AGR-2015-0001',
    title: 'Twinning of the provinces of Guangdong and Limburg (June 2015)',
    kind: 'twinning',
    parentId: null,
    signedOn: null,
  },
  {
    id: DEMO_STORY.chambers,
    reference: 'AGR-2015-0002',
    title: 'Partnership of VOKA Limburg and CCPIT (2015)',
    kind: 'cooperation',
    parentId: DEMO_STORY.twinning,
    signedOn: null,
  },
  {
    id: DEMO_STORY.partnership,
    reference: 'AGR-2016-0001',
    title: 'Strategic partnership of Limburg and GSC in the LED industry: education, care, agriculture',
    kind: 'strategic_partnership',
    parentId: DEMO_STORY.twinning,
    signedOn: '2016-05-24',
  },
] as const;

/** The parties and the topics of the agreements. */
export const STORY_PARTIES = [
  {
    agreementId: DEMO_STORY.twinning,
    body: {
      parties: [{ companyId: DEMO_STORY.guangdong }, { companyId: DEMO_STORY.limburg }],
      fields: ['education', 'culture', 'economy'],
    },
  },
  {
    agreementId: DEMO_STORY.chambers,
    body: { parties: [{ companyId: DEMO_STORY.voka }, { companyId: DEMO_STORY.ccpit }], fields: ['economy'] },
  },
  {
    agreementId: DEMO_STORY.partnership,
    body: {
      parties: [{ companyId: DEMO_STORY.gsc }, { companyId: DEMO_STORY.limburg }],
      signatories: [
        {
          name: 'Erik Gerits',
          capacity: 'Provincial Deputy of Economy',
          companyId: DEMO_STORY.limburg,
          contactId: DEMO_STORY.gerits,
        },
      ],
      fields: ['education', 'care', 'agriculture'],
    },
  },
];

/** The first delegation. The announcement gives its month, its leaders and its purpose, but not its days. */
export const STORY_DELEGATION = {
  title: 'First delegation to Guangdong, led by Herman Reynders and Jean-Paul Peuskens (October 2015)',
  direction: 'outbound' as const,
  status: 'completed' as const,
  startsOn: '2015-10-01',
  endsOn: '2015-10-31',
  timezone: 'Asia/Shanghai',
  country: 'CN',
  city: 'Guangzhou',
  senderCompanyId: DEMO_STORY.limburg,
  hostCompanyIds: [DEMO_STORY.guangdong],
  agreementId: DEMO_STORY.twinning,
  objectives: 'Further extend the partnership of the two provinces.',
  ownerId: null,
};

/** The known participants. Two people led the delegation, but only one can be its head. */
export const STORY_PARTICIPANTS = [
  { id: getDemoId(601), contactId: DEMO_STORY.reynders, role: 'head' as const, title: 'Governor of Limburg' },
  { id: getDemoId(602), contactId: DEMO_STORY.peuskens, role: 'member' as const, title: 'Provincial Deputy' },
];

/** The seminar of the delegation, whose day is unknown. */
export const STORY_SEMINAR = {
  title: 'Seminar of the first delegation in Guangdong (October 2015)',
  kind: 'seminar',
  status: 'completed',
  startsOn: '2015-10-01',
  endsOn: '2015-10-31',
  timezone: 'Asia/Shanghai',
  country: 'CN',
  parentId: DEMO_STORY.delegation2015,
  agreementId: DEMO_STORY.twinning,
} as const;

/** The events of the announcement as interactions. */
export const STORY_EVENTS = [
  {
    kind: 'event',
    occurredAt: '2015-10-31T12:00:00Z',
    subject: 'Limburg presented in the city library of Guangzhou',
    summary:
      'Promotion as an innovative, dynamic and beautiful region, and talks on education. In October 2015: the ' +
      'announcement does not give the day.',
    companyId: DEMO_STORY.guangdong,
    contactIds: [],
    activityId: DEMO_STORY.delegation2015,
    agreementId: DEMO_STORY.twinning,
  },
  {
    kind: 'meeting',
    occurredAt: '2016-05-24T09:00:00Z',
    subject: 'Signing of the strategic partnership with GSC in Hasselt',
    summary:
      'Signed by Provincial Deputy Erik Gerits in the presence of Governor Herman Reynders. Fields: education, care ' +
      'and agriculture. Locate in Limburg promises a further roadshow and seminar for the members in autumn.',
    companyId: DEMO_STORY.gsc,
    contactIds: [DEMO_STORY.gerits, DEMO_STORY.reynders],
    activityId: null,
    agreementId: DEMO_STORY.partnership,
  },
  {
    kind: 'site_visit',
    occurredAt: '2016-05-24T13:00:00Z',
    subject: 'GDUT tours Hasselt University',
    summary: 'After the tour the first concrete discussions with IMO-IMOMEC.',
    companyId: DEMO_STORY.gdut,
    contactIds: [],
    activityId: null,
    agreementId: DEMO_STORY.twinning,
  },
] as const;

/** A commitment under an agreement. Days are calendar dates, or count back from the day of seeding. */
interface DemoCommitment {
  id: string;
  agreementId: string;
  description: string;
  ownerCompanyId: string;
  status: CommitmentStatus;
  due?: string | number;
  done?: string | number;
  evidence?: string;
  activityId?: string;
}

/** The commitments of the announcement, and those that the two fictitious years add. */
export const DEMO_COMMITMENTS: readonly DemoCommitment[] = [
  {
    id: getDemoId(511),
    agreementId: DEMO_STORY.twinning,
    description: 'GDUT visits Limburg at least once, and UHasselt in particular (agreed in October 2015)',
    ownerCompanyId: DEMO_STORY.gdut,
    status: 'done',
    done: '2016-05-24',
    evidence: 'It toured Hasselt University on 24 May 2016 and spoke with IMO-IMOMEC.',
  },
  {
    id: getDemoId(512),
    agreementId: DEMO_STORY.partnership,
    description: 'A further roadshow for the members of GSC in autumn',
    ownerCompanyId: DEMO_STORY.locate,
    status: 'done',
    due: '2016-12-20',
    done: '2016-10-21',
    activityId: DEMO_STORY.roadshow2016,
  },
  {
    id: getDemoId(513),
    agreementId: DEMO_STORY.partnership,
    description: 'A further seminar for the members of GSC in autumn',
    ownerCompanyId: DEMO_STORY.locate,
    status: 'done',
    due: '2016-12-20',
    done: '2016-10-19',
    activityId: DEMO_STORY.seminar2016,
  },
  {
    id: getDemoId(514),
    agreementId: DEMO_STORY.partnership,
    description: 'Study a participation with Agropolis',
    ownerCompanyId: DEMO_STORY.gsc,
    status: 'on_track',
  },
  {
    id: getDemoId(515),
    agreementId: DEMO_STORY.partnership,
    description: 'Receive a delegation of members in Limburg (demo)',
    ownerCompanyId: DEMO_STORY.limburg,
    status: 'done',
    due: 400,
    done: 426,
    activityId: DEMO_ACTIVITIES.delegationGsc.id,
  },
  {
    id: getDemoId(516),
    agreementId: DEMO_STORY.partnership,
    description: 'Name three members a year that look at Europe (demo)',
    ownerCompanyId: DEMO_STORY.gsc,
    status: 'at_risk',
    due: 41,
  },
  {
    id: getDemoId(517),
    agreementId: DEMO_STORY.partnership,
    description: 'Publish what two care homes measured over a winter (demo)',
    ownerCompanyId: DEMO_STORY.uhasselt,
    status: 'on_track',
    due: -60,
  },
  {
    id: getDemoId(518),
    agreementId: DEMO_STORY.twinning,
    description: 'Ten places a year for students from Guangdong (demo)',
    ownerCompanyId: DEMO_STORY.uhasselt,
    status: 'open',
    due: 12,
  },
];

/** Fictitious agreements of the two years, one of them about to expire. Days count back from the day of seeding. */
export const DEMO_AGREEMENTS = [
  {
    id: getDemoId(504),
    title: 'Memorandum of GSC and Hasselt University on light in care (demo)',
    kind: 'memorandum_of_understanding' as const,
    parentId: DEMO_STORY.partnership,
    status: 'in_force' as const,
    signed: 690,
    expires: -55,
    renewalNoticeDays: 90,
    parties: [{ companyId: DEMO_STORY.gsc }, { companyId: DEMO_STORY.uhasselt }],
    fields: ['care'],
  },
  {
    id: getDemoId(505),
    title: 'Letter of intent on a greenhouse for tests at Agropolis (demo)',
    kind: 'letter_of_intent' as const,
    parentId: DEMO_STORY.partnership,
    status: 'negotiated' as const,
    parties: [{ companyId: DEMO_STORY.gsc }, { companyId: DEMO_STORY.agropolis }],
    fields: ['agriculture'],
  },
];
