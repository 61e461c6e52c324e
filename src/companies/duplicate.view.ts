import type { DuplicateCode } from './duplicate.scoring.js';

/** One piece of evidence for two companies being one. */
export class DuplicateReasonView {
  /** @example "native_name" */
  code: DuplicateCode;
  /**
   * What was found equal or alike.
   * @example "比亚迪"
   */
  detail: string;
}

/** A company, as far as it takes to tell which one it is. */
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

/** A company that may be the same as the one asked about. */
export class DuplicateCandidateView extends DuplicateCompanyView {
  /**
   * 0 to 1; from 0.8 on a new company is refused unless the caller allows the duplicate.
   * @example 0.95
   */
  score: number;
  /** Strongest first. */
  reasons: DuplicateReasonView[];
}

/** Companies that may be the same as one. */
export class DuplicateCandidatesView {
  items: DuplicateCandidateView[];
}

/** Two companies that may be one. */
export class DuplicatePairView {
  /** The one that was entered first. */
  company: DuplicateCompanyView;
  /** The one that was entered later. */
  duplicate: DuplicateCompanyView;
  /**
   * 0 to 1.
   * @example 0.95
   */
  score: number;
  /** Strongest first. */
  reasons: DuplicateReasonView[];
}

/** A page of pairs. */
export class DuplicatePairsView {
  items: DuplicatePairView[];
  /** Cursor of the next page; null when the whole database has been looked through. A page may be short before that. */
  nextCursor: string | null;
}
