/** An activity as it was known at an instant. */
export interface KnownActivity {
  id: string;
  kind: string;
  status: string;
  parentId: string | null;
  agreementId: string | null;
  country: string | null;
  startsOn: string;
  endsOn: string;
  costEur: number | null;
  archived: boolean;
}

/** An agreement as it was known at an instant. */
export interface KnownAgreement {
  id: string;
  status: string;
  parentId: string | null;
  archived: boolean;
}

/**
 * The tree of activities and agreements: stops under roadshows, activities under agreements, agreements under a
 * twinning.
 */
export class AttributionTree {
  readonly activities: ReadonlyMap<string, KnownActivity>;
  readonly agreements: ReadonlyMap<string, KnownAgreement>;

  constructor(activities: readonly KnownActivity[], agreements: readonly KnownAgreement[]) {
    this.activities = new Map(activities.map((activity) => [activity.id, activity]));
    this.agreements = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  }

  /**
   * Returns the roadshow, delegation or single seminar that contains an activity; the activity itself if nothing
   * contains it.
   */
  getRootActivity(activityId: string): string {
    return this.getActivityChain(activityId).at(-1)!;
  }

  /**
   * Returns the agreement of an activity, or else that of the nearest activity that contains it; null if there is none.
   */
  findAgreement(activityId: string): string | null {
    return this.findInherited(activityId, 'agreementId');
  }

  /** Returns the country of an activity, or else that of the nearest activity that contains it. */
  findCountry(activityId: string): string | null {
    return this.findInherited(activityId, 'country');
  }

  /** Returns an agreement and the agreements above it, up to the twinning. */
  getAgreementChain(agreementId: string): string[] {
    return buildChain(agreementId, (id) => this.agreements.get(id)?.parentId ?? null);
  }

  /** Returns every agreement that a subject counts for: the one that it is under, and those above that one. */
  listAgreements(subject: string): string[] {
    const [kind, id] = splitSubject(subject);
    const own = kind === 'activity' ? this.findAgreement(id!) : kind === 'agreement' ? id : null;
    return own ? this.getAgreementChain(own) : [];
  }

  private findInherited(activityId: string, field: 'agreementId' | 'country'): string | null {
    for (const id of this.getActivityChain(activityId)) {
      const own = this.activities.get(id)?.[field];
      if (own) return own;
    }
    return null;
  }

  /** Returns an activity and the activities that contain it, the nearest first. */
  getActivityChain(activityId: string): string[] {
    return buildChain(activityId, (id) => this.activities.get(id)?.parentId ?? null);
  }
}

/** Returns an id and those above it. A cycle cannot be stored, but the walk would end at one. */
function buildChain(id: string, above: (id: string) => string | null): string[] {
  const ids: string[] = [];
  for (let at: string | null = id; at !== null && !ids.includes(at); at = above(at)) ids.push(at);
  return ids;
}

/** Joins the kind and the id of the subject of a touch: `activity:<id>`, `agreement:<id>` or `channel:web`. */
export function formatSubject(kind: 'activity' | 'agreement' | 'channel', id: string): string {
  return `${kind}:${id}`;
}

/** Splits a subject into its kind and its id. `unattributed` has no id. */
export function splitSubject(subject: string): [kind: string, id: string | null] {
  const at = subject.indexOf(':');
  return at < 0 ? [subject, null] : [subject.slice(0, at), subject.slice(at + 1)];
}

/** Returns whether an activity has taken place by the end of a day. */
export function wasHeld({ status, archived, endsOn }: KnownActivity, day: string): boolean {
  return !archived && (status === 'completed' || (status !== 'cancelled' && endsOn <= day));
}
