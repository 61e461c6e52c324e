/**
 * Returns the id of a demo record by its number, in the form of a UUIDv7. Ids are fixed, so that examples and tests can
 * name them.
 */
export function getDemoId(number: number): string {
  return `0199c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** The users of the demo. */
export const DEMO_USERS = {
  admin: getDemoId(1),
  an: getDemoId(2),
  stefan: getDemoId(3),
  mei: getDemoId(4),
  viewer: getDemoId(5),
} as const;
/** One of the accounts of {@link DEMO_USERS}. */
export type DemoUser = keyof typeof DEMO_USERS;

/** Returns the id of the n-th interaction, from 1, of a lead of the demo (0: of the story). */
export const getInteractionId = (lead: number, n: number): string => getDemoId(1_000_000 + lead * 100 + n);

/** Returns the id of the n-th task, from 1, of a lead of the demo. */
export const getTaskId = (lead: number, n: number): string => getDemoId(2_000_000 + lead * 100 + n);

/** Returns the id of a record of an activity of the demo: its n-th guest from 1, its letter of thanks. */
export const getEventId = (activityId: string, n: number): string =>
  getDemoId(3_000_000 + Number(activityId.slice(-6)) * 100 + n);

/** Returns the id of the membership of an investor of the demo, by the number of the investor. */
export const getMembershipId = (investor: number): string => getDemoId(9_000 + investor);

/** The organisations and people of the announcement, the agreements and the activities. */
export const DEMO_STORY = {
  gsc: getDemoId(101),
  locate: getDemoId(102),
  guangdong: getDemoId(103),
  limburg: getDemoId(104),
  gdut: getDemoId(105),
  uhasselt: getDemoId(106),
  imo: getDemoId(107),
  voka: getDemoId(108),
  ccpit: getDemoId(109),
  agropolis: getDemoId(100),
  gerits: getDemoId(201),
  reynders: getDemoId(202),
  peuskens: getDemoId(203),
  raemaekers: getDemoId(204),
  twinning: getDemoId(501),
  partnership: getDemoId(502),
  chambers: getDemoId(503),
  delegation2015: getDemoId(401),
  seminar2015: getDemoId(402),
  roadshow2016: getDemoId(403),
  seminar2016: getDemoId(404),
} as const;

/**
 * The records that the examples in the API document name. The lead is owned by Stefan, who makes its transitions. An, a
 * manager without a part in it, verifies the win.
 */
export const DEMO_EXAMPLE = {
  company: getDemoId(110),
  contact: getDemoId(210),
  lead: getDemoId(310),
  interaction: getInteractionId(310, 1),
  task: getTaskId(310, 1),
  reportSchedule: getDemoId(701),
  reportLock: getDemoId(702),
} as const;

/** A lead that was entered twice by mistake, and archived. */
export const DEMO_DOUBLE_LEAD = getDemoId(341);
