import { type StageDefinition, STAGES } from './lead-stages.rules.js';

const buildStageCase = (column: string, read: (definition: StageDefinition, position: number) => number) =>
  `CASE ${column} ${STAGES.map((definition, position) => `WHEN '${definition.stage}' THEN ${read(definition, position)}`).join(' ')} END`;

/**
 * SQL for the position of a stage, from 0. Over a million transitions, a CASE costs a fraction of stage_rank(), by which
 * only lists are sorted, because an index has its values.
 */
export function buildStagePosition(column: string): string {
  return buildStageCase(column, (_, position) => position);
}

/** SQL for the probability of a stage, in per cent. */
export function buildStageProbability(column: string): string {
  return buildStageCase(column, ({ probability }) => probability);
}
