import { addWish, buildPartyRequest, readPartyValues } from './party-values.rules';

describe('The form of a party', () => {
  it('keeps what the party has', () => {
    const party = {
      id: 'chen',
      side: 'visitor',
      companyId: 'lumenova',
      contactId: 'wei',
      contactName: 'Chen Wei',
      name: null,
      availability: ['s1'],
      maxMeetings: 3,
      wishes: [{ partyId: 'corda', partyName: 'Corda', priority: 2, mutual: true }],
      avoid: ['other'],
      notes: null,
    } as never;
    const values = readPartyValues(party, 'host');
    expect(values.contact).toEqual({ kind: 'contact', id: 'wei', title: 'Chen Wei' });
    expect(buildPartyRequest(values)).toEqual({
      side: 'visitor',
      companyId: 'lumenova',
      contactId: 'wei',
      name: null,
      availability: ['s1'],
      maxMeetings: 3,
      wishes: [{ partyId: 'corda', priority: 2 }],
      avoid: ['other'],
      notes: null,
    });
  });

  it('adds a wish after the others, and sends only wishes that name somebody', () => {
    const wishes = addWish([{ partyId: 'corda', priority: 4 }]);
    expect(wishes.at(-1)).toEqual({ partyId: null, priority: 5 });
    expect(buildPartyRequest({ ...readPartyValues(null, 'host'), wishes }).wishes).toEqual([
      { partyId: 'corda', priority: 4 },
    ]);
  });
});
