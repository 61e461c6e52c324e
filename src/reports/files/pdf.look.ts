import { gapAbove, HEADING } from '../../common/documents/pdf.parts.js';

/** How closely a document is set, in points. */
export interface PageLook {
  /** Whether the page itself has narrower margins. */
  dense: boolean;
  /** Letters of cells, and what is above and below them. */
  cell: number;
  padding: number;
  /** Letters of headings. */
  heading: number;
  /** Letters of the definitions, and how many columns they stand in. */
  definition: number;
  definitionColumns: number;
}

/** From what is easiest to read to the smallest print that still can be. */
export const LOOKS = {
  usual: { dense: false, cell: 7.5, padding: 1.8, heading: HEADING, definition: 7.5, definitionColumns: 3 },
  close: { dense: true, cell: 6.8, padding: 0.9, heading: 9.5, definition: 6, definitionColumns: 5 },
  closest: { dense: true, cell: 6.3, padding: 0.7, heading: 9, definition: 5.7, definitionColumns: 5 },
} as const satisfies Record<string, PageLook>;

/** What a heading takes, with what is left free above and below it, and the heads of the columns, in points. */
export const headingHeight = ({ heading, padding }: PageLook): number =>
  gapAbove(heading) + heading * 1.3 + 2 * padding;
