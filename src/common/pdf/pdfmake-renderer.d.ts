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
