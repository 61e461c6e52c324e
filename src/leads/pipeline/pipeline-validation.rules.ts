import { STAGES, type StageDefinition } from './lead-stages.rules.js';
import { STATUS_TRANSITIONS, type StatusTransition } from './lead-statuses.rules.js';
import { LEAD_STATUSES, STAGE_NAMES, type LeadStatus } from './lead.constants.js';

/**
 * Checks at boot that the pipeline is consistent, because a pipeline that contradicts itself must not start. It throws
 * an Error that names every fault. Faults are: stages that are defined twice, missing or out of order; probabilities
 * that do not rise within 5 to 100; requirements that occur twice or have no text; statuses that cannot be reached or
 * left; and a way to `won` other than through the last stage.
 */
export function assertPipelineSound(
  stages: readonly StageDefinition[] = STAGES,
  transitions: readonly StatusTransition[] = STATUS_TRANSITIONS,
): void {
  const faults = [
    ...validateStages(stages),
    ...validateProbabilities(stages),
    ...validateRequirements(stages),
    ...validateWin(stages, transitions),
    ...validateStatuses(stages, transitions),
  ];
  if (faults.length > 0) throw new Error(`The pipeline is not sound: ${faults.join('; ')}.`);
}

function validateStages(stages: readonly StageDefinition[]): string[] {
  const names = stages.map((definition) => definition.stage);
  const faults = [...findDuplicates(names)].map((name) => `stage ${name} is defined twice`);
  // A transition forward follows the order of the table and may skip stages, so a stage is reachable exactly when the
  // table contains it.
  for (const name of STAGE_NAMES) if (!names.includes(name)) faults.push(`stage ${name} cannot be reached`);
  const order = STAGE_NAMES.filter((name) => names.includes(name));
  if (faults.length === 0 && names.join() !== order.join()) faults.push(`the stages are out of order: ${names.join()}`);
  return faults;
}

function validateProbabilities(stages: readonly StageDefinition[]): string[] {
  return stages.flatMap(({ stage, probability }, index) => {
    const previous = stages[index - 1];
    if (!Number.isInteger(probability) || probability < 5 || probability > 100) {
      return [`the probability of ${stage} is not a whole number from 5 to 100`];
    }
    if (previous && probability <= previous.probability) {
      return [`the probability of ${stage} does not rise above that of ${previous.stage}`];
    }
    return [];
  });
}

function validateRequirements(stages: readonly StageDefinition[]): string[] {
  return stages.flatMap(({ stage, required }) => {
    const keys = required.map(({ field, code }) => `${field} ${code}`);
    return [
      ...[...findDuplicates(keys)].map((key) => `${stage} requires ${key} twice`),
      ...required.filter(({ text }) => text.trim() === '').map(({ field }) => `${stage} says nothing about ${field}`),
    ];
  });
}

function validateWin(stages: readonly StageDefinition[], transitions: readonly StatusTransition[]): string[] {
  // The filter keeps the order of the table. When the first winning stage is the last stage, it is the only one.
  const winning = stages.filter((definition) => definition.setsStatus === 'won');
  const faults: string[] = [];
  if (winning[0] !== stages.at(-1)) faults.push('not exactly the last stage sets won');
  for (const definition of winning) {
    if (!definition.actorRule) faults.push(`${definition.stage} sets won without a second pair of eyes`);
  }
  if (transitions.some((move) => move.to === 'won')) faults.push('won can be set directly');
  for (const { from, setsStage } of transitions) {
    if (setsStage && winning.some((definition) => definition.stage === setsStage)) {
      faults.push(`${from} goes back to ${setsStage}, which would win again`);
    }
  }
  return faults;
}

function validateStatuses(stages: readonly StageDefinition[], transitions: readonly StatusTransition[]): string[] {
  const edges: { from: LeadStatus; to: LeadStatus }[] = [
    ...transitions,
    ...stages.flatMap(({ setsStatus }) => (setsStatus ? [{ from: 'open' as const, to: setsStatus }] : [])),
  ];
  const pairs = edges.map(({ from, to }) => `${from} to ${to}`);
  const fromOpen = findReachable('open', edges);
  const toOpen = findReachable(
    'open',
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  return [
    ...[...findDuplicates(pairs)].map((pair) => `the change of status from ${pair} is defined twice`),
    ...LEAD_STATUSES.filter((status) => !fromOpen.has(status)).map((status) => `status ${status} cannot be reached`),
    ...LEAD_STATUSES.filter((status) => !toOpen.has(status)).map((status) => `status ${status} cannot be left`),
  ];
}

function findReachable(start: LeadStatus, edges: readonly { from: LeadStatus; to: LeadStatus }[]): Set<LeadStatus> {
  const seen = new Set<LeadStatus>([start]);
  // Iterating over a set also visits the elements added meanwhile, which makes this a breadth-first search.
  for (const at of seen) for (const { from, to } of edges) if (from === at) seen.add(to);
  return seen;
}

function findDuplicates(values: readonly string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}
