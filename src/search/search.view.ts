/** What can be found; of hits that are equally good those of the earlier kind come first. */
export const SEARCH_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement'] as const;
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

/** A record that was found. */
export class SearchHitView {
  /** @example "company" */
  kind: SearchKind;
  /** @example "0199c000-0000-7000-8000-000000000110" */
  id: string;
  /**
   * Name of a company or contact, title of a lead, activity or agreement.
   * @example "Lumenova Lighting Co., Ltd."
   */
  title: string;
  /**
   * What tells it from others of the name: native name and seat of a company, job and company of a contact, company and
   * stage of a lead, kind, place and first day of an activity, kind, status and day of signing of an agreement.
   * @example "广东朗明照明有限公司 · Foshan · CN"
   */
  subtitle: string | null;
  /**
   * Of a lead, activity or agreement.
   * @example "LEAD-2026-0007"
   */
  reference: string | null;
  /**
   * 0 to 1: exact 1, whole words from 0.85, beginnings from 0.4, misspelt below. Falls in the order of the hits.
   * @example 0.9
   */
  score: number;
  /**
   * The field that the question was found in.
   * @example "name"
   */
  matchedOn: SearchField;
  /** Always false: what is archived is not found. */
  archived: boolean;
}

/** What was found, best first. */
export class SearchResultView {
  items: SearchHitView[];
  /**
   * Kinds of records of which the limit cut hits off: asked for alone with `kind`, or with a higher `limit`, they are shown.
   * @example ["contact"]
   */
  more: SearchKind[];
}
