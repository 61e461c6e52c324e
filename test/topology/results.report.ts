import type { ScenarioResult } from './scenario.runner.js';

const HEADINGS = [
  'scenario',
  'requests',
  'acked',
  '503',
  'resets',
  'gap',
  'instances',
  'processed',
  'lost',
  'double',
  'unprocessed',
  'result',
];

function formatSeconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '-' : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function formatVerdict({ skipped, failures, notes }: ScenarioResult): string {
  if (skipped !== undefined) return `SKIPPED: ${skipped}`;
  return failures.length > 0 ? 'FAILED' : ['passed', ...notes].join('; ');
}

function buildLine(result: ScenarioResult): string[] {
  const { name, figures, lost, duplicates, unprocessed } = result;
  const counts = figures ? [figures.requests, figures.acknowledged, figures.unavailable, figures.resets] : [0, 0, 0, 0];
  return [
    name,
    ...counts.map(String),
    formatSeconds(result.gapMs),
    formatSeconds(result.instancesMs),
    formatSeconds(result.processedMs),
    ...[lost.length, duplicates.length, unprocessed ?? '-'].map(String),
    formatVerdict(result),
  ];
}

/** A table of the scenarios for people. */
export function formatResults(results: readonly ScenarioResult[]): string {
  const lines = [HEADINGS, ...results.map(buildLine)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isText = (column: number) => column === 0 || column === HEADINGS.length - 1;
  return lines
    .map((line) =>
      line
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
