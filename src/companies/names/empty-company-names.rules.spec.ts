import { canNameCompany } from './empty-company-names.rules.js';

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
