import { belgian, german, scoreFacts } from '../../../test/companies/duplicate-scores.given.js';
import { LIKELY_DUPLICATE } from './duplicate-scoring.rules.js';

describe('A name with abbreviated words', () => {
  it.each([
    ['Zhongxin Sci. & Tech. Co., Ltd.', 'Zhongxin Science and Technology Co., Ltd.'],
    ['Verdanis Mfg. Ltd.', 'Verdanis Manufacturing Ltd.'],
    ['Kolbrink Ind. Intl. NV', 'Kolbrink Industries International NV'],
    ['Mirodent Imp. & Exp. Co., Ltd.', 'Mirodent Import and Export Co., Ltd.'],
    ['Pelgrast Semicon Eqpt Co', 'Pelgrast Semiconductor Equipment Co'],
    ['Ostrameer (HK) Ltd.', 'Ostrameer Hong Kong Limited'],
  ])('is the same as with whole words: %s', (short, long) => {
    expect(scoreFacts({ name: short }, { name: long }).score).toBeGreaterThanOrEqual(LIKELY_DUPLICATE);
  });
});

describe('The initials of a name', () => {
  it.each([
    ['POM Limburg', 'Provinciale Ontwikkelingsmaatschappij Limburg', belgian],
    ['BMW AG', 'Bayerische Motoren Werke AG', german],
    ['VITO NV', 'Vlaamse Instelling voor Technologisch Onderzoek', belgian],
  ])('are a suggestion and never a block: %s', (short, long, country) => {
    const { score, reasons } = scoreFacts({ name: short, ...country }, { name: long, ...country });
    expect([score, reasons[0]?.code]).toEqual([0.6, 'similar_name']);
  });

  it.each([
    ['Vis NV', 'Verenigde Industriële Scheepswerven NV'],
    ['POM Antwerpen', 'Provinciale Ontwikkelingsmaatschappij Limburg'],
    ['BMW', 'Bayerische Motoren Werke'],
    ['BW', 'Bayerische Werke'],
  ])('are none where they are a word, of another place or too few: %s', (short, long) => {
    expect(scoreFacts({ name: short, ...belgian }, { name: long, ...belgian }).score).toBe(0);
  });
});
