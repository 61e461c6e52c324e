import { countVisitors, findVisitorByTicket, findVisitors } from './visitors.rules';

const build = (fullName: string, status: string, companyName: string | null = null, code = '') =>
  ({
    id: fullName,
    fullName,
    companyName,
    email: `${fullName.slice(0, 2).toLowerCase()}@x.example`,
    code,
    status,
  }) as never;
const VISITORS = [
  build('Li Na', 'registered', 'Lumenova Lighting', '7K3M9QX2TB'),
  build('Zoë Peeters', 'attended'),
  build('陈伟', 'waitlisted'),
  build('Jan Cools', 'cancelled'),
  build('An Claes', 'no_show'),
] as Parameters<typeof findVisitors>[0];
const names = (typed: string, group: 'all' | 'expected' | 'present' = 'all') =>
  findVisitors(VISITORS, typed, group).map(({ fullName }) => fullName);

describe('the visitors of a seminar', () => {
  it('are found by parts of their name and company, without accents, in any script', () => {
    expect(names('na lum')).toEqual(['Li Na']);
    expect(names('zoe')).toEqual(['Zoë Peeters']);
    expect(names('陈')).toEqual(['陈伟']);
  });

  it('are shown by group, those who cancelled only when they are searched for', () => {
    expect(names('')).toEqual(['Li Na', 'Zoë Peeters', '陈伟', 'An Claes']);
    expect(names('cools')).toEqual(['Jan Cools']);
    expect(names('', 'expected')).toEqual(['Li Na', '陈伟', 'An Claes']);
    expect(names('', 'present')).toEqual(['Zoë Peeters']);
    expect(countVisitors(VISITORS)).toEqual({ present: 1, registered: 3, waitlisted: 1, expected: 3 });
  });

  it('are found by their code however it is typed, and by their address', () => {
    expect(findVisitorByTicket(VISITORS, ' 7k3m9-qx2tb ')?.fullName).toBe('Li Na');
    expect(findVisitorByTicket(VISITORS, 'LI@x.example')?.fullName).toBe('Li Na');
    expect(findVisitorByTicket(VISITORS, '0000000000')).toBeUndefined();
    const sharing = [...VISITORS, { ...VISITORS[0]!, id: 'other', fullName: 'Somebody Else' }];
    expect(findVisitorByTicket(sharing, 'li@x.example')).toBeUndefined();
  });
});
