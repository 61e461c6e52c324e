import type { components } from '../../../shared/api/schema';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import { findTab, isLeadField, readFieldValue } from '../../../records/leads/lead-fields.rules';
import type { RecordSearch } from '../../../shared/record-editor/record-search.rules';

type Gate = components['schemas']['GateView'];
type PipelineStage = components['schemas']['PipelineStageView'];
type LeadView = components['schemas']['LeadView'];

/** One requirement of a stage, and whether the lead meets it. */
export interface ChecklistItem {
  field: string;
  /** The name of the text that describes it. */
  text: string;
  isMet: boolean;
  /** The sentence of the server about what is missing. */
  detail: string | null;
  /** Where it can be completed; null if that is not a field of the lead. */
  target: Pick<RecordSearch<'leads'>, 'tab' | 'field' | 'show'> | null;
}

export interface ChecklistStage {
  stage: string;
  progress: 'passed' | 'current' | 'later';
  items: ChecklistItem[];
}

/** Requirements whose text differs from that of their field. */
const TEXTS: Readonly<Record<string, string>> = {
  'sites at_least_one': 'siteShortlisted',
  'sites one_chosen': 'siteChosen',
  'screening.status must_be_known': 'screeningAssessed',
  'screening.status cleared_needed': 'screeningCleared',
  'contactIds at_least_one': 'contacts',
  'siteVisitWaivedReason at_least_one': 'siteVisit',
  'source.channel required': 'source',
  'source.activityId required': 'sourceRecord',
  'source.agreementId required': 'sourceRecord',
  'source.referrerCompanyId required': 'sourceRecord',
};

/** The places of the requirements that are records of their own. */
const PLACES: Readonly<Record<string, ChecklistItem['target']>> = {
  interactions: { show: 'interactions' },
  evidence: { tab: 'evidence' },
  realisations: { tab: 'evidence' },
};

/**
 * Builds the checklist of all stages. The server names the missing fields: the gate of the last stage has those of every
 * stage on the way. A requirement that depends on a condition is left out while its field is empty and the server does
 * not miss it, because then the condition is not met.
 */
export function buildChecklist(
  lead: LeadView,
  stages: readonly PipelineStage[],
  gates: readonly Gate[],
): ChecklistStage[] {
  const missing = gates.at(-1)?.missing ?? [];
  const position = stages.findIndex(({ stage }) => stage === lead.stage);
  return stages.map(({ stage, required }, index) => {
    const isMissing = ({ field, code }: { field: string; code: string }) =>
      missing.find((one) => one.stage === stage && one.field === field && one.code === code);
    const applying = required.filter(
      (one) => one.neededWhen === null || isMissing(one) || !isEmptyValue(readValue(lead, one.field)),
    );
    return {
      stage,
      progress: index < position ? 'passed' : index === position ? 'current' : 'later',
      items: mergeItems(
        applying.map((one) => ({
          field: one.field,
          text: TEXTS[`${one.field} ${one.code}`] ?? one.field,
          // Before the win nobody has verified anything, also if the user may.
          isMet: one.field === 'mover' ? lead.verification !== null : !isMissing(one),
          detail: isMissing(one)?.detail ?? null,
          target: findTarget(one.field),
        })),
      ),
    };
  });
}

/** Several requirements may concern one field, such as that a day is given and not in the future. */
function mergeItems(items: readonly ChecklistItem[]): ChecklistItem[] {
  const byText = new Map<string, ChecklistItem>();
  for (const item of items) {
    const known = byText.get(item.text);
    if (!known || (known.isMet && !item.isMet)) byText.set(item.text, item);
  }
  return [...byText.values()];
}

function readValue(lead: LeadView, field: string): unknown {
  if (field.startsWith('source.')) return lead.source[field.slice(7) as keyof LeadView['source']];
  return isLeadField(field) ? readFieldValue(lead, field) : null;
}

function findTarget(field: string): ChecklistItem['target'] {
  const name = field.startsWith('source.') ? 'source' : field;
  if (isLeadField(name)) return { tab: findTab(name), field: name };
  return PLACES[field] ?? null;
}

/** Counts what a stage still needs. */
export function countMissing({ items }: ChecklistStage): number {
  return items.filter(({ isMet }) => !isMet).length;
}

/**
 * Lists what a lead lacks for the next stage: its own requirements, and those of the stages before it, which an imported lead
 * has passed without them.
 */
export function listMissing(checklist: readonly ChecklistStage[]): ChecklistItem[] {
  const place = checklist.findIndex(({ progress }) => progress === 'later');
  return checklist.slice(0, place + 1).flatMap(({ items }) => items.filter(({ isMet }) => !isMet));
}

/** Returns the stage after the present one; null at the end. */
export function findNextStage(checklist: readonly ChecklistStage[]): ChecklistStage | null {
  return checklist.find(({ progress }) => progress === 'later') ?? null;
}
