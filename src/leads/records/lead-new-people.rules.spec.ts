import type { LeadPeople } from '../../identity/access/access.policy.js';
import { findNewPeople } from './lead-new-people.rules.js';

const build = (ownerId: string | null, projectManagerId: string | null = null, teamIds: string[] = []): LeadPeople => ({
  ownerId,
  projectManagerId,
  teamIds,
  confidential: false,
});

describe('The people who are new on a lead', () => {
  it.each([
    ['a new lead', undefined, build('an', 'bo', ['cy']), ['an'], ['bo', 'cy']],
    ['no change', build('an', 'bo', ['cy']), build('an', 'bo', ['cy']), [], []],
    ['a new owner', build('an'), build('bo'), ['bo'], []],
    ['a new owner from the team', build('an', null, ['bo']), build('bo', null, ['bo']), ['bo'], []],
    ['a former owner who stays on the team', build('an'), build('bo', null, ['an']), ['bo'], []],
    ['a new project manager', build('an'), build('an', 'bo'), [], ['bo']],
    ['a project manager from the team', build('an', null, ['bo']), build('an', 'bo', ['bo']), [], []],
    ['one who joins in two roles', build('an'), build('an', 'bo', ['bo']), [], ['bo']],
    ['no owner', build('an'), build(null), [], []],
  ])('are found after %s', (_, before, after, handedOverTo, joined) => {
    expect(findNewPeople(after, before)).toEqual({ handedOverTo, joined });
  });
});
