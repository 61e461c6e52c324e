import { readHistories } from './demo-data.reader.js';

/**
 * Returns the id of a demo record by its number, in the form of a UUIDv7. Ids are fixed, so that examples and tests can
 * name them.
 */
export function getDemoId(number: number): string {
  return `0199c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** One of the users of the demo. */
export type DemoUser = 'admin' | 'an' | 'stefan' | 'mei' | 'viewer';

/** The ids of the users. */
export const DEMO_USERS = Object.fromEntries(
  readHistories('accounts.json').flatMap(({ entries }) =>
    entries.map(({ record, number }) => [record, getDemoId(number!)]),
  ),
) as Record<DemoUser, string>;

/** Records of the announcement that tests name. */
export const DEMO_STORY = { uhasselt: getDemoId(106), twinning: getDemoId(501), partnership: getDemoId(502) } as const;

/**
 * The records that the examples in the API document name. The lead is owned by Stefan, who makes its transitions. An, a
 * manager without a part in it, verifies the win.
 */
export const DEMO_EXAMPLE = { company: getDemoId(110), contact: getDemoId(210), lead: getDemoId(310) } as const;
