import { buildFingerprint } from '../../companies/duplicates/company-fingerprint.rules.js';
import { canNameCompany, resemblesName } from './company-spellings.rules.js';
import { buildRegistrationFingerprint } from './registration-company.rules.js';

describe('A text in the field of the company', () => {
  it.each(
    [
      'n/a|N.A.|n.v.t.| NVT |-|.|...|x|X!|xx|42|3M||—|Geen|GEEN!|none.|Privé|PRIVE|student|Student(e)|zelfstandig|ＮＯＮＥ',
      'Self-employed|free-lance|T.B.D.|Néant|Étudiante|selbständig|Selbststaendig|无|無|個人|个人|false|niet van toepassing',
    ].flatMap((texts) => texts.split('|')),
  )('names no company: %s', (text) => {
    expect(canNameCompany(text)).toBe(false);
  });

  it.each([
    'Umicore',
    'C&A',
    'ABB',
    '华为',
    'Студия',
    'Nonesuch',
    'Student Hotel',
    'Geens NV',
    'Nabla',
    '個人書店',
    'IV',
  ])('can name a company: %s', (text) => {
    expect(canNameCompany(text)).toBe(true);
  });
});

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
    expect(resemblesName(type(name), company)).toBe(true);
  });

  it.each(['Belgium', 'Rexel', 'Siemens', 'New materials', '华为', 'student', 'Boschung', 'B'])(
    'resembles none: %s',
    (name) => {
      expect(resemblesName(type(name), company)).toBe(false);
    },
  );

  it('does not resemble a name because the mail domain is that of the company', () => {
    expect(resemblesName(type('Siemens', 'a@rexroth.example'), company)).toBe(false);
  });
});
