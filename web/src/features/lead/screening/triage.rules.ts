import type { components } from '../../../shared/api/schema';

type TriageScreening = components['schemas']['TriageScreening'];
type SensitiveArea = NonNullable<TriageScreening['sensitiveAreas']>[number];

/** The answers of the form. An empty one is not known. */
export interface TriageAnswers {
  investorOutsideEu: string | null;
  gainsControl: string | null;
  votingRightsPercent: number | null;
  targetTurnoverEur: number | null;
  sensitiveAreas: string[];
}

export const NO_ANSWERS: TriageAnswers = {
  investorOutsideEu: null,
  gainsControl: null,
  votingRightsPercent: null,
  targetTurnoverEur: null,
  sensitiveAreas: [],
};

/** Builds the request from the answers that were given. The server takes the others from the lead. */
export function buildTriageBody(answers: TriageAnswers): TriageScreening {
  const { investorOutsideEu, gainsControl, votingRightsPercent, targetTurnoverEur, sensitiveAreas } = answers;
  return {
    ...(investorOutsideEu !== null && { investorOutsideEu: investorOutsideEu === 'true' }),
    ...(gainsControl !== null && { gainsControl: gainsControl === 'true' }),
    ...(votingRightsPercent !== null && { votingRightsPercent }),
    ...(targetTurnoverEur !== null && { targetTurnoverEur }),
    ...(sensitiveAreas.length > 0 && { sensitiveAreas: sensitiveAreas as SensitiveArea[] }),
  };
}
