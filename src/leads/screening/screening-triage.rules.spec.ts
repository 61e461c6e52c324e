import { triageScreening, type ScreeningInput, type ScreeningTriage } from './screening-triage.rules.js';
import { findAreaHints } from './screening-hints.rules.js';
import { BE_2023_07, SENSITIVE_AREAS, type SensitiveArea } from './screening-ruleset.constants.js';

const TODAY = '2026-06-15';

/** A Chinese firm buys 30 % of a Belgian firm that is worth € 50 million and is active in none of the areas. */
const DEAL: ScreeningInput = {
  investmentType: 'merger_acquisition',
  investorOutsideEu: true,
  votingRightsPercent: 30,
  gainsControl: null,
  sensitiveAreas: [],
  naceCode: null,
  targetTurnoverEur: 50_000_000,
  text: 'Maker of garden furniture',
};

const triage = (change: Partial<ScreeningInput>, today = TODAY): ScreeningTriage =>
  triageScreening({ ...DEAL, ...change }, today);
const codes = ({ reasons }: ScreeningTriage): string[] => reasons.map(({ code }) => code);
const asked = ({ unknowns }: ScreeningTriage): string[] => unknowns.map(({ field }) => field);

describe('The cases outside the screening', () => {
  it.each<[scenario: string, change: Partial<ScreeningInput>, code: string, asks: string[]]>([
    ['a greenfield', { investmentType: 'greenfield', sensitiveAreas: ['semiconductors'] }, 'greenfield', []],
    [
      'a greenfield of which nothing else is known',
      { investmentType: 'greenfield', investorOutsideEu: null, votingRightsPercent: null, sensitiveAreas: null },
      'greenfield',
      [],
    ],
    [
      'an investor from inside the EU',
      { investorOutsideEu: false, sensitiveAreas: ['media'] },
      'investor_inside_eu',
      [],
    ],
    [
      'an expansion of what one has',
      { investmentType: 'expansion', votingRightsPercent: null, gainsControl: false },
      'no_change_of_control',
      [],
    ],
    [
      'an expansion, with nothing said of control',
      { investmentType: 'expansion', votingRightsPercent: null },
      'no_change_of_control',
      ['gainsControl'],
    ],
    [
      'a retention in which no stake is bought',
      { investmentType: 'retention', votingRightsPercent: 0, sensitiveAreas: ['energy'] },
      'no_change_of_control',
      ['gainsControl'],
    ],
    [
      'a relocation to Limburg',
      { investmentType: 'relocation', votingRightsPercent: null, gainsControl: false },
      'no_change_of_control',
      [],
    ],
    [
      'a joint venture that starts from nothing',
      { investmentType: 'joint_venture', gainsControl: false, sensitiveAreas: ['robotics'] },
      'no_change_of_control',
      [],
    ],
    [
      'less than 10 % of the votes',
      { votingRightsPercent: 9.99, sensitiveAreas: ['defence_dual_use'], targetTurnoverEur: 200_000_000 },
      'below_ten_percent',
      ['gainsControl'],
    ],
    ['a target in no sensitive area', { gainsControl: true }, 'no_sensitive_area', []],
  ])('%s', (_scenario, change, code, asks) => {
    const result = triage(change);
    expect(result).toMatchObject({ suggestion: 'out_of_scope', ruleset: 'BE-2023-07', deadlines: null });
    expect(codes(result)).toEqual([code]);
    expect(asked(result)).toEqual(asks);
  });
});

describe('the shares of the votes', () => {
  const large = 100_000_001;
  it.each<[area: SensitiveArea, votes: number, turnover: number | null, suggestion: string]>([
    ['defence_dual_use', 10, large, 'to_file'],
    ['defence_dual_use', 10, 100_000_000, 'out_of_scope'],
    ['defence_dual_use', 24.9, 50_000_000, 'out_of_scope'],
    ['defence_dual_use', 25, 50_000_000, 'to_file'],
    ['energy', 10, large, 'to_file'],
    ['energy', 9.9, large, 'out_of_scope'],
    ['energy', 25, 50_000_000, 'assess_further'],
    ['energy', 10, null, 'assess_further'],
    ['cybersecurity', 10, large, 'to_file'],
    ['cybersecurity', 25, null, 'to_file'],
    ['electronic_communications', 10, large, 'to_file'],
    ['electronic_communications', 25, 1, 'assess_further'],
    ['digital_infrastructure', 10, large, 'to_file'],
    ['digital_infrastructure', 25, 1, 'assess_further'],
    ['critical_infrastructure', 24.99, large, 'out_of_scope'],
    ['critical_infrastructure', 25, null, 'to_file'],
    ['critical_technology', 25, null, 'to_file'],
    ['artificial_intelligence', 25, null, 'to_file'],
    ['robotics', 25, null, 'to_file'],
    ['semiconductors', 24, large, 'out_of_scope'],
    ['semiconductors', 25, null, 'to_file'],
    ['quantum', 25, null, 'to_file'],
    ['aerospace', 25, null, 'to_file'],
    ['critical_inputs', 25, null, 'to_file'],
    ['sensitive_data', 25, null, 'to_file'],
    ['private_security', 25, null, 'to_file'],
    ['media', 25, null, 'to_file'],
    ['biotech', 25, 25_000_001, 'to_file'],
    ['biotech', 25, 25_000_000, 'out_of_scope'],
    ['biotech', 25, null, 'assess_further'],
    ['biotech', 20, 30_000_000, 'out_of_scope'],
  ])('in %s, %s %% with a turnover of %s: %s', (area, votingRightsPercent, targetTurnoverEur, suggestion) => {
    expect(triage({ sensitiveAreas: [area], votingRightsPercent, targetTurnoverEur }).suggestion).toBe(suggestion);
  });

  it('are compared with every area, and the strictest threshold counts', () => {
    const result = triage({ sensitiveAreas: ['biotech', 'media'], targetTurnoverEur: 1 });
    expect(result.suggestion).toBe('to_file');
    expect(codes(result)).toEqual(['below_threshold', 'sensitive_area']);
  });

  it('do not matter when control is gained', () => {
    expect(triage({ sensitiveAreas: ['media'], votingRightsPercent: 5, gainsControl: true }).suggestion).toBe(
      'to_file',
    );
    expect(triage({ sensitiveAreas: ['media'], votingRightsPercent: null, gainsControl: true })).toMatchObject({
      suggestion: 'to_file',
      unknowns: [],
    });
  });

  it('of a greenfield that takes over a business count after all', () => {
    const change = { investmentType: 'greenfield' as const, gainsControl: true };
    expect(triage({ ...change, sensitiveAreas: ['media'] }).suggestion).toBe('to_file');
  });

  it('below the threshold leave one question: is control gained in another way?', () => {
    const result = triage({ sensitiveAreas: ['media'], votingRightsPercent: 20 });
    expect([result.suggestion, asked(result)]).toEqual(['out_of_scope', ['gainsControl']]);
  });
});

describe('The questions that are still open', () => {
  it.each<[scenario: string, change: Partial<ScreeningInput>, asks: string[]]>([
    ['the kind of investment', { investmentType: null, sensitiveAreas: ['media'] }, ['investmentType', 'gainsControl']],
    ['where the investor comes from', { investorOutsideEu: null, sensitiveAreas: ['media'] }, ['investorOutsideEu']],
    ['the share of the votes', { votingRightsPercent: null, sensitiveAreas: ['media'] }, ['votingRightsPercent']],
    ['the areas', { sensitiveAreas: null }, ['sensitiveAreas']],
    [
      'the share, not the turnover, when that is known',
      { sensitiveAreas: ['energy'], votingRightsPercent: null, targetTurnoverEur: 200_000_000 },
      ['votingRightsPercent'],
    ],
    ['the turnover', { sensitiveAreas: ['energy'], targetTurnoverEur: null }, ['targetTurnoverEur']],
    [
      'whether a joint venture brings in a business',
      { investmentType: 'joint_venture', sensitiveAreas: ['media'] },
      ['gainsControl'],
    ],
    [
      'whether the votes in an expansion are new',
      { investmentType: 'expansion', votingRightsPercent: 100, sensitiveAreas: ['media'] },
      ['gainsControl'],
    ],
  ])('%s, and until then it is to be assessed further', (_scenario, change, asks) => {
    const result = triage(change);
    expect(result.suggestion).toBe('assess_further');
    expect(asked(result)).toEqual(asks);
    expect(result.deadlines).toContain('File before closing');
  });

  it('are all questions if nothing is known', () => {
    const result = triageScreening(
      {
        investmentType: null,
        investorOutsideEu: null,
        votingRightsPercent: null,
        sensitiveAreas: null,
        naceCode: null,
        targetTurnoverEur: null,
        text: null,
      },
      TODAY,
    );
    expect(result.suggestion).toBe('assess_further');
    expect(asked(result)).toEqual([
      'investmentType',
      'investorOutsideEu',
      'gainsControl',
      'votingRightsPercent',
      'sensitiveAreas',
    ]);
  });
});

describe('LED makers', () => {
  it.each([
    ['LED modules for greenhouses', true],
    ['Wholesale of LEDs', true],
    ['LED照明 for hospitals', true],
    ['ledverlichting voor scholen', true],
    ['Led lamps in stables', true],
    ['light-emitting diodes', true],
    ['Guangdong Solid State Lighting Industry Innovation Center', true],
    ['半导体照明', true],
    ['A delegation led by the governor', false],
    ['A FUND LED BY ITS FOUNDERS', false],
    ['Pedalled vehicles and LEDGERS', false],
    ['', false],
  ])('are recognised in "%s": %s', (text, flagged) => {
    expect(findAreaHints(text, null).some(({ code }) => code === 'led_may_be_semiconductor')).toBe(flagged);
  });

  it('are flagged as possible semiconductor makers and need a closer look', () => {
    const result = triage({ text: 'LED modules' });
    expect([result.suggestion, codes(result)]).toEqual(['assess_further', ['led_may_be_semiconductor']]);
  });

  it('are flagged, yet out of scope, when they come with a greenfield', () => {
    const result = triage({ investmentType: 'greenfield', text: 'LED modules' });
    expect([result.suggestion, codes(result)]).toEqual(['out_of_scope', ['greenfield', 'led_may_be_semiconductor']]);
  });

  it('below a quarter of the votes would be outside even as semiconductor makers', () => {
    expect(triage({ text: 'LED modules', votingRightsPercent: 20 }).suggestion).toBe('out_of_scope');
  });

  it('are not flagged any more once semiconductors were selected', () => {
    expect(triage({ text: 'LED modules', sensitiveAreas: ['semiconductors'] }).suggestion).toBe('to_file');
  });
});

describe('other hints', () => {
  it.each([
    ['26.11', 'semiconductors'],
    ['C26.11', 'semiconductors'],
    ['30.30', 'aerospace'],
    ['30.40', 'defence_dual_use'],
    ['35.11', 'energy'],
    ['60.20', 'media'],
    ['61', 'electronic_communications'],
    ['80.10', 'private_security'],
    ['31.01', undefined],
    ['46.35', undefined],
  ])('the sector %s suggests %s', (naceCode, area) => {
    expect(findAreaHints(null, naceCode)[0]?.area).toBe(area);
  });

  it.each(['Semiconductor packaging', 'halfgeleiders', 'semi-conducteurs', 'silicon wafers', '半导体'])(
    '"%s" is about semiconductors',
    (text) => {
      expect(findAreaHints(text, null).map(({ code }) => code)).toEqual(['text_mentions_semiconductors']);
    },
  );

  it('do not take solid-state lighting in Chinese for semiconductors at large', () => {
    expect(findAreaHints('半导体照明', null).map(({ code }) => code)).toEqual(['led_may_be_semiconductor']);
  });

  it('never lead to a filing by themselves', () => {
    expect(triage({ naceCode: '26.11', text: 'LED semiconductors' }).suggestion).toBe('assess_further');
  });
});

describe('The ruleset of the screening', () => {
  it('has a rule for every area', () => {
    expect(Object.keys(BE_2023_07.areas)).toEqual([...SENSITIVE_AREAS]);
  });

  it.each([
    ['2028-01-16', false],
    ['2028-01-17', true],
  ])('needs a review against the new regulation on %s: %s', (today, review) => {
    expect(codes(triage({}, today)).includes('ruleset_to_be_reviewed')).toBe(review);
  });

  it('always says that it only suggests', () => {
    expect(triage({}).notice).toMatch(/suggestion.*not legal advice/);
  });
});
