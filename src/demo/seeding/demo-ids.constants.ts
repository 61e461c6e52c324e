/**
 * Returns the id of a demo record by its number, in the form of a UUIDv7. Ids are fixed, so that examples and tests can
 * name them.
 */
export function demoId(number: number): string {
  return `0199c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** The users of the demo. */
export const DEMO_USERS = {
  admin: demoId(1),
  an: demoId(2),
  stefan: demoId(3),
  mei: demoId(4),
  viewer: demoId(5),
} as const;
/** One of the accounts of {@link DEMO_USERS}. */
export type DemoUser = keyof typeof DEMO_USERS;

/** Returns the id of the n-th interaction, from 1, of a lead of the demo (0: of the story). */
export const interactionId = (lead: number, n: number): string => demoId(1_000_000 + lead * 100 + n);

/** Returns the id of the n-th task, from 1, of a lead of the demo. */
export const taskId = (lead: number, n: number): string => demoId(2_000_000 + lead * 100 + n);

/** Returns the id of a record of an activity of the demo: its n-th guest from 1, its letter of thanks. */
export const eventId = (activityId: string, n: number): string =>
  demoId(3_000_000 + Number(activityId.slice(-6)) * 100 + n);

/** Returns the id of the membership of an investor of the demo, by the number of the investor. */
export const membershipId = (investor: number): string => demoId(9_000 + investor);

/** The organisations and people of the announcement, the agreements and the activities. */
export const DEMO_STORY = {
  gsc: demoId(101),
  locate: demoId(102),
  guangdong: demoId(103),
  limburg: demoId(104),
  gdut: demoId(105),
  uhasselt: demoId(106),
  imo: demoId(107),
  voka: demoId(108),
  ccpit: demoId(109),
  agropolis: demoId(100),
  gerits: demoId(201),
  reynders: demoId(202),
  peuskens: demoId(203),
  raemaekers: demoId(204),
  twinning: demoId(501),
  partnership: demoId(502),
  chambers: demoId(503),
  delegation2015: demoId(401),
  seminar2015: demoId(402),
  roadshow2016: demoId(403),
  seminar2016: demoId(404),
} as const;

/**
 * The records that the examples in the API document name. The lead is owned by Stefan, who makes its transitions. An, a
 * manager without a part in it, verifies the win.
 */
export const DEMO_EXAMPLE = {
  company: demoId(110),
  contact: demoId(210),
  lead: demoId(310),
  interaction: interactionId(310, 1),
  task: taskId(310, 1),
  reportSchedule: demoId(701),
  reportLock: demoId(702),
} as const;

/** A lead that was entered twice by mistake, and archived. */
export const DEMO_DOUBLE_LEAD = demoId(341);
