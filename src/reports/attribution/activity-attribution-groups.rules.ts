import { UNATTRIBUTED } from './attribution-models.rules.js';
import { type AttributionTree, splitSubject, formatSubject } from './attribution-tree.rules.js';

/** The possible groupings of the rows: four levels of the tree of activities and agreements, then country and kind. */
export const ATTRIBUTION_GROUPS = ['activity', 'roadshow', 'agreement', 'twinning', 'country', 'kind'] as const;
/** One of {@link ATTRIBUTION_GROUPS}. */
export type AttributionGroup = (typeof ATTRIBUTION_GROUPS)[number];

/** The key of the row for activities that have no agreement or country. */
const NONE = 'none';

/**
 * Returns the row that a subject belongs to, as `type:key`. Every subject has exactly one row, so that nothing counts
 * twice.
 */
export function getGroup(tree: AttributionTree, group: AttributionGroup, subject: string): string {
  const [type, id] = splitSubject(subject);
  if (type === 'channel' || subject === UNATTRIBUTED || id === null) return subject;
  switch (group) {
    case 'activity':
      return subject;
    case 'roadshow':
      return type === 'activity' ? formatSubject('activity', tree.getRootActivity(id)) : subject;
    case 'agreement':
    case 'twinning': {
      const line = tree.listAgreements(subject);
      const agreement = group === 'agreement' ? line[0] : line.at(-1);
      return agreement ? formatSubject('agreement', agreement) : NONE;
    }
    case 'country': {
      const country = type === 'activity' ? tree.findCountry(id) : null;
      return country ? `country:${country}` : NONE;
    }
    case 'kind':
      return `kind:${type === 'activity' ? (tree.activities.get(id)?.kind ?? '') : 'agreement'}`;
  }
}

/** Returns the key of the row that contains a row in the next grouping; null if there is none. */
export function findParentKey(tree: AttributionTree, group: AttributionGroup, row: string): string | null {
  const next = ({ activity: 'roadshow', roadshow: 'agreement', agreement: 'twinning' } as const)[
    group as 'activity' | 'roadshow' | 'agreement'
  ];
  const [type] = splitSubject(row);
  if (!next || (type !== 'activity' && type !== 'agreement')) return null;
  return splitSubject(getGroup(tree, next, row))[1];
}
