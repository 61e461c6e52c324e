import type { components } from '../../shared/api/schema';

export type ActivityKind = components['schemas']['ActivityView']['kind'];

/** An activity that a link names. */
export interface ActivityReference {
  id: string;
  kind: ActivityKind;
  /** The roadshow of a stop. */
  parentId?: string | null;
}

const LIST_PATHS = { delegation: '/delegations', roadshow: '/roadshows', seminar: '/seminars' } as const;

/**
 * Returns the address of the page of an activity. A stop is shown on the page of its roadshow. Where the roadshow is not
 * known, the address is one that finds the page.
 */
export function getActivityPath({ id, kind, parentId }: ActivityReference): string {
  if (kind !== 'roadshow_stop') return `${LIST_PATHS[kind]}/${id}`;
  return parentId ? `/roadshows/${parentId}` : getAnyActivityPath(id);
}

/** Returns the address that opens the page of an activity whose kind is not known. */
export function getAnyActivityPath(id: string): string {
  return `/activities/${id}`;
}
