import {
  applyEmployers,
  validateEmployers,
  mergeEmployers,
  NO_EMPLOYERS,
  normaliseEmployers,
  type Employers,
} from './contact-employers.rules.js';

const at = (companyId: string, jobTitle: string | null = null) => ({ companyId, jobTitle });
const works = (companyId: string | null, jobTitle: string | null, ...affiliations: Employers['affiliations']) => ({
  companyId,
  jobTitle,
  affiliations,
});

describe('The employers of a person', () => {
  it('list every company once, in the order of their ids, without the main employer', () => {
    const settled = normaliseEmployers(
      works('a', null, at('c'), at('b', 'Adviser'), at('a', 'Owner'), at('c', 'Chair')),
    );
    expect(settled).toEqual(works('a', 'Owner', at('b', 'Adviser'), at('c', 'Chair')));
  });

  it.each([
    ['the job title wins over that of a dropped one', works('a', 'CEO', at('a', 'Owner')), works('a', 'CEO')],
    [
      'the first job title at a company wins',
      works(null, null, at('b', 'X'), at('b', 'Y')),
      works(null, null, at('b', 'X')),
    ],
    ['nothing is made of nothing', NO_EMPLOYERS, NO_EMPLOYERS],
  ])('are resolved: %s', (_, given, expected) => {
    expect(normaliseEmployers(given)).toEqual(expected);
  });

  const before = works('a', 'CEO', at('b', 'Board member'), at('c'));
  it.each([
    ['nothing is said', {}, before],
    ['another main employer is named', { companyId: 'd' }, works('d', 'CEO', at('b', 'Board member'), at('c'))],
    ['one of the others becomes the main one', { companyId: 'b' }, works('b', 'Board member', at('c'))],
    [
      'one of the others becomes it without a title of its own',
      { companyId: 'c' },
      works('c', 'CEO', at('b', 'Board member')),
    ],
    ['it comes with another title', { companyId: 'b', jobTitle: 'Chair' }, works('b', 'Chair', at('c'))],
    ['the others are cleared', { affiliations: null }, works('a', 'CEO')],
    [
      'the main one is cleared',
      { companyId: null, jobTitle: null },
      works(null, null, at('b', 'Board member'), at('c')),
    ],
    ['the others are replaced', { affiliations: [{ companyId: 'e' }] }, works('a', 'CEO', at('e'))],
  ])('change when %s', (_, body, expected) => {
    expect(applyEmployers(before, body)).toEqual(expected);
  });

  it('may not contain the main employer among the others, and the error names the place', () => {
    const body = { affiliations: [{ companyId: 'x' }, { companyId: 'a' }] };
    expect(validateEmployers(before, body)).toMatchObject([{ pointer: '/affiliations/1/companyId' }]);
    expect(validateEmployers(before, { ...body, companyId: 'y' })).toEqual([]);
  });

  it.each([
    ['both work at the same place', works('a', null), works('a', 'CEO'), works('a', 'CEO')],
    ['each works somewhere', works('a', null), works('b', 'CEO'), works('a', null, at('b', 'CEO'))],
    ['only the source works somewhere', works(null, null), works('b', 'CEO'), works('b', 'CEO')],
    ['the survivor has a title and the source a company', works(null, 'Dr'), works('b', 'CEO'), works('b', 'Dr')],
    ['the source has a title of nowhere', works('a', null), works(null, 'CEO'), works('a', 'CEO')],
    [
      'the source works beside where the survivor mainly does',
      works('a', null),
      works('b', null, at('a', 'X')),
      works('a', 'X', at('b')),
    ],
    [
      'the survivor works beside where the source mainly does',
      works('a', 'X', at('b')),
      works('b', 'Y'),
      works('a', 'X', at('b', 'Y')),
    ],
    ['the survivor works beside only', works(null, null, at('b', 'Z')), works('b', 'Y'), works('b', 'Z')],
    ['neither works anywhere', NO_EMPLOYERS, NO_EMPLOYERS, NO_EMPLOYERS],
  ])('of two records become those of one person when %s', (_, survivor, source, expected) => {
    expect(mergeEmployers(survivor, source)).toEqual(expected);
  });
});
