import type { ContentText, Size } from 'pdfmake/interfaces.js';
import { PdfTag } from './pdf-tags.rules.js';
import { type Coverage, splitIntoFontRuns, type HanFamily } from './font-runs.rules.js';

/** The style of a text. Bold is a separate choice because it is a font file of its own. */
export type TextStyle = Omit<ContentText, 'text' | 'font' | 'italics'> & {
  colSpan?: number;
  width?: Size;
  /** The element of the structure that the text belongs to. Default: a paragraph of its own. */
  tag?: PdfTag;
};

/** The texts of one document. It sets them in suitable families and collects the characters that no family has. */
export class PdfTexts {
  /** Characters that no font has. The document lists them at its end. */
  readonly missing = new Set<string>();

  constructor(
    private readonly han: HanFamily,
    private readonly covers: Coverage,
  ) {}

  /**
   * Builds a paragraph or a part of one. Texts from outside must pass through this method because it is the only place
   * that checks every character.
   */
  buildText(text: string, style: TextStyle = {}): ContentText {
    const { runs, missing } = splitIntoFontRuns(text, this.han, this.covers);
    for (const character of missing) this.missing.add(character);
    const { margin: _, colSpan: __, width: ___, tag = new PdfTag('P'), ...letters } = style;
    // The style is set on the runs too, because a paragraph that is nested in another one loses its own style.
    return { ...style, text: runs.map((run) => ({ ...letters, ...run, tag })) };
  }
}
