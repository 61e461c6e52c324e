interface Run {
  id: string;
  scheduleId: string;
  outcome: string;
  attempt: number;
  fileName: string | null;
  prunedAt: string | null;
}

/** Tells whether a run is under way. One that waits for another attempt after a failure may wait for an hour. */
export function hasOpenRun(runs: readonly Pick<Run, 'outcome' | 'attempt'>[]): boolean {
  return runs.some(({ outcome, attempt }) => outcome === 'running' || (outcome === 'waiting' && attempt === 0));
}

/** Returns the address of the file of a run; null if there is none. */
export function findFileUrl({ id, scheduleId, outcome, fileName, prunedAt }: Run): string | null {
  if (outcome !== 'done' || fileName === null || prunedAt !== null) return null;
  return `/api/v1/report-schedules/${scheduleId}/runs/${id}/file`;
}
