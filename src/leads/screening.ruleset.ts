/**
 * Areas in which the Belgian screening of foreign direct investment is interested: Article 5 of the cooperation
 * agreement of 30 November 2022, with the technologies that agencies meet most named one by one.
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

/** One way into the screening: a share of the votes, and for some areas a size of the target. */
export interface ScreeningLimb {
  /** Reached at this share of the votes, in per cent. */
  votesFrom: number;
  /** The target's turnover must be above this, in euro; null when its size does not matter. */
  turnoverAboveEur: number | null;
  /** Whether reaching it suggests filing, or a closer look because the area alone does not settle it. */
  leadsTo: 'to_file' | 'assess_further';
}

/** A sensitive area with every limb that may catch it. */
export interface AreaRule {
  title: string;
  limbs: readonly ScreeningLimb[];
}

/** A dated set of screening rules: an assessment names the one it was made under. */
export interface ScreeningRuleset {
  id: string;
  /** In force from this day, `YYYY-MM-DD`. */
  from: string;
  /** From this day other law may apply, so that a suggestion must be checked against it. */
  reviewFrom: string;
  reviewText: string;
  deadlines: string;
  areas: Readonly<Record<SensitiveArea, AreaRule>>;
}

const LARGE_FROM_TEN: ScreeningLimb = { votesFrom: 10, turnoverAboveEur: 100_000_000, leadsTo: 'to_file' };
const FROM_A_QUARTER: ScreeningLimb = { votesFrom: 25, turnoverAboveEur: null, leadsTo: 'to_file' };
/** These are critical infrastructure only where they are vital, and the area alone does not say whether they are. */
const VITAL_FROM_A_QUARTER: ScreeningLimb = { votesFrom: 25, turnoverAboveEur: null, leadsTo: 'assess_further' };

/**
 * The cooperation agreement in force since 1 July 2023. Two areas of the 10 % limb, defence with dual use and
 * cybersecurity, are also critical technologies, so that 25 % catches them whatever the turnover.
 */
export const BE_2023_07: ScreeningRuleset = {
  id: 'BE-2023-07',
  from: '2023-07-01',
  reviewFrom: '2028-01-17',
  reviewText:
    'Regulation (EU) 2026/1386 applies from 17 January 2028 in place of 2019/452: check these rules against it before relying on them.',
  deadlines:
    'File before closing. The assessment takes 30 days, and a screening 28 days more; both can be extended. Not filing is fined at 10 to 30 % of the investment.',
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
      // The € 25 m is general knowledge, not read in the agreement: check it before relying on it near the line.
      limbs: [{ votesFrom: 25, turnoverAboveEur: 25_000_000, leadsTo: 'to_file' }],
    },
  },
};
