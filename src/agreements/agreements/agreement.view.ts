import type { AgreementKind, AgreementStatus, PartyRole } from './agreement.constants.js';

/** An organisation that takes part in an agreement. */
export class PartyView {
  companyId: string;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  companyName: string;
  /** @example "signatory" */
  role: PartyRole;
}

/** A person who signed an agreement. */
export class SignatoryView {
  /** @example "Erik Gerits" */
  name: string;
  /** @example "Provincial Deputy" */
  capacity: string | null;
  /** The organisation that the person signed for. */
  companyId: string | null;
  /** The contact that is this person, where there is one. */
  contactId: string | null;
}

/** An agreement as the API returns it in a list. */
export class AgreementView {
  id: string;
  /** @example "AGR-2016-0001" */
  reference: string;
  /** @example "Strategic partnership with GSC" */
  title: string;
  /** @example "strategic_partnership" */
  kind: AgreementKind;
  /** The agreement under which this one was made, for example the twinning. */
  parentId: string | null;
  /** The organisations that take part, signatories first. */
  parties: PartyView[];
  /** The signatories, in the order of the document. */
  signatories: SignatoryView[];
  /**
   * The subjects of the agreement.
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
   * The last day; the agreement expires on the day after.
   * @example "2036-05-23"
   */
  expiresOn: string | null;
  terminatedOn: string | null;
  /**
   * The number of days before the end at which a task to decide about the renewal is created.
   * @example 180
   */
  renewalNoticeDays: number | null;
  /** The end date for which that task has been created. */
  renewalNoticedFor: string | null;
  /** @example "https://www.example.org/partnership.pdf" */
  url: string | null;
  /** The user who is notified before the agreement ends. */
  ownerId: string | null;
  notes: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** An agreement of the tree to which another one belongs. */
export class RelatedAgreementView {
  id: string;
  /** @example "AGR-2015-0001" */
  reference: string;
  /** @example "Twinning of Limburg and Guangdong" */
  title: string;
  /** @example "twinning" */
  kind: AgreementKind;
  /** @example "in_force" */
  status: AgreementStatus;
  parentId: string | null;
  /** @example "2015-06-23" */
  signedOn: string | null;
}

/** An agreement with its wording and its place among others, which lists leave out. */
export class AgreementDetailView extends AgreementView {
  /**
   * The wording of the agreement.
   * @example "The parties will exchange knowledge on light in education, care and agriculture."
   */
  text: string | null;
  /**
   * The statuses that a user can give it now. It expires, and is renewed, only by its end date.
   * @example ["terminated"]
   */
  nextStatuses: AgreementStatus[];
  /**
   * The whole tree to which it belongs, itself included: the agreement at the top and those made under it, at any
   * depth. At most 200; archived ones are left out, except itself.
   */
  tree: RelatedAgreementView[];
}
