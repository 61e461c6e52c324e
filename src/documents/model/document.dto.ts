import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsSingleLine, IsSingleLineList, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { DOCUMENT_KINDS, type DocumentKind, MAX_TITLE_LENGTH } from './document.constants.js';

/** Maximum number of characters of a note. */
const MAX_NOTE_LENGTH = 2_000;
/** Maximum number of tags of a document. */
const MAX_TAGS = 20;

/** The form with a new document: its file, and exactly one subject. The parts stand in any order. */
export class CreateDocument {
  /** The file. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;

  /** The company that the document is about. */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /** The contact that the document is about. */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /**
   * The lead that the document is about.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @IsId()
  leadId?: string | null;

  /** The activity that the document is about. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** The agreement that the document is about. */
  @IsOptional()
  @IsId()
  agreementId?: string | null;

  /**
   * Title of the document; without it, the name of the file without its extension.
   * @example "Letter of intent"
   */
  @ValidateIf((document: CreateDocument) => document.title !== undefined)
  @IsSingleLine(MAX_TITLE_LENGTH)
  title?: string;

  /**
   * The kind; `other` when absent.
   * @example "letter"
   */
  @ValidateIf((document: CreateDocument) => document.kind !== undefined)
  @IsIn(DOCUMENT_KINDS)
  kind?: DocumentKind;

  /**
   * The tags. A form has a part for each of them.
   * @example ["genk"]
   */
  @IsOptional()
  @IsSingleLineList(MAX_TAGS, 50)
  tags?: string[] | null;

  /** @example "Signed by both parties" */
  @IsOptional()
  @IsTextBlock(MAX_NOTE_LENGTH)
  note?: string | null;

  /** The interaction that brought the document, for example the mail to which it was attached. */
  @IsOptional()
  @IsId()
  interactionId?: string | null;

  /**
   * Stores the file although the subject has a document with the same bytes.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  allowDuplicate?: boolean | null;
}

/** The form with another file of a document. */
export class CreateDocumentVersion {
  /** The file. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;

  /**
   * The changes since the version before.
   * @example "Signed by both parties"
   */
  @IsOptional()
  @IsTextBlock(MAX_NOTE_LENGTH)
  note?: string | null;
}

/** Changes to a document (JSON merge patch). Its files are changed by new versions. */
export class UpdateDocument extends PartialType(PickType(CreateDocument, ['title', 'kind', 'tags', 'note'] as const), {
  skipNullProperties: false,
}) {}

/** The removal of a file. */
export class RemoveFile {
  /**
   * Why the file is removed.
   * @example "Uploaded to the wrong lead"
   */
  @IsSingleLine(500)
  reason: string;
}
