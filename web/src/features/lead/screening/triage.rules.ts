import type { components } from '../../../shared/api/schema';

type TriageScreening = components['schemas']['TriageScreening'];
type SensitiveArea = NonNullable<TriageScreening['sensitiveAreas']>[number];

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
