import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Measure } from './workload.js';

/** The result of one workload at one size. */
export interface Result {
  size: number;
  workload: string;
  measures: Measure[];
  /** The memory of the application at the end; undefined if it did not start. */
  memory?: { now: number; peak: number };
  /** The error that ended the workload. */
  failure?: string;
}

/** Describes the machine, because figures are valid for one machine only. */
export function describeMachine(postgres: string): object {
  return {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres,
  };
}

/** Formats the table of one size for people. */
export function formatTable(results: readonly Result[]): string {
  const lines = [['workload', 'figure', 'is', 'goal', '', 'app req/s · p50 · p99', 'bare req/s · p50 · p99']];
  for (const { workload, measures, memory, failure } of results) {
    if (failure !== undefined) lines.push([workload, 'failed', '', '', 'FAILED', '', '']);
    for (const [place, { what, shown, goal, met, app, bare, note }] of measures.entries()) {
      const load = (of: Measure['app']) => (of ? `${of.perSecond.toFixed(0)} · ${of.p50} · ${of.p99} ms` : '');
      const verdict = met === undefined ? '' : met ? 'reached' : 'FALLS SHORT';
      lines.push([
        place ? '' : workload,
        what + (note ? ` (${note})` : ''),
        shown,
        goal ?? '',
        verdict,
        load(app),
        load(bare),
      ]);
    }
    if (memory) {
      const shown = `${memory.now} · ${memory.peak} MB`;
      lines.push(['', 'memory of the application, now and most', shown, '', '', '', '']);
    }
  }
  return alignColumns(lines);
}

/** Names the workloads that failed, one a line with its error. */
export function formatFailures(results: readonly Result[]): string[] {
  return results.flatMap(({ size, workload, failure }) =>
    failure === undefined ? [] : [`Workload ${workload} failed at ${size * 100} % of the full size: ${failure}`],
  );
}

/** Formats the growth of every figure from the smallest size to the largest. */
export function formatGrowth(results: readonly Result[]): string {
  const sizes = [...new Set(results.map(({ size }) => size))].toSorted((a, b) => a - b);
  const lines = [['workload', 'figure', ...sizes.map((size) => `${size * 100} %`)]];
  for (const { workload, measures } of results.filter(({ size }) => size === sizes[0])) {
    for (const { what } of measures) {
      const cells = sizes.map((size) => {
        const found = results.find((result) => result.workload === workload && result.size === size);
        return found?.measures.find((measure) => measure.what === what)?.shown ?? '';
      });
      lines.push([workload, what, ...cells]);
    }
  }
  return alignColumns(lines);
}

function alignColumns(lines: readonly string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes all results to a file for programs. */
export function writeResults(file: string, about: object, results: readonly Result[]): void {
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine: about, results }, null, 2)}\n`);
}
