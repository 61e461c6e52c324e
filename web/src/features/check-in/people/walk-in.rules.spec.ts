import { EMPTY_WALK_IN, findWalkInErrors } from './walk-in.rules';

describe('The name of a walk-in', () => {
  it.each([' ', '\u200B', '\u00AD\u2060', '\u3164', '\u2800'])('is missing if nobody sees it: %j', (fullName) => {
    expect(findWalkInErrors({ ...EMPTY_WALK_IN, fullName })).toEqual({ fullName: 'required' });
  });

  it.each(['李', 'می‌خواهم', ' Zoë '])('can be %j', (fullName) => {
    expect(findWalkInErrors({ ...EMPTY_WALK_IN, fullName })).toEqual({});
  });
});
