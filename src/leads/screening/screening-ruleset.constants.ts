/**
 * The areas that the Belgian screening of foreign direct investment covers: Article 5 of the cooperation agreement of
 * 30 November 2022. The technologies that agencies meet most are listed one by one.
 */
export const SENSITIVE_AREAS = [
  'defence_dual_use',
  'energy',
  'cybersecurity',
  'electronic_communications',
  'digital_infrastructure',
  'critical_infrastructure',
  'critical_technology',
  'artificial_intelligence',
  'robotics',
  'semiconductors',
  'quantum',
  'aerospace',
  'critical_inputs',
  'sensitive_data',
  'private_security',
  'media',
  'biotech',
] as const;
/** One of {@link SENSITIVE_AREAS}. */
export type SensitiveArea = (typeof SENSITIVE_AREAS)[number];

/**
 * A condition that brings an investment into the screening: a share of the votes, and for some areas a minimum size of
 * the target.
 */
export interface ScreeningLimb {
  /** Share of the votes, in per cent, from which the condition is met. */
  votesFrom: number;
  /** Turnover in euro that the target must exceed; null when its size does not matter. */
  turnoverAboveEur: number | null;
  /** The suggestion when the condition is met. It is a closer look where the area alone is not conclusive. */
  leadsTo: 'to_file' | 'assess_further';
}

/** A sensitive area with its conditions. */
export interface AreaRule {
  title: string;
  limbs: readonly ScreeningLimb[];
}

/** A dated set of screening rules. An assessment names the ruleset under which it was made. */
export interface ScreeningRuleset {
  id: string;
  /** First day on which the ruleset is in force, `YYYY-MM-DD`. */
  from: string;
  /** The day from which other law may apply. From then on a suggestion must be checked against that law. */
  reviewFrom: string;
  reviewText: string;
  deadlines: string;
  /** Days within which the filing is assessed. */
  assessmentDays: number;
  areas: Readonly<Record<SensitiveArea, AreaRule>>;
}

const LARGE_FROM_TEN: ScreeningLimb = { votesFrom: 10, turnoverAboveEur: 100_000_000, leadsTo: 'to_file' };
const FROM_A_QUARTER: ScreeningLimb = { votesFrom: 25, turnoverAboveEur: null, leadsTo: 'to_file' };
/**
 * Such targets count as critical infrastructure only where they are vital, and the area alone does not show whether
 * they are.
 */
const VITAL_FROM_A_QUARTER: ScreeningLimb = { votesFrom: 25, turnoverAboveEur: null, leadsTo: 'assess_further' };

/**
 * The ruleset of the cooperation agreement in force since 1 July 2023. Defence with dual use and cybersecurity belong
 * to the 10 % condition and are also critical technologies, so that a share of 25 % is caught whatever the turnover.
 */
export const BE_2023_07: ScreeningRuleset = {
  id: 'BE-2023-07',
  from: '2023-07-01',
  reviewFrom: '2028-01-17',
  reviewText:
    'Regulation (EU) 2026/1386 applies from 17 January 2028 in place of 2019/452: check these rules against it before relying on them.',
  deadlines:
    'File before closing. The assessment takes 30 days, and a screening 28 days more; both can be extended. Not filing is fined at 10 to 30 % of the investment.',
  assessmentDays: 30,
  areas: {
    defence_dual_use: { title: 'defence and dual use', limbs: [LARGE_FROM_TEN, FROM_A_QUARTER] },
    energy: { title: 'energy', limbs: [LARGE_FROM_TEN, VITAL_FROM_A_QUARTER] },
    cybersecurity: { title: 'cybersecurity', limbs: [LARGE_FROM_TEN, FROM_A_QUARTER] },
    electronic_communications: {
      title: 'electronic communications',
      limbs: [LARGE_FROM_TEN, VITAL_FROM_A_QUARTER],
    },
    digital_infrastructure: { title: 'digital infrastructure', limbs: [LARGE_FROM_TEN, VITAL_FROM_A_QUARTER] },
    critical_infrastructure: { title: 'critical infrastructure', limbs: [FROM_A_QUARTER] },
    critical_technology: { title: 'critical technology and raw materials', limbs: [FROM_A_QUARTER] },
    artificial_intelligence: { title: 'artificial intelligence', limbs: [FROM_A_QUARTER] },
    robotics: { title: 'robotics', limbs: [FROM_A_QUARTER] },
    semiconductors: { title: 'semiconductors', limbs: [FROM_A_QUARTER] },
    quantum: { title: 'quantum technology', limbs: [FROM_A_QUARTER] },
    aerospace: { title: 'aerospace', limbs: [FROM_A_QUARTER] },
    critical_inputs: { title: 'critical inputs', limbs: [FROM_A_QUARTER] },
    sensitive_data: { title: 'sensitive data', limbs: [FROM_A_QUARTER] },
    private_security: { title: 'private security', limbs: [FROM_A_QUARTER] },
    media: { title: 'media', limbs: [FROM_A_QUARTER] },
    biotech: {
      title: 'biotechnology',
      // The threshold of € 25 million is general knowledge and was not read in the agreement. Check it before relying
      // on it near the threshold.
      limbs: [{ votesFrom: 25, turnoverAboveEur: 25_000_000, leadsTo: 'to_file' }],
    },
  },
};
