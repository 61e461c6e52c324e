import { findAreaHints, type AreaHint } from './screening-hints.rules.js';
import {
  BE_2023_07,
  type ScreeningLimb,
  type ScreeningRuleset,
  type SensitiveArea,
} from './screening-ruleset.constants.js';
import type { InvestmentType } from '../pipeline/lead.constants.js';

/** The facts about an investment that the triage uses; null means that a fact is not known. */
export interface ScreeningInput {
  investmentType: InvestmentType | null;
  /**
   * Whether residence, law, seat, main place of activity or a beneficial owner is outside the European Union. EFTA
   * countries are outside too.
   */
  investorOutsideEu: boolean | null;
  /** Share of the votes, in per cent, that the investor holds after the deal in a Belgian company it buys into. */
  votingRightsPercent: number | null;
  /**
   * Whether the investor gains control, alone or jointly, of a business, a branch or assets already in Belgium. Control
   * is screened whatever the share of the votes.
   */
  gainsControl?: boolean | null;
  /** The sensitive areas in which the target is active; an empty list states that there are none. */
  sensitiveAreas: readonly SensitiveArea[] | null;
  naceCode: string | null;
  /** Turnover of the target in the last financial year, in euro. */
  targetTurnoverEur: number | null;
  /** Title, description and requirements of the lead, which are searched for LEDs and semiconductors. */
  text: string | null;
}

/** The suggestion of the triage. */
export type ScreeningSuggestion = 'out_of_scope' | 'to_file' | 'assess_further';

/** A reason for the suggestion. */
export interface ScreeningReason {
  code: string;
  text: string;
  /** The sensitive area that the reason is about; null when it is about none. */
  area: SensitiveArea | null;
}

/** A question that must still be asked, and the input field that would answer it. */
export interface ScreeningUnknown {
  field: keyof ScreeningInput;
  question: string;
}

/** The result of the triage. It changes nothing: a person sets the screening status. */
export interface ScreeningTriage {
  suggestion: ScreeningSuggestion;
  ruleset: string;
  reasons: ScreeningReason[];
  unknowns: ScreeningUnknown[];
  /** The deadlines for a filing; null when the investment is out of scope. */
  deadlines: string | null;
  notice: string;
}

const NOTICE = 'This is a suggestion for the file, not legal advice: the screening status is set by a person.';

type Outcome = Pick<ScreeningTriage, 'suggestion' | 'reasons' | 'unknowns'>;

/**
 * Runs the triage under the Belgian screening of foreign direct investment. It suggests and never decides. `today`
 * (`YYYY-MM-DD`) determines whether the ruleset may be outdated. Sources: cooperation agreement of 30 November 2022;
 * guidelines of the Interfederal Screening Committee, April 2024 (a greenfield investment is outside, a takeover of
 * assets is inside).
 */
export function triageScreening(
  input: ScreeningInput,
  today: string,
  ruleset: ScreeningRuleset = BE_2023_07,
): ScreeningTriage {
  const hints = findAreaHints(input.text, input.naceCode);
  const outcome = findOutOfScope(input) ?? evaluateAreas(input, hints, ruleset);
  // Hints are included even when nothing must be filed, because the investment may still turn into an acquisition.
  const reasons: ScreeningReason[] = [...outcome.reasons, ...hints];
  if (today >= ruleset.reviewFrom)
    reasons.push({ code: 'ruleset_to_be_reviewed', text: ruleset.reviewText, area: null });
  return {
    suggestion: outcome.suggestion,
    ruleset: ruleset.id,
    reasons,
    unknowns: outcome.unknowns,
    deadlines: outcome.suggestion === 'out_of_scope' ? null : ruleset.deadlines,
    notice: NOTICE,
  };
}

/**
 * Returns the outcome when a fact puts the investment outside the screening whatever else is unknown; null otherwise.
 */
function findOutOfScope(input: ScreeningInput): Outcome | null {
  if (input.investmentType === 'greenfield' && input.gainsControl !== true) {
    return createOutOfScope(
      'greenfield',
      'A greenfield investment is outside the screening (guidelines of April 2024); triage again if an existing Belgian business or its assets are taken over.',
    );
  }
  if (input.investorOutsideEu === false) {
    return createOutOfScope(
      'investor_inside_eu',
      'The investor is not foreign: residence, law, seat, main place of activity and beneficial owner are all inside the European Union.',
    );
  }
  if (evaluateControlChange(input) === 'no') {
    return createOutOfScope(
      'no_change_of_control',
      'Nothing that exists in Belgium changes owner, so there is no change of control to screen.',
      listControlUnknowns(input),
    );
  }
  if (input.votingRightsPercent !== null && input.votingRightsPercent < 10 && input.gainsControl !== true) {
    return createOutOfScope(
      'below_ten_percent',
      'The investor holds less than 10 % of the votes after the deal; that is outside unless it gains control in another way.',
      listControlUnknowns(input),
    );
  }
  return null;
}

const ASK_CONTROL: ScreeningUnknown = {
  field: 'gainsControl',
  question: 'Does the investor gain control, alone or jointly, of a business, a branch or assets already in Belgium?',
};

function listControlUnknowns(input: ScreeningInput): ScreeningUnknown[] {
  return (input.gainsControl ?? null) === null ? [ASK_CONTROL] : [];
}

function createOutOfScope(code: string, text: string, unknowns: ScreeningUnknown[] = []): Outcome {
  return { suggestion: 'out_of_scope', reasons: [{ code, text, area: null }], unknowns };
}

/**
 * Returns whether something that exists in Belgium gets another owner, as far as the type of investment and the answers
 * show.
 */
function evaluateControlChange(input: ScreeningInput): 'yes' | 'no' | 'unknown' {
  const control = input.gainsControl ?? null;
  if (control) return 'yes';
  switch (input.investmentType) {
    case null:
      return 'unknown';
    case 'merger_acquisition':
      return 'yes';
    case 'joint_venture':
      // A new company of two partners counts as a greenfield investment, unless one of them brings in an existing
      // business.
      return control === null ? 'unknown' : 'no';
    case 'greenfield':
      return 'no';
    case 'expansion':
    case 'relocation':
    case 'retention':
      // The investor keeps the assets that it already owns. A share of the votes may be an old one, or one that it buys
      // now.
      return (input.votingRightsPercent ?? 0) > 0 ? 'unknown' : 'no';
  }
}

/**
 * Assesses an investment that may be in scope. It weighs every area that is named or hinted at, and lists the open
 * questions.
 */
function evaluateAreas(input: ScreeningInput, hints: readonly AreaHint[], ruleset: ScreeningRuleset): Outcome {
  const areas = input.sensitiveAreas;
  const openHints = hints.filter(({ area }) => weighArea(area, input, ruleset).leadsTo !== 'outside');
  if (areas?.length === 0 && openHints.length === 0) {
    return createOutOfScope('no_sensitive_area', 'The target is active in none of the sensitive areas.');
  }
  const found = (areas ?? []).map((area) => weighArea(area, input, ruleset));
  const reasons = found.map(({ reason }) => reason);
  const unknowns = listUnknowns(input);
  if (found.some(({ needsTurnover }) => needsTurnover)) unknowns.push(ASK_TURNOVER);

  const mustFile = found.some(({ leadsTo }) => leadsTo === 'to_file');
  if (mustFile && input.investorOutsideEu === true && evaluateControlChange(input) === 'yes') {
    return { suggestion: 'to_file', reasons, unknowns };
  }
  const isOutside = areas !== null && found.every(({ leadsTo }) => leadsTo === 'outside') && openHints.length === 0;
  if (!isOutside) return { suggestion: 'assess_further', reasons, unknowns };
  // The share of the votes puts the investment outside, and control would bring it in again. Control is therefore the
  // only open question.
  return { suggestion: 'out_of_scope', reasons, unknowns: listControlUnknowns(input) };
}

const ASK_TURNOVER: ScreeningUnknown = {
  field: 'targetTurnoverEur',
  question: 'What was the turnover of the target in its last financial year?',
};

function listUnknowns(input: ScreeningInput): ScreeningUnknown[] {
  const unknowns: ScreeningUnknown[] = [];
  if (input.investmentType === null) {
    unknowns.push({ field: 'investmentType', question: 'What kind of investment is it?' });
  }
  if (input.investorOutsideEu === null) {
    const question =
      'Is the residence, law, seat, main place of activity or a beneficial owner of the investor outside the European Union?';
    unknowns.push({ field: 'investorOutsideEu', question });
  }
  if (evaluateControlChange(input) === 'unknown') unknowns.push(ASK_CONTROL);
  if (input.votingRightsPercent === null && input.gainsControl !== true) {
    const question = 'What share of the votes will the investor hold after the deal?';
    unknowns.push({ field: 'votingRightsPercent', question });
  }
  if (input.sensitiveAreas === null) {
    unknowns.push({ field: 'sensitiveAreas', question: 'In which sensitive areas is the target active, if any?' });
  }
  return unknowns;
}

interface WeighedArea {
  leadsTo: 'to_file' | 'assess_further' | 'outside';
  reason: ScreeningReason;
  needsTurnover: boolean;
}

function weighArea(area: SensitiveArea, input: ScreeningInput, ruleset: ScreeningRuleset): WeighedArea {
  const { title, limbs } = ruleset.areas[area];
  const states = limbs.map((limb) => ({ limb, state: evaluateLimb(limb, input) }));
  const filing = states.find(({ limb, state }) => state === 'reached' && limb.leadsTo === 'to_file');
  if (filing) {
    const text = `The target is active in ${title}: ${describeLimb(filing.limb)}.`;
    return { leadsTo: 'to_file', reason: { code: 'sensitive_area', text, area }, needsTurnover: false };
  }
  if (states.every(({ state }) => state === 'missed')) {
    const text = `The target is active in ${title}, below the threshold: ${limbs.map(describeLimb).join('; or ')}.`;
    return { leadsTo: 'outside', reason: { code: 'below_threshold', text, area }, needsTurnover: false };
  }
  const text = `The target is active in ${title}, which must be assessed further: ${limbs.map(describeLimb).join('; or ')}.`;
  const needsTurnover = states.some(({ limb, state }) => state === 'open' && limb.turnoverAboveEur !== null);
  return {
    leadsTo: 'assess_further',
    reason: { code: 'sensitive_area_open', text, area },
    needsTurnover: needsTurnover && input.targetTurnoverEur === null,
  };
}

function evaluateLimb(limb: ScreeningLimb, input: ScreeningInput): 'reached' | 'missed' | 'open' {
  // Control counts as all of the votes.
  const votes = input.gainsControl === true ? 100 : input.votingRightsPercent;
  const turnover = input.targetTurnoverEur;
  if (votes !== null && votes < limb.votesFrom) return 'missed';
  if (limb.turnoverAboveEur !== null && turnover !== null && turnover <= limb.turnoverAboveEur) return 'missed';
  const open = votes === null || (limb.turnoverAboveEur !== null && turnover === null);
  return open ? 'open' : 'reached';
}

function describeLimb(limb: ScreeningLimb): string {
  const size =
    limb.turnoverAboveEur === null ? '' : ` with a turnover above € ${limb.turnoverAboveEur / 1_000_000} million`;
  const vital = limb.leadsTo === 'assess_further' ? ', where it is critical infrastructure' : '';
  return `from ${limb.votesFrom} % of the votes${size}${vital}`;
}
