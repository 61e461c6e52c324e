/** The kinds of records that can be found. Hits that are equally good are in this order. */
export const SEARCH_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement', 'task'] as const;
/** One of {@link SEARCH_KINDS}. */
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** The fields that a record can be found by. */
export const SEARCH_FIELDS = [
  'name',
  'title',
  'native_name',
  'alias',
  'pinyin',
  'reference',
  'identifier',
  'email',
  'email_domain',
  'phone',
  'wechat_id',
  'codename',
  'tag',
  'kind',
  'place',
  'year',
  'field',
] as const;
/** One of {@link SEARCH_FIELDS}. */
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** The values that distinguish records with the same name. A value that records of a kind do not have is null. */
export class SearchHitDetailsView {
  /**
   * The native name of a company or contact.
   * @example "广东朗明照明有限公司"
   */
  nativeName: string | null;
  /**
   * The company of a contact or lead.
   * @example null
   */
  companyName: string | null;
  /** @example null */
  jobTitle: string | null;
  /** @example "Foshan" */
  city: string | null;
  /**
   * ISO 3166-1 alpha-2 code of a country.
   * @example "CN"
   */
  country: string | null;
  /**
   * The stage of a lead.
   * @example null
   */
  stage: string | null;
  /**
   * The status of a lead, agreement or task.
   * @example null
   */
  status: string | null;
  /**
   * The kind of an activity or agreement.
   * @example null
   */
  type: string | null;
  /**
   * The first day of an activity, the day on which an agreement was signed, or the due date of a task.
   * @example null
   */
  day: string | null;
}

/** A record that was found. */
export class SearchHitView {
  /** @example "company" */
  kind: SearchKind;
  /** @example "0199c000-0000-7000-8000-000000000110" */
  id: string;
  /**
   * The name of a company or contact, or the title of a lead, activity, agreement or task.
   * @example "Lumenova Lighting Co., Ltd."
   */
  title: string;
  /**
   * The text that distinguishes records with the same name: native name and seat of a company; job and company of a
   * contact; company, stage and status of a lead; kind, place and first day of an activity; kind, status and day of
   * signing of an agreement; subject, assignee and due date of a task.
   * @example "广东朗明照明有限公司 · Foshan · CN"
   */
  subtitle: string | null;
  /** The same as values, for applications that translate them. */
  details: SearchHitDetailsView;
  /**
   * The reference of a lead, activity or agreement.
   * @example "LEAD-2026-0007"
   */
  reference: string | null;
  /**
   * A number from 0 to 1: 1 for exact hits, from 0.85 for whole words, from 0.4 for beginnings, and less for misspelt
   * words. It falls in the order of the hits.
   * @example 0.9
   */
  score: number;
  /**
   * The field in which the question was found.
   * @example "name"
   */
  matchedOn: SearchField;
  /** Always false, because archived records are not found. */
  archived: boolean;
}

/** The records that were found, best first. */
export class SearchResultView {
  items: SearchHitView[];
  /**
   * The kinds of records of which the limit cut hits off. A search with that `kind` alone, or with a higher `limit`,
   * returns them.
   * @example ["contact"]
   */
  more: SearchKind[];
}
