import type { ContentText, Size } from 'pdfmake/interfaces.js';
import { type Coverage, fontRuns, type HanFamily } from './font.runs.js';

/** How a text looks; bold is told apart from the rest because it is a font file of its own. */
export type TextLook = Omit<ContentText, 'text' | 'font' | 'italics'> & { colSpan?: number; width?: Size };

/** The texts of one document: set in the right families, and what could not be set is remembered. */
export class PdfTexts {
  /** Characters that no font has; the document says so at its end. */
  readonly missing = new Set<string>();

  constructor(
    private readonly han: HanFamily,
    private readonly covers: Coverage,
  ) {}

  /** A paragraph, or a part of one. Text from outside must come through here: only so is every character looked at. */
  of(text: string, look: TextLook = {}): ContentText {
    const { runs, missing } = fontRuns(text, this.han, this.covers);
    for (const character of missing) this.missing.add(character);
    const { margin: _, colSpan: __, width: ___, ...letters } = look;
    // On the runs too: a paragraph that is put into another one loses what it says of itself.
    return { ...look, text: runs.map((run) => ({ ...letters, ...run })) };
  }
}
