/** The part of pdfmake's renderer that is used here. The types of the package do not have it. */
declare module 'pdfmake/js/Renderer.js' {
  interface Renderer {
    readonly pdfDocument: PDFKit.PDFDocument;
    renderPages(pages: unknown[]): void;
    renderLine(line: { inlines: { text: string; tag?: unknown }[] }, x: number, y: number): void;
    renderVector(vector: object): void;
    renderSVG(svg: { tag?: unknown; x: number; y: number; _width: number; _height: number }): void;
  }
  // The package is CommonJS, so that its default export is a property of the module.
  const module: { default: { prototype: Renderer } };
  export default module;
}
