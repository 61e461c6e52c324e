import type { DuplicateCode } from './duplicate-scoring.rules.js';

/** A reason why two companies may be the same. */
export class DuplicateReasonView {
  /** @example "native_name" */
  code: DuplicateCode;
  /**
   * The value that is equal or similar.
   * @example "比亚迪"
   */
  detail: string;
}

/** A company with the fields by which people recognise it. */
export class DuplicateCompanyView {
  id: string;
  /** @example "BYD Company Limited" */
  name: string;
  /** @example "比亚迪股份有限公司" */
  nativeName: string | null;
  /** @example "CN" */
  country: string;
  /** @example "Shenzhen" */
  city: string | null;
}

/** A company that may be the same as the requested one. */
export class DuplicateCandidateView extends DuplicateCompanyView {
  /**
   * Score from 0 to 1. A new company with a candidate of 0.8 or more is refused unless the caller allows the duplicate.
   * @example 0.95
   */
  score: number;
  /** The reasons, strongest first. */
  reasons: DuplicateReasonView[];
}

/** Companies that may be the same as the requested one. */
export class DuplicateCandidatesView {
  items: DuplicateCandidateView[];
}

/** Two companies that may be the same. */
export class DuplicatePairView {
  /** The company that was entered first. */
  company: DuplicateCompanyView;
  /** The company that was entered later. */
  duplicate: DuplicateCompanyView;
  /**
   * Score from 0 to 1.
   * @example 0.95
   */
  score: number;
  /** The reasons, strongest first. */
  reasons: DuplicateReasonView[];
}

/** A page of pairs. */
export class DuplicatePairsView {
  items: DuplicatePairView[];
  /** Cursor of the next page; null at the end of the scan. A page before the last one may have fewer pairs. */
  nextCursor: string | null;
}
