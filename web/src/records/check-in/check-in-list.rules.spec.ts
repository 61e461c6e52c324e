import { type CheckInPerson, countPeople, findPeople, normaliseCode } from './check-in-list.rules';

const build = (
  fullName: string,
  status: CheckInPerson['status'],
  companyName: string | null = null,
): CheckInPerson => ({
  id: fullName,
  code: '',
  fullName,
  nativeName: fullName === 'Chen Wei' ? '陈伟' : null,
  companyName,
  status,
  checkedInAt: null,
  walkIn: false,
});
const PEOPLE = [
  build('Li Na', 'registered', 'Lumenova Lighting'),
  build('Zoë Peeters', 'attended'),
  build('Chen Wei', 'waitlisted'),
  build('Jan Cools', 'cancelled'),
  build('An Claes', 'no_show'),
];
const findNames = (typed: string) => findPeople(PEOPLE, typed).map(({ fullName }) => fullName);

describe('the people of a check-in', () => {
  it('are found by parts of their name and company, without accents, in any script', () => {
    expect(findNames('na lum')).toEqual(['Li Na']);
    expect(findNames('zoe')).toEqual(['Zoë Peeters']);
    expect(findNames('陈')).toEqual(['Chen Wei']);
  });

  it('are all shown before anything is typed, but those who cancelled only when they are searched for', () => {
    expect(findNames('')).toEqual(['Li Na', 'Zoë Peeters', 'Chen Wei', 'An Claes']);
    expect(findNames('cools')).toEqual(['Jan Cools']);
  });

  it('are present, or expected as long as they have not cancelled', () => {
    expect(countPeople(PEOPLE)).toEqual({ present: 1, expected: 3 });
  });

  it('have codes that are read however they are typed', () => {
    expect(normaliseCode(' 7k3m9-qx2tb ')).toBe('7K3M9QX2TB');
    expect(normaliseCode('oil')).toBe('011');
  });
});
