import { ExternalIdView } from '../../common/external-ids/external-id.dto.js';
import { ConsentStateView } from '../consents/consent.view.js';

/** Another company that a person works for. */
export class AffiliationView {
  companyId: string;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  companyName: string;
  /** @example "Member of the board" */
  jobTitle: string | null;
}

/** A contact as clients see it. */
export class ContactView {
  id: string;
  /** @example "Chen Wei" */
  fullName: string;
  /** @example "陈伟" */
  nativeName: string | null;
  givenName: string | null;
  familyName: string | null;
  /** The main employer. */
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "Export manager" */
  jobTitle: string | null;
  /** Other companies that the person works for. */
  affiliations: AffiliationView[];
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  /** @example "+8675526741234" */
  phone: string | null;
  /** @example ["zh-Hans", "en"] */
  languages: string[];
  wechatId: string | null;
  linkedinUrl: string | null;
  /** The ids of the contact in other systems. */
  externalIds: ExternalIdView[];
  tags: string[];
  /** The latest statement of the person on each purpose. */
  consents: ConsentStateView[];
  /** Whether the latest statement on marketing is an opt-in, and the address is not suppressed. */
  mayBeMailed: boolean;
  /**
   * Whether the person has objected to mails, or somebody with this address was erased. Only an opt-in that is verified lifts
   * this: one that the person has confirmed by mail, or that a colleague has recorded with proof.
   */
  suppressed: boolean;
  /**
   * The last day for which a manager keeps the contact, although the term of the retention rule is over.
   * @example "2027-06-30"
   */
  keepUntil: string | null;
  /** The surviving contact that this one was merged into. */
  mergedIntoId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
  /** The time since which the person is erased. Such a contact is in lists with archived=true or any only. */
  erasedAt: Date | null;
}
