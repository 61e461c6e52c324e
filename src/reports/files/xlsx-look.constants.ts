import type ExcelJS from 'exceljs';

/** The font of the body of a workbook, which exceljs sets where a cell has none. A font without name or size differs from program to program. */
const BODY: Partial<ExcelJS.Font> = { name: 'Calibri', size: 11, family: 2, scheme: 'minor' };

/** The fonts of the cells that stand out from the body. */
export const FONTS = {
  head: { ...BODY, bold: true, color: { argb: 'FFFFFFFF' } },
  bold: { ...BODY, bold: true },
  note: { ...BODY, italic: true },
} as const satisfies Readonly<Record<string, Partial<ExcelJS.Font>>>;

/** The margins of a printed page, in inches. */
const MARGINS = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };

/** A4 in landscape format, as wide as the page and as long as its rows, with the head on every page. */
export const PAGE_SETUP = {
  // 9 is A4. exceljs has the enumeration of sizes in its types only.
  paperSize: 9,
  orientation: 'landscape' as const,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: '1:1',
  margins: MARGINS,
};

/** The printed area of a page, in points. */
export const PRINTED = {
  width: 842 - (MARGINS.left + MARGINS.right) * 72,
  height: 595 - (MARGINS.top + MARGINS.bottom) * 72,
};

/** The height of a line, in points. */
export const LINE_HEIGHT = 15;
