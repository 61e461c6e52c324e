import { checkIdentifiers } from './company.rules.js';

describe('The KBO and the Belgian VAT number of a company', () => {
  const kbo = { scheme: 'KBO', value: '0403.101.811' } as const;

  it.each([
    ['VAT number', kbo, { scheme: 'VAT', value: 'BE0403.101.812' } as const, 1],
    [
      'KBO number',
      { scheme: 'KBO', value: '0403.101.812' } as const,
      { scheme: 'VAT', value: 'BE0403101811' } as const,
      0,
    ],
  ])('give one error for a wrong %s, because it cannot be compared', (_name, first, second, wrong) => {
    expect(checkIdentifiers([first, second]).errors).toMatchObject([
      { pointer: `/identifiers/${wrong}/value`, code: 'identifier.invalid' },
    ]);
  });

  it('contradict each other if both are right and different', () => {
    expect(checkIdentifiers([kbo, { scheme: 'VAT', value: 'BE 0404.616.494' }]).errors).toMatchObject([
      { pointer: '/identifiers/1/value', code: 'identifier.contradictory' },
    ]);
  });
});
