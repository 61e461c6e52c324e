import { buildAgreementRequest, NO_PARTY, startAgreement } from './agreement-values.rules';

describe('The form of a new agreement', () => {
  it('is a draft of the user under the given agreement, and needs a kind', () => {
    const values = startAgreement('me', 'twinning');
    expect(values).toMatchObject({ status: 'draft', ownerId: 'me', parentId: 'twinning' });
    expect(buildAgreementRequest(values)).toBeNull();
  });

  it('sends what was filled in, without rows that name no company', () => {
    const party = { companyId: 'gsc', role: 'signatory' } as const;
    const values = {
      ...startAgreement('me', null),
      title: ' Partnership ',
      kind: 'strategic_partnership',
      parties: [party, NO_PARTY],
      expiresOn: '2036-05-23',
    } as const;
    expect(buildAgreementRequest({ ...values, parties: [...values.parties] })).toEqual({
      title: 'Partnership',
      kind: 'strategic_partnership',
      status: 'draft',
      parentId: null,
      ownerId: 'me',
      parties: [party],
      expiresOn: '2036-05-23',
    });
  });

  it('sends the days of the signing only if the status says that it was signed', () => {
    const values = { ...startAgreement('me', null), kind: 'twinning', signedOn: '2015-06-01' } as const;
    expect(buildAgreementRequest(values)).not.toHaveProperty('signedOn');
    expect(buildAgreementRequest({ ...values, status: 'in_force' })).toMatchObject({ signedOn: '2015-06-01' });
  });
});
