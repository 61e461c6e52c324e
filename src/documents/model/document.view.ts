import { ApiProperty } from '@nestjs/swagger';
import type { SubjectKind } from '../../interactions/model/record-subject.rules.js';
import type { DocumentKind, ScanState } from './document.constants.js';

/** The subject of a document. */
export class DocumentSubjectView {
  /** @example "lead" */
  kind: SubjectKind;
  id: string;
  /** @example "LEAD-2026-0007 European assembly plant" */
  label: string;
}

/** A version of a document: a file, or what is known of a file that was removed. */
export class DocumentVersionView {
  /**
   * 1 for the first version.
   * @example 2
   */
  @ApiProperty({ type: 'integer' })
  number: number;
  /** @example "letter-of-intent.pdf" */
  fileName: string;
  /**
   * The media type, which was found by the content and not by the name.
   * @example "application/pdf"
   */
  mediaType: string;
  /**
   * Number of bytes.
   * @example 182044
   */
  @ApiProperty({ type: 'integer' })
  size: number;
  /**
   * SHA-256 of the bytes in hexadecimal digits.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256: string;
  /** @example "clean" */
  scanState: ScanState;
  /** @example "Signed by both parties" */
  note: string | null;
  createdAt: Date;
  /** @example "Stephan" */
  creatorName: string | null;
  /** The time at which the file was removed; null while it can be downloaded. */
  removedAt: Date | null;
  /** @example "Uploaded to the wrong lead" */
  removedReason: string | null;
}

/** A document as lists return it. The facts about the file are those of the current version. */
export class DocumentRowView {
  id: string;
  subject: DocumentSubjectView;
  companyId: string | null;
  contactId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
  /** The interaction that brought the document, for example the mail to which it was attached. */
  interactionId: string | null;
  /** @example "Letter of intent" */
  title: string;
  /** @example "letter" */
  kind: DocumentKind;
  /** @example ["genk"] */
  tags: string[];
  /** @example "Signed by both parties" */
  note: string | null;
  /**
   * The number of the latest version.
   * @example 2
   */
  @ApiProperty({ type: 'integer' })
  currentVersion: number;
  /** @example "letter-of-intent.pdf" */
  fileName: string;
  /**
   * The media type, which was found by the content and not by the name.
   * @example "application/pdf"
   */
  mediaType: string;
  /**
   * Number of bytes.
   * @example 182044
   */
  @ApiProperty({ type: 'integer' })
  size: number;
  /**
   * SHA-256 of the bytes in hexadecimal digits.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256: string;
  /** Whether a browser can show the file: a pdf, a picture or a plain text that was not removed. */
  canPreview: boolean;
  /** The time at which the file was removed; null while it can be downloaded. */
  fileRemovedAt: Date | null;
  /** The user or API key that uploaded the document. */
  creatorName: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** A document with its versions. */
export class DocumentView extends DocumentRowView {
  /** The versions, the latest first. */
  versions: DocumentVersionView[];
}
