import { computeGapAbove, HEADING } from '../../common/pdf/pdf-parts.factory.js';

/** The density of the layout of a document, in points. */
export interface PageLook {
  /** Whether the page itself has narrower margins. */
  dense: boolean;
  /** The font size of cells, and the space above and below them. */
  cell: number;
  padding: number;
  /** The font size of headings. */
  heading: number;
  /** The font size of the definitions, and the number of columns that they are set in. */
  definition: number;
  definitionColumns: number;
}

/** The layouts from the most readable to the smallest readable print. */
export const LOOKS = {
  usual: { dense: false, cell: 7.5, padding: 1.8, heading: HEADING, definition: 7.5, definitionColumns: 3 },
  close: { dense: true, cell: 6.8, padding: 0.9, heading: 9.5, definition: 6, definitionColumns: 5 },
  closest: { dense: true, cell: 6.3, padding: 0.7, heading: 9, definition: 5.7, definitionColumns: 5 },
} as const satisfies Record<string, PageLook>;

/** Returns the height of a heading with the space around it and the heads of the columns, in points. */
export const computeHeadingHeight = ({ heading, padding }: PageLook): number =>
  computeGapAbove(heading) + heading * 1.3 + 2 * padding;
