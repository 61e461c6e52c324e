import type { components } from '../../shared/api/schema';

type TriageScreening = components['schemas']['TriageScreening'];
type SensitiveArea = NonNullable<TriageScreening['sensitiveAreas']>[number];

/** The sensitive areas of the screening. */
export const SENSITIVE_AREAS: readonly SensitiveArea[] = [
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
];

/** The answers of the form. An empty one is not known. */
export interface TriageAnswers {
  investorOutsideEu?: string | null;
  gainsControl?: string | null;
  votingRightsPercent?: number | string;
  targetTurnoverEur?: number | string;
  sensitiveAreas?: string[];
}

/** Builds the request from the answers that were given. The server takes the others from the lead. */
export function buildTriageBody(answers: TriageAnswers): TriageScreening {
  const { investorOutsideEu, gainsControl, votingRightsPercent, targetTurnoverEur, sensitiveAreas } = answers;
  return {
    ...(investorOutsideEu ? { investorOutsideEu: investorOutsideEu === 'true' } : {}),
    ...(gainsControl ? { gainsControl: gainsControl === 'true' } : {}),
    ...(typeof votingRightsPercent === 'number' ? { votingRightsPercent } : {}),
    ...(typeof targetTurnoverEur === 'number' ? { targetTurnoverEur } : {}),
    ...(sensitiveAreas && sensitiveAreas.length > 0 ? { sensitiveAreas: sensitiveAreas as SensitiveArea[] } : {}),
  };
}
