import type { AgreementKind, AgreementStatus, PartyRole } from './agreement.vocabulary.js';

/** An organisation that takes part in an agreement. */
export class PartyView {
  companyId: string;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  companyName: string;
  /** @example "signatory" */
  role: PartyRole;
}

/** Somebody who put a name under an agreement. */
export class SignatoryView {
  /** @example "Erik Gerits" */
  name: string;
  /** @example "Provincial Deputy" */
  capacity: string | null;
  /** For whom. */
  companyId: string | null;
  /** The person, where known as a contact. */
  contactId: string | null;
}

/** An agreement, as clients see one in a list. */
export class AgreementView {
  id: string;
  /** @example "AGR-2016-0001" */
  reference: string;
  /** @example "Strategic partnership with GSC" */
  title: string;
  /** @example "strategic_partnership" */
  kind: AgreementKind;
  /** The agreement it was made under, such as the twinning. */
  parentId: string | null;
  /** Signatories first. */
  parties: PartyView[];
  /** In the order of the document. */
  signatories: SignatoryView[];
  /**
   * What it is about.
   * @example ["education", "care", "agriculture"]
   */
  fields: string[];
  /** @example "in_force" */
  status: AgreementStatus;
  /** @example "2016-05-24" */
  signedOn: string | null;
  /** @example "2016-05-24" */
  effectiveOn: string | null;
  /**
   * Last day; it expires the day after.
   * @example "2036-05-23"
   */
  expiresOn: string | null;
  terminatedOn: string | null;
  /**
   * Days before its end at which a task to think of its renewal is made.
   * @example 180
   */
  renewalNoticeDays: number | null;
  /** The end for which that task has been made. */
  renewalNoticedFor: string | null;
  /** @example "https://www.example.org/partnership.pdf" */
  url: string | null;
  /** Who is told when it is about to end. */
  ownerId: string | null;
  notes: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** An agreement with its wording, which lists leave out. */
export class AgreementDetailView extends AgreementView {
  /**
   * The wording.
   * @example "The parties will exchange knowledge on light in education, care and agriculture."
   */
  text: string | null;
}
