import { buildSession, NO_SPEAKER, readSession, startSession } from './session-values.rules';

const SEMINAR = {
  startsAt: '2027-03-18T01:00:00Z',
  endsAt: '2027-03-18T04:30:00Z',
  startsOn: '2027-03-18',
  timezone: 'Asia/Shanghai',
  languages: ['zh-Hans'],
};

describe('the form of a session', () => {
  it('begins where the last session ends, in the time of the seminar', () => {
    expect(startSession(SEMINAR, [])).toMatchObject({ startsAt: '2027-03-18T09:00', endsAt: '2027-03-18T12:30' });
    expect(startSession(SEMINAR, [{ endsAt: '2027-03-18T02:15:00Z' }]).startsAt).toBe('2027-03-18T10:15');
  });

  it('sends speakers with a name, that of the contact if none was typed', () => {
    const contact = { kind: 'contact', id: '1', title: 'Li Na' } as const;
    const values = { ...startSession(SEMINAR, []), speakers: [{ ...NO_SPEAKER, contact }, NO_SPEAKER] };
    expect(buildSession(values, (field) => field === 'speakers')).toEqual({
      speakers: [{ name: 'Li Na', capacity: null, contactId: '1', companyId: null }],
    });
  });

  it('sends a speaker without a name too, so that the server asks for it and nothing typed is lost', () => {
    const values = { ...startSession(SEMINAR, []), speakers: [{ ...NO_SPEAKER, capacity: 'Export manager' }] };
    expect(buildSession(values, (field) => field === 'speakers')).toEqual({
      speakers: [{ name: '', capacity: 'Export manager', contactId: null, companyId: null }],
    });
  });

  it('shows the local times of a session', () => {
    const session = { ...SEMINAR, title: 'Light', room: null, language: null, description: null, speakers: [] };
    expect(readSession(session as never, 'Asia/Shanghai')).toMatchObject({ startsAt: '2027-03-18T09:00', room: '' });
  });
});
