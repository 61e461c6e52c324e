import { IsBoolean, IsEmail, IsOptional, MaxLength } from 'class-validator';
import { IsSingleLine, Trimmed } from '../../../common/validation/field.decorator.js';
import { IsId, Ids, NestedObject } from '../../../common/validation/reference.decorator.js';
import { MAX_DECISION_CONTACTS } from '../model/inbound-mail.constants.js';

/** A contact that is created for a person of a mail. */
export class InboundContact {
  /** @example "Li Na" */
  @IsSingleLine()
  fullName: string;

  /** @example "li.na@lumenova.example" */
  @Trimmed()
  @IsEmail()
  @MaxLength(254)
  email: string;

  /** The company of the person. */
  @IsOptional()
  @IsId()
  companyId?: string | null;
}

/** The decision of a person about a received mail: what it belongs to, or that it is ignored. */
export class ResolveInboundMail {
  /**
   * The contacts who take part, at most 100.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @IsOptional()
  @Ids(MAX_DECISION_CONTACTS)
  contactIds?: string[] | null;

  /** Creates a contact, who takes part too. */
  @IsOptional()
  @NestedObject(() => InboundContact)
  createContact?: InboundContact | null;

  /** The company. When absent, it is that of the first contact, or else that of the lead. */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /**
   * The lead that the mail is about.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @IsId()
  leadId?: string | null;

  /** The activity that the mail is about. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** Ignores the mail, which makes no interaction. */
  @IsOptional()
  @IsBoolean()
  ignore?: boolean | null;

  /**
   * Why.
   * @example "An advertisement"
   */
  @IsOptional()
  @IsSingleLine(500)
  reason?: string | null;
}

/** Takes a decision back. */
export class ReopenInboundMail {
  /**
   * Why.
   * @example "Another lead"
   */
  @IsOptional()
  @IsSingleLine(500)
  reason?: string | null;
}
