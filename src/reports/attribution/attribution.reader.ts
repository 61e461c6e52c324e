import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlClient } from '../../database/connections/sql.client.js';
import {
  type AchievementsFilter,
  readAllLeads,
  readTouchedLeads,
  type TouchedLead,
  buildTouchedLead,
} from './attribution-leads.queries.js';
import { type Attribution, type AttributionModel, MODELS, type Touch } from './attribution-models.rules.js';
import { readActivities, readAgreements, readWindow } from './attribution.queries.js';
import {
  type Achievement,
  addUnsharedCredit,
  type Credits,
  computeCredits,
  type Figures,
} from './attribution-sums.rules.js';
import { AttributionTree } from './attribution-tree.rules.js';
import type { ReportOption } from '../definition/report-definition.rules.js';

/** The option for the attribution model, shared by all reports that attribute results. */
export const MODEL_OPTION: ReportOption = {
  values: MODELS,
  default: 'linear',
  title: { en: 'Attribution model', nl: 'Toewijzingsmodel' },
  description: {
    en: 'What is credited of all that had touched a lead by then: the first, the last, or all of it in equal shares.',
    nl: 'Wat meetelt van alle contactmomenten die een lead toen al gehad had: het eerste, het laatste, of alle in gelijke delen.',
  },
  translations: {
    first: { en: 'first touch', nl: 'eerste contactmoment' },
    last: { en: 'last touch', nl: 'laatste contactmoment' },
    linear: { en: 'equal shares', nl: 'gelijke delen' },
  },
};

/** Returns the model with the given name, `linear` if there is none. */
export function parseModel(text: string | undefined): AttributionModel {
  return MODELS.find((model) => model === text) ?? 'linear';
}

/** The credits of a period, with the model and the tree of subjects, as known at an instant. */
export interface Attributed {
  attribution: Attribution;
  tree: AttributionTree;
  credits: Credits;
}

/** Reads the tree of activities and agreements as known at an instant. */
export async function readTree(sql: SqlClient, knownBefore: Date): Promise<AttributionTree> {
  return new AttributionTree(await readActivities(sql, knownBefore), await readAgreements(sql, knownBefore));
}

/** Returns the model with the window in which touches count, as set at an instant. */
async function readAttribution(sql: SqlClient, model: AttributionModel, knownBefore: Date): Promise<Attribution> {
  return { model, windowMonths: await readWindow(sql, knownBefore) };
}

/**
 * The number of leads that are shared out, within a few milliseconds, before the event loop continues with other work.
 */
const AT_A_TIME = 5_000;

/** Reads the achievements of leads in a period and shares them out among the touches of the leads. */
export async function readAttributed(
  sql: SqlClient,
  filter: AchievementsFilter,
  model: AttributionModel,
): Promise<Attributed> {
  const { knownBefore } = filter;
  const attribution = await readAttribution(sql, model, knownBefore);
  const tree = await readTree(sql, knownBefore);
  const { whole, shared } = await readAllLeads(sql, filter, attribution.windowMonths);
  const credits = new Map<string, Figures>();
  for (const one of whole) addUnsharedCredit(credits, one);
  for (let start = 0; start < shared.length; start += AT_A_TIME) {
    const leads = shared.slice(start, start + AT_A_TIME).map((row) => buildTouchedLead(row));
    const [achievements, touches] = splitTouchedLeads(leads);
    computeCredits(achievements, touches, attribution, credits);
    await nextTurn();
  }
  return { attribution, tree, credits };
}

/** Splits leads into their achievements and their touches by lead, as the rules of the models expect them. */
function splitTouchedLeads(leads: readonly TouchedLead[]): [Achievement[], Map<string, Touch[]>] {
  return [leads.flatMap(({ achievements }) => achievements), new Map(leads.map(({ id, touches }) => [id, touches]))];
}

/** Reads the achievements and touches of some leads without sharing them out. */
export async function readLeadAttribution(
  sql: SqlClient,
  filter: AchievementsFilter,
  model: AttributionModel,
  leadIds: readonly string[],
): Promise<{ attribution: Attribution; achievements: Achievement[]; touches: Map<string, Touch[]> }> {
  const attribution = await readAttribution(sql, model, filter.knownBefore);
  const [achievements, touches] = splitTouchedLeads(await readTouchedLeads(sql, filter, leadIds));
  return { attribution, achievements, touches };
}
