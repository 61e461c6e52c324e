import type { Sql } from '../database/sql.js';
import { type Attribution, type AttributionModel, MODELS, type Touch } from './attribution.models.rules.js';
import {
  type AchievementsAsked,
  readAchievements,
  readActivities,
  readAgreements,
  readTouches,
  readWindow,
} from './attribution.queries.js';
import { type Achievement, type Credits, creditsOf } from './attribution.sums.rules.js';
import { AttributionTree } from './attribution.tree.rules.js';
import type { ReportOption } from './report.definition.js';

/** The choice of a model, as every report has it that attributes. */
export const MODEL_OPTION: ReportOption = {
  values: MODELS,
  default: 'linear',
  title: { en: 'Model', nl: 'Model' },
  description: {
    en: 'What is credited of all that had touched a lead by then: the first, the last, or all of it in equal shares.',
    nl: 'Wat meetelt van al wat een lead toen al geraakt had: het eerste, het laatste, of alles in gelijke delen.',
  },
  words: {
    first: { en: 'first touch', nl: 'eerste contact' },
    last: { en: 'last touch', nl: 'laatste contact' },
    linear: { en: 'equal shares', nl: 'gelijke delen' },
  },
};

/** The model that a text names. */
export function modelOf(text: string | undefined): AttributionModel {
  return MODELS.find((model) => model === text) ?? 'linear';
}

/** What came of what, as it was known. */
export interface Attributed {
  attribution: Attribution;
  tree: AttributionTree;
  achievements: readonly Achievement[];
  /** What had touched each of the leads. */
  touches: ReadonlyMap<string, readonly Touch[]>;
  credits: Credits;
}

/** Reads what was a part of what at an instant. */
export async function readTree(sql: Sql, knownBefore: Date): Promise<AttributionTree> {
  return new AttributionTree(await readActivities(sql, knownBefore), await readAgreements(sql, knownBefore));
}

/** Reads what leads came to in a period and shares it out among what had touched them. */
export async function readAttributed(
  sql: Sql,
  asked: AchievementsAsked,
  model: AttributionModel,
  known?: AttributionTree,
): Promise<Attributed> {
  const { knownBefore } = asked;
  const attribution = { model, windowMonths: await readWindow(sql, knownBefore) };
  const tree = known ?? (await readTree(sql, knownBefore));
  const achievements = await readAchievements(sql, asked);
  const leadIds = [...new Set(achievements.map(({ leadId }) => leadId))];
  const touches = await readTouches(sql, leadIds, knownBefore);
  return { attribution, tree, achievements, touches, credits: creditsOf(achievements, touches, attribution) };
}
