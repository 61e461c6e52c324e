import type { ActivityKind } from '../activities/activity.vocabulary.js';
import { demoId, DEMO_STORY } from './demo.ids.js';

/** An invented activity of the past two years. Days count back from the day of seeding; negative ones lie ahead. */
export interface DemoActivity {
  id: string;
  kind: ActivityKind;
  title: string;
  startsDaysAgo: number;
  endsDaysAgo: number;
  country: string;
  agreementId: string | null;
}

/** Activities have no tags yet, so their titles say that they are invented. */
export const DEMO_ACTIVITIES = {
  roadshowGuangdong: {
    id: demoId(405),
    kind: 'roadshow',
    title: 'Roadshow Foshan, Zhongshan and Shenzhen (demo)',
    startsDaysAgo: 702,
    endsDaysAgo: 697,
    country: 'CN',
    agreementId: DEMO_STORY.partnership,
  },
  seminarShenzhen: {
    id: demoId(406),
    kind: 'seminar',
    title: 'Seminar Limburg, testing ground for Europe, Shenzhen (demo)',
    startsDaysAgo: 698,
    endsDaysAgo: 698,
    country: 'CN',
    agreementId: DEMO_STORY.partnership,
  },
  delegationGsc: {
    id: demoId(407),
    kind: 'delegation',
    title: 'Delegation of GSC members to Hasselt, Genk and Kinrooi (demo)',
    startsDaysAgo: 430,
    endsDaysAgo: 426,
    country: 'BE',
    agreementId: DEMO_STORY.partnership,
  },
  seminarCare: {
    id: demoId(408),
    kind: 'seminar',
    title: 'Seminar Light in care, Corda Campus (demo)',
    startsDaysAgo: 301,
    endsDaysAgo: 301,
    country: 'BE',
    agreementId: DEMO_STORY.partnership,
  },
  roadshowAsia: {
    id: demoId(409),
    kind: 'roadshow',
    title: 'Roadshow Tokyo, Nagoya and Seoul (demo)',
    startsDaysAgo: 205,
    endsDaysAgo: 198,
    country: 'JP',
    agreementId: null,
  },
  seminarAgriculture: {
    id: demoId(410),
    kind: 'seminar',
    title: 'Seminar Agriculture under light, Agropolis (demo)',
    startsDaysAgo: 62,
    endsDaysAgo: 62,
    country: 'BE',
    agreementId: DEMO_STORY.partnership,
  },
  delegationAhead: {
    id: demoId(411),
    kind: 'delegation',
    title: 'Delegation of battery makers from Guangdong and Chungbuk (demo)',
    startsDaysAgo: -38,
    endsDaysAgo: -41,
    country: 'BE',
    agreementId: null,
  },
} as const satisfies Record<string, DemoActivity>;
