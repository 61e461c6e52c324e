import { ExternalIdView } from '../../common/external-ids/external-id.dto.js';
import { AmountView } from '../../common/money/amount.view.js';
import type { NaceVersion } from '../../common/reference/nace-codes.rules.js';
import type { CompanyKind } from '../model/company.constants.js';
import type { IdentifierScheme } from '../identifiers/identifiers.rules.js';

/** A registration number in its stored form. */
export class CompanyIdentifierView {
  /** @example "USCC" */
  scheme: IdentifierScheme;
  /** @example "91440604MA4X2B7L9M" */
  value: string;
}

/** An economic activity. */
export class CompanyNaceView {
  /** @example "2.1" */
  version: NaceVersion;
  /** @example "27.40" */
  code: string;
  /** @example true */
  primary: boolean;
}

/** A company as clients see it. */
export class CompanyView {
  id: string;
  /** @example "Brightwell Greenhouse Lighting Co., Ltd." */
  name: string;
  /** @example "佛山市明栽照明有限公司" */
  nativeName: string | null;
  /** @example ["Brightwell"] */
  aliases: string[];
  /** @example "company" */
  kind: CompanyKind;
  /** @example "CN" */
  country: string;
  /** @example "CN-GD" */
  subdivision: string | null;
  /** @example "Foshan" */
  city: string | null;
  /** @example "12 Guangming Road" */
  address: string | null;
  /** @example "528000" */
  postalCode: string | null;
  /** @example "https://www.brightwell-lighting.example" */
  website: string | null;
  /** @example ["brightwell-lighting.example"] */
  emailDomains: string[];
  identifiers: CompanyIdentifierView[];
  /** The ids of the company in other systems. */
  externalIds: ExternalIdView[];
  nace: CompanyNaceView[];
  /** @example 240 */
  employees: number | null;
  turnover: AmountView | null;
  /**
   * Turnover in whole euro, at the rate of `turnover`.
   * @example 12000000
   */
  turnoverEur: number | null;
  parentId: string | null;
  ownerId: string | null;
  /** @example ["led", "horticulture"] */
  tags: string[];
  notes: string | null;
  /**
   * The surviving company that this one was merged into. Use that company instead; the `Link` header of the response
   * names it as canonical.
   */
  mergedIntoId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
