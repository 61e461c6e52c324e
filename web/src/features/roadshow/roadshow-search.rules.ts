/** The tabs of the page. */
export const ROADSHOW_TABS = ['stops', 'details', 'timeline'] as const;
export type RoadshowTab = (typeof ROADSHOW_TABS)[number];

/** The parameters of the address of a roadshow. */
export interface RoadshowSearch {
  /** The open tab; the stops when absent. */
  tab?: RoadshowTab;
  /** The field that is being edited. */
  field?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readRoadshowSearch({ tab, field }: Record<string, unknown>): RoadshowSearch {
  const known = ROADSHOW_TABS.find((one) => one === tab);
  return {
    ...(known && known !== 'stops' ? { tab: known } : {}),
    ...(typeof field === 'string' ? { field } : {}),
  };
}
