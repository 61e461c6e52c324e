import accounts from '../data/accounts.json' with { type: 'json' };

/** One of the users of the demo. */
export type DemoUser = 'admin' | 'an' | 'stefan' | 'mei' | 'viewer' | 'katrien';

/** Returns the id of a demo record by its number, as a UUIDv7. Ids are fixed, so that examples and tests can name them. */
export const getDemoId = (number: number): string => `0199c000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** The ids of the users. */
export const DEMO_USERS = Object.fromEntries(
  accounts.flatMap(({ entries }) => entries.map(({ record, number }) => [record, getDemoId(number)])),
) as Record<DemoUser, string>;

/** Records of the announcement that tests name. */
export const DEMO_STORY = { uhasselt: getDemoId(106), twinning: getDemoId(501), partnership: getDemoId(502) };

/** Records that the examples in the API document name. Stefan owns the lead, so An verifies its win. */
export const DEMO_EXAMPLE = { company: getDemoId(110), contact: getDemoId(210), lead: getDemoId(310) };
