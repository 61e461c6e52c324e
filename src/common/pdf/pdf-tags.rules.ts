/** The elements of the structure of a document that we use. An artifact, such as a page number, is not read aloud. */
export type PdfTagType = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Sect' | 'Artifact';

/** Further properties of an element. */
export interface PdfTagOptions {
  /** The text that is read instead of a figure. */
  alt?: string;
  /** The cells that the head belongs to. */
  scope?: 'Column';
}

/** An element of the structure of a document, which programs read aloud. Contents of a document refer to it as `tag`. */
export class PdfTag {
  parent: PdfTag | null = null;

  constructor(
    readonly type: PdfTagType,
    readonly options: PdfTagOptions = {},
    readonly children: readonly PdfTag[] = [],
  ) {
    for (const child of children) child.parent = this;
  }
}

/** The tag of contents that are not read aloud, such as page numbers. */
export const ARTIFACT = new PdfTag('Artifact');

/** The tag of texts that are left out where their line stands first, such as "(continued)" in the head of a table. */
export const CONTINUATION = new PdfTag('Artifact');

/** Returns the tags of a content and of the contents in it, in their order, each once. */
export function listTags(content: unknown): PdfTag[] {
  if (content === null || typeof content !== 'object') return [];
  if (Array.isArray(content)) return [...new Set(content.flatMap((part) => listTags(part)))];
  const { tag, text, stack, columns } = content as Record<string, unknown>;
  if (tag instanceof PdfTag) return [tag];
  return listTags(text ?? stack ?? columns);
}
