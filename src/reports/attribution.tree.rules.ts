/** An activity as it was known. */
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

/** An agreement as it was known. */
export interface KnownAgreement {
  id: string;
  status: string;
  parentId: string | null;
  archived: boolean;
}

/** What is a part of what: stops of roadshows, activities under agreements, agreements under a twinning. */
export class AttributionTree {
  readonly activities: ReadonlyMap<string, KnownActivity>;
  readonly agreements: ReadonlyMap<string, KnownAgreement>;

  constructor(activities: readonly KnownActivity[], agreements: readonly KnownAgreement[]) {
    this.activities = new Map(activities.map((activity) => [activity.id, activity]));
    this.agreements = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  }

  /** The roadshow, delegation or single seminar that an activity is a part of: itself where it is of none. */
  wholeOf(activityId: string): string {
    return this.lineOf(activityId).at(-1)!;
  }

  /** The agreement an activity is under: its own, or else that of what it is a part of; null for none. */
  agreementOf(activityId: string): string | null {
    return this.inherited(activityId, 'agreementId');
  }

  /** The country of an activity, or else that of what it is a part of. */
  countryOf(activityId: string): string | null {
    return this.inherited(activityId, 'country');
  }

  /** An agreement, what it is under, and so on up to the twinning. */
  chainOf(agreementId: string): string[] {
    return chain(agreementId, (id) => this.agreements.get(id)?.parentId ?? null);
  }

  /** Every agreement that something of a subject counts for: the one it is under, and those above. */
  agreementsOf(subject: string): string[] {
    const [kind, id] = partsOf(subject);
    const own = kind === 'activity' ? this.agreementOf(id!) : kind === 'agreement' ? id : null;
    return own ? this.chainOf(own) : [];
  }

  private inherited(activityId: string, field: 'agreementId' | 'country'): string | null {
    for (const id of this.lineOf(activityId)) {
      const own = this.activities.get(id)?.[field];
      if (own) return own;
    }
    return null;
  }

  private lineOf(activityId: string): string[] {
    return chain(activityId, (id) => this.activities.get(id)?.parentId ?? null);
  }
}

/** An id and those above it. A cycle cannot be stored; one that was would end here. */
function chain(id: string, above: (id: string) => string | null): string[] {
  const ids: string[] = [];
  for (let at: string | null = id; at !== null && !ids.includes(at); at = above(at)) ids.push(at);
  return ids;
}

/** What a touch is of, as one text: `activity:<id>`, `agreement:<id>` or `channel:web`. */
export function subjectOf(kind: 'activity' | 'agreement' | 'channel', id: string): string {
  return `${kind}:${id}`;
}

/** The two halves of such a text; the second is absent of what is unattributed. */
export function partsOf(subject: string): [kind: string, id: string | null] {
  const at = subject.indexOf(':');
  return at < 0 ? [subject, null] : [subject.slice(0, at), subject.slice(at + 1)];
}

/** Whether an activity has taken place by the end of a day. */
export function wasHeld({ status, archived, endsOn }: KnownActivity, day: string): boolean {
  return !archived && (status === 'completed' || (status !== 'cancelled' && endsOn <= day));
}
