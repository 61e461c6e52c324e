import { buildFingerprint } from '../../companies/duplicates/company-fingerprint.rules.js';
import { buildRegistrationFingerprint, isSimilarName } from './registration-company.rules.js';

describe('A typed name', () => {
  const company = buildFingerprint({
    id: 'c',
    name: 'Bosch Rexroth Belgium NV',
    nativeName: '苏州蓝海新材料有限公司',
    aliases: ['Hydraudyne'],
    country: 'BE',
    emailDomains: ['rexroth.example'],
    identifiers: [],
  });
  const type = (companyName: string, emailKey = 'a@gmail.com') =>
    buildRegistrationFingerprint({ companyName, country: null, emailKey }, []);

  it.each([
    'Bosch',
    'bosch rexroth',
    'Rexroth Bosch',
    'Bosch Rexrot',
    'HYDRAUDYNE B.V.',
    '蓝海新材料',
    'Suzhou Lanhai Xincailiao',
  ])('resembles a name of the company: %s', (name) => {
    expect(isSimilarName(type(name), company)).toBe(true);
  });

  it.each(['Belgium', 'Rexel', 'Siemens', 'New materials', '华为', 'student', 'Boschung', 'B'])(
    'resembles none: %s',
    (name) => {
      expect(isSimilarName(type(name), company)).toBe(false);
    },
  );

  it('does not resemble a name because the mail domain is that of the company', () => {
    expect(isSimilarName(type('Siemens', 'a@rexroth.example'), company)).toBe(false);
  });
});
