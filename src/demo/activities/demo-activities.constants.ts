import type { ParticipantRole } from '../../activities/delegations/model/participant.constants.js';
import { getDemoId, DEMO_STORY, type DemoUser } from '../seeding/demo-ids.constants.js';

/** A guest at a fictitious activity: the number of a contact, or a name on a form that is not yet a contact. */
export interface DemoGuest {
  who: number | { fullName: string; companyName: string };
  /** Role on a delegation; `member` if it is absent. */
  role?: ParticipantRole;
  /** Whether a person was asked to join a delegation and has not answered. */
  unanswered?: true;
  /** The outcome. If it is absent, the guest attended, or the activity is in the future. */
  came?: 'no_show' | 'cancelled';
  /** Id of the registration or participant, if an example names it. */
  id?: string;
}

/** A stop of a fictitious roadshow: a day of it, and hours of that day in local time. */
export interface DemoStop {
  id: string;
  city: string;
  country: string;
  timezone: string;
  daysAgo: number;
  hours: readonly [from: string, to: string];
  target: number;
  counted?: number;
  costEur: number;
}

/**
 * A fictitious activity of the past two years. Days count back from the day of seeding; negative ones are in the
 * future.
 */
export interface DemoActivity {
  id: string;
  kind: 'delegation' | 'roadshow' | 'seminar';
  title: string;
  startsDaysAgo: number;
  endsDaysAgo: number;
  timezone: string;
  country: string;
  city?: string;
  agreementId: string | null;
  owner: DemoUser;
  objectives?: string;
  budgetEur: number;
  costEur?: number;
  /** For delegations. */
  senderId?: string;
  hostIds?: readonly string[];
  /** For seminars. */
  hours?: readonly [from: string, to: string];
  venue?: string;
  capacity?: number;
  roadshowStopId?: string;
  /** For roadshows. */
  stops?: readonly DemoStop[];
  guests?: readonly DemoGuest[];
  /** Numbers of the contacts who got a letter in the days after. */
  thanked?: readonly number[];
}

const SHANGHAI = 'Asia/Shanghai';
const BRUSSELS = 'Europe/Brussels';

/** Activities have no tags, so their titles say that they are fictitious. */
export const DEMO_ACTIVITIES = {
  roadshowGuangdong: {
    id: getDemoId(405),
    kind: 'roadshow',
    title: 'Roadshow Foshan, Zhongshan and Shenzhen (demo)',
    startsDaysAgo: 702,
    endsDaysAgo: 697,
    timezone: SHANGHAI,
    country: 'CN',
    agreementId: DEMO_STORY.partnership,
    owner: 'stefan',
    objectives: 'Meet makers of lighting that look at Europe.',
    budgetEur: 42_000,
    costEur: 21_500,
    // The times increase within the day, because near a weekend two of the days can be the same.
    stops: [
      stop(424, 'Foshan', 'CN', SHANGHAI, 702, ['09:30', '11:30'], { target: 60, counted: 54, costEur: 5_200 }),
      stop(425, 'Zhongshan', 'CN', SHANGHAI, 700, ['13:00', '15:00'], { target: 40, counted: 47, costEur: 4_600 }),
      stop(426, 'Shenzhen', 'CN', SHANGHAI, 698, ['16:00', '19:00'], { target: 80, costEur: 3_900 }),
    ],
  },
  seminarShenzhen: {
    id: getDemoId(406),
    kind: 'seminar',
    title: 'Seminar Limburg, testing ground for Europe, Shenzhen (demo)',
    startsDaysAgo: 698,
    endsDaysAgo: 698,
    timezone: SHANGHAI,
    country: 'CN',
    city: 'Shenzhen',
    agreementId: DEMO_STORY.partnership,
    owner: 'stefan',
    budgetEur: 8_000,
    costEur: 7_450,
    hours: ['16:00', '19:00'],
    venue: 'Nanshan, Hall B',
    capacity: 80,
    roadshowStopId: getDemoId(426),
    guests: [{ who: 213 }, { who: 214 }, { who: 215 }, { who: 231 }, { who: 220, came: 'no_show' }],
    thanked: [213, 214, 215, 231],
  },
  delegationGsc: {
    id: getDemoId(407),
    kind: 'delegation',
    title: 'Delegation of GSC members to Hasselt, Genk and Kinrooi (demo)',
    startsDaysAgo: 430,
    endsDaysAgo: 426,
    timezone: BRUSSELS,
    country: 'BE',
    city: 'Hasselt',
    agreementId: DEMO_STORY.partnership,
    owner: 'an',
    objectives: 'Show members of GSC what Limburg has for makers of light for care and horticulture.',
    budgetEur: 30_000,
    costEur: 26_400,
    senderId: DEMO_STORY.gsc,
    hostIds: [DEMO_STORY.locate, DEMO_STORY.uhasselt, DEMO_STORY.agropolis],
    guests: [
      { who: 220, role: 'head' },
      { who: 219 },
      { who: 226 },
      { who: 228 },
      { who: 229 },
      { who: 258 },
      { who: 259, came: 'cancelled' },
      { who: 256, role: 'interpreter' },
      { who: 257, role: 'host' },
    ],
    thanked: [220, 219, 226, 228],
  },
  seminarCare: {
    id: getDemoId(408),
    kind: 'seminar',
    title: 'Seminar Light in care, Corda Campus (demo)',
    startsDaysAgo: 301,
    endsDaysAgo: 301,
    timezone: BRUSSELS,
    country: 'BE',
    city: 'Hasselt',
    agreementId: DEMO_STORY.partnership,
    owner: 'mei',
    budgetEur: 5_000,
    costEur: 4_300,
    hours: ['13:30', '17:00'],
    venue: 'Corda Campus, building 6',
    capacity: 6,
    guests: [
      { who: 217 },
      { who: 218 },
      { who: 241 },
      { who: 242 },
      { who: 243, came: 'no_show' },
      { who: 232 },
      { who: { fullName: 'Lotte Verhaegen', companyName: 'Woonzorg De Linde' } },
    ],
    thanked: [217, 218, 241, 242],
  },
  roadshowAsia: {
    id: getDemoId(409),
    kind: 'roadshow',
    title: 'Roadshow Tokyo, Nagoya and Seoul (demo)',
    startsDaysAgo: 205,
    endsDaysAgo: 198,
    timezone: 'Asia/Tokyo',
    country: 'JP',
    agreementId: null,
    owner: 'mei',
    objectives: 'Makers of optics and of batteries.',
    budgetEur: 55_000,
    costEur: 31_000,
    stops: [
      stop(427, 'Tokyo', 'JP', 'Asia/Tokyo', 205, ['09:30', '11:30'], { target: 50, counted: 38, costEur: 8_200 }),
      stop(428, 'Nagoya', 'JP', 'Asia/Tokyo', 203, ['13:00', '15:00'], { target: 30, counted: 33, costEur: 5_100 }),
      stop(429, 'Seoul', 'KR', 'Asia/Seoul', 200, ['16:00', '18:00'], { target: 40, counted: 29, costEur: 7_700 }),
    ],
  },
  seminarAgriculture: {
    id: getDemoId(410),
    kind: 'seminar',
    title: 'Seminar Agriculture under light, Agropolis (demo)',
    startsDaysAgo: 62,
    endsDaysAgo: 62,
    timezone: BRUSSELS,
    country: 'BE',
    city: 'Kinrooi',
    agreementId: DEMO_STORY.partnership,
    owner: 'stefan',
    budgetEur: 3_500,
    costEur: 3_150,
    hours: ['09:00', '12:30'],
    venue: 'Agropolis',
    capacity: 40,
    guests: [{ who: 210 }, { who: 255 }, { who: 228 }, { who: 245 }, { who: 246, came: 'no_show' }],
    thanked: [228, 245],
  },
  delegationAhead: {
    id: getDemoId(411),
    kind: 'delegation',
    title: 'Delegation of battery makers from Guangdong and Chungbuk (demo)',
    startsDaysAgo: -38,
    endsDaysAgo: -41,
    timezone: BRUSSELS,
    country: 'BE',
    city: 'Genk',
    agreementId: null,
    owner: 'an',
    objectives: 'Two sites in Genk, and partners for the recycling of cells.',
    budgetEur: 24_000,
    hostIds: [DEMO_STORY.locate, DEMO_STORY.imo],
    guests: [
      { who: 221, role: 'head', id: getDemoId(621) },
      { who: 222, id: getDemoId(622) },
      { who: 239, id: getDemoId(623) },
      { who: 240, id: getDemoId(624), unanswered: true },
      { who: 256, role: 'interpreter', id: getDemoId(625) },
      { who: 257, role: 'host', id: getDemoId(626) },
    ],
  },
  seminarAhead: {
    id: getDemoId(412),
    kind: 'seminar',
    title: 'Seminar New light for old trades, C-mine (demo)',
    startsDaysAgo: -24,
    endsDaysAgo: -24,
    timezone: BRUSSELS,
    country: 'BE',
    city: 'Genk',
    agreementId: DEMO_STORY.partnership,
    owner: 'mei',
    budgetEur: 6_000,
    hours: ['14:00', '17:30'],
    venue: 'C-mine, Barenzaal',
    capacity: 4,
    guests: [
      { who: 245 },
      { who: 243 },
      { who: { fullName: 'Lin Zhihao', companyName: 'Lumenova Lighting' }, id: getDemoId(661) },
      { who: 230 },
      { who: 251 },
      { who: { fullName: 'Bram Peeters', companyName: 'Tuinbouw Peeters' } },
    ],
  },
} as const satisfies Record<string, DemoActivity>;

function stop(
  number: number,
  city: string,
  country: string,
  timezone: string,
  daysAgo: number,
  hours: DemoStop['hours'],
  figures: Pick<DemoStop, 'target' | 'counted' | 'costEur'>,
): DemoStop {
  return { id: getDemoId(number), city, country, timezone, daysAgo, hours, ...figures };
}
