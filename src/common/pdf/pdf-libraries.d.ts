/** The part of fontkit that is used here. The package has no types of its own. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  }
  export function create(file: Buffer): Font;
}

/** The part of pdfmake's renderer that is used here. The types of the package do not have it. */
declare module 'pdfmake/js/Renderer.js' {
  interface Renderer {
    readonly pdfDocument: PDFKit.PDFDocument;
    renderPages: (this: Renderer, pages: unknown[]) => void;
    renderLine: (this: Renderer, line: { inlines: { text: string; tag?: unknown }[] }, x: number, y: number) => void;
    renderVector: (this: Renderer, vector: object) => void;
    renderSVG: (this: Renderer, svg: { tag?: unknown; x: number; y: number; _width: number; _height: number }) => void;
  }
  // The package is CommonJS, so that its default export is a property of the module.
  const module: { default: { prototype: Renderer } };
  export default module;
}

/** The part of pdfmake's layout of tables that is used here. */
declare module 'pdfmake/js/TableProcessor.js' {
  interface Writer {
    beginUnbreakableBlock: () => void;
    commitUnbreakableBlock: () => void;
  }
  interface TableProcessor {
    /** `keepLastRows` is no property of pdfmake. */
    readonly tableNode: { table: { body: readonly unknown[]; keepLastRows?: number } };
    beginRow: (this: TableProcessor, row: number, writer: Writer) => void;
    endRow: (this: TableProcessor, row: number, writer: Writer, pageBreaks: unknown) => void;
  }
  const module: { default: { prototype: TableProcessor } };
  export default module;
}

/** The part of pdfmake's document that is used here. */
declare module 'pdfmake/js/PDFDocument.js' {
  /** `layoutCache` has the shapes of the words that were laid out, by word. */
  interface EmbeddedFont {
    readonly name: string;
    layoutCache: Record<string, unknown>;
  }
  interface Document {
    provideFont: (this: Document, family: string, bold: boolean, italics: boolean) => EmbeddedFont;
  }
  const module: { default: { prototype: Document } };
  export default module;
}
