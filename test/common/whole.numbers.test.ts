import { useApi } from '../support/api.js';

const { api } = useApi();

const SOME = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const ROUTES: [path: string, name: string][] = [
  ['/leads?', 'limit'],
  ['/leads?', 'jobsExpected.gte'],
  ['/search?q=a&', 'limit'],
  ['/companies/duplicates?', 'limit'],
  [`/leads/${SOME}/timeline?`, 'limit'],
  [`/intake/connections/${SOME}/health?`, 'days'],
];
/** What JavaScript takes for ten, and a person who typed it may have meant otherwise. */
const ALMOST = [
  '1e1',
  '0x10',
  '0b1010',
  ' 10',
  '10 ',
  '10.0',
  '10.',
  '+10',
  '1_0',
  '１０',
  '',
  'NaN',
  'Infinity',
  '9'.repeat(17),
];

describe('A whole number in a parameter', () => {
  it.each(ROUTES.flatMap(([path, name]) => ALMOST.map((value) => [path, name, value])))(
    'of GET %s%s=%s is not written in digits: 422 with its name',
    async (path, name, value) => {
      const answer = await api.admin.get(`${path}${name}=${encodeURIComponent(value)}`);
      expect(answer.status).toBe(422);
      expect(answer.pointers).toEqual([`?${name}`]);
    },
  );

  it.each(ROUTES)('of GET %s%s is taken when it is', async (path, name) => {
    expect((await api.admin.get(`${path}${name}=10`)).status).not.toBe(422);
  });
});
