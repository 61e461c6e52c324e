import { ACTIVITY_FIELD_RULES, type EditedActivity, listStatuses } from './activity-fields.rules';

const SEMINAR: EditedActivity & { onlineUrl: string | null } = {
  id: '1',
  version: 3,
  updatedAt: '2027-01-01T00:00:00Z',
  title: 'Light in care',
  reference: 'SEM-2027-0001',
  status: 'planned',
  archivedAt: null,
  startsOn: '2027-03-18',
  endsOn: '2027-03-18',
  startsAt: '2027-03-18T01:00:00Z',
  endsAt: '2027-03-18T04:30:00Z',
  timezone: 'Asia/Shanghai',
  onlineUrl: null,
};
const { readValue, mergeChanges, listPointers } = ACTIVITY_FIELD_RULES;
const NOW = Date.parse('2027-03-17T20:00:00Z');

describe('the fields of an activity', () => {
  it('have hours that are edited as local times together with their time zone', () => {
    const times = readValue(SEMINAR, 'times');
    expect(times).toEqual({ startsAt: '2027-03-18T09:00', endsAt: '2027-03-18T12:30', timezone: 'Asia/Shanghai' });
    expect(mergeChanges(['times'], () => times)).toEqual(times);
    expect(listPointers('times')).toEqual(['/startsAt', '/endsAt', '/timezone']);
  });

  it('are cleared by an empty text', () => {
    expect(mergeChanges(['onlineUrl', 'title'], (field) => (field === 'title' ? ' Light ' : ' '))).toEqual({
      onlineUrl: null,
      title: 'Light',
    });
  });

  it('have the statuses that can follow, completion not before the last day there', () => {
    expect(listStatuses({ ...SEMINAR, endsOn: '2027-03-19' }, NOW)).toEqual(['planned', 'confirmed', 'cancelled']);
    expect(listStatuses(SEMINAR, NOW)).toEqual(['planned', 'confirmed', 'completed', 'cancelled']);
    expect(listStatuses({ ...SEMINAR, status: 'completed' }, NOW)).toEqual(['completed']);
  });
});
