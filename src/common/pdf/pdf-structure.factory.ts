import rendererModule from 'pdfmake/js/Renderer.js';
import tableProcessorModule from 'pdfmake/js/TableProcessor.js';
import { ARTIFACT, CONTINUATION, PdfTag } from './pdf-tags.rules.js';

/** Left, top, right and bottom of an area of a page, in points from its top left corner. */
type Area = [number, number, number, number];

/**
 * Writes the structure of one document: which part of a page belongs to which element. pdfmake has no option for it, so
 * that its renderer is extended below.
 */
class PdfStructureWriter {
  private readonly root: PDFKit.PDFStructureElement;
  private readonly elements = new Map<PdfTag, PDFKit.PDFStructureElement>();
  /** The lines that were rendered. The head of a table is rendered again on each page to which the table continues. */
  private readonly rendered = new WeakSet<object>();

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** Renders a part of a page that belongs to an element. */
  renderTagged(tag: PdfTag, render: () => void, area?: Area): void {
    if (tag.type === 'Artifact') return this.renderArtifact('Pagination', render);
    const element = this.findElement(tag, area);
    const content = this.document.markStructureContent(tag.type);
    render();
    this.document.endMarkedContent();
    element.add(content);
  }

  renderArtifact(type: 'Pagination' | 'Layout', render: () => void): void {
    this.document.markContent('Artifact', { type });
    render();
    this.document.endMarkedContent();
  }

  /** Marks a line as rendered. Returns whether this was the first time. */
  markRendered(line: object): boolean {
    if (this.rendered.has(line)) return false;
    this.rendered.add(line);
    return true;
  }

  /** Finds the element of a tag, or creates it and those that it belongs to. */
  private findElement(tag: PdfTag, area?: Area): PDFKit.PDFStructureElement {
    const known = this.elements.get(tag);
    if (known) return known;
    const parent = tag.parent ? this.findElement(tag.parent) : this.root;
    // The parent may have created it.
    return this.elements.get(tag) ?? this.createElement(tag, parent, area);
  }

  private createElement(tag: PdfTag, parent: PDFKit.PDFStructureElement, area?: Area): PDFKit.PDFStructureElement {
    // The types of pdfkit lack the area and the scope.
    const options = { ...tag.options, ...(area ? { bbox: area } : {}) } as PDFKit.Mixins.StructureElementOptions;
    const element = this.document.struct(tag.type, options);
    this.elements.set(tag, element);
    parent.add(element);
    // A row has all of its cells, also those without a text.
    if (tag.type === 'TR') for (const cell of tag.children) this.createElement(cell, element);
    return element;
  }
}

const writers = new WeakMap<PDFKit.PDFDocument, PdfStructureWriter>();

/** The renderer of pdfmake, whose methods render one part of a page each. */
const renderer = rendererModule.default.prototype;
const { renderPages, renderLine, renderVector, renderSVG } = renderer;

/** Returns a line without the text that stands only where the line is repeated. */
function removeContinuation<T extends { inlines: { tag?: unknown }[] }>(line: T): T {
  const inlines = line.inlines.filter(({ tag }) => tag !== CONTINUATION);
  if (inlines.length === line.inlines.length) return line;
  return Object.assign(Object.create(Object.getPrototypeOf(line) as object) as T, line, { inlines });
}

Object.assign(renderer, {
  renderPages(this: typeof renderer, pages: unknown[]) {
    writers.set(this.pdfDocument, new PdfStructureWriter(this.pdfDocument));
    renderPages.call(this, pages);
  },
  renderLine(this: typeof renderer, line: Parameters<typeof renderLine>[0], x: number, y: number) {
    const writer = writers.get(this.pdfDocument)!;
    const tag = line.inlines.map((inline) => inline.tag).find((one) => one instanceof PdfTag);
    if (tag && writer.markRendered(line.inlines)) {
      const first = removeContinuation(line);
      writer.renderTagged(tag, () => renderLine.call(this, first, x, y));
    } else writer.renderArtifact('Pagination', () => renderLine.call(this, line, x, y));
  },
  renderVector(this: typeof renderer, vector: object) {
    writers.get(this.pdfDocument)!.renderArtifact('Layout', () => renderVector.call(this, vector));
  },
  renderSVG(this: typeof renderer, svg: Parameters<typeof renderSVG>[0]) {
    const area: Area = [svg.x, svg.y, svg.x + svg._width, svg.y + svg._height];
    const tag = svg.tag instanceof PdfTag ? svg.tag : ARTIFACT;
    writers.get(this.pdfDocument)!.renderTagged(tag, () => renderSVG.call(this, svg), area);
  },
} satisfies Omit<typeof renderer, 'pdfDocument'>);

/** The layout of tables in pdfmake, which can keep rows with the head of a table but not with its last row. */
const processor = tableProcessorModule.default.prototype;
const { beginRow, endRow } = processor;

/** Returns the number of the first row that stays with the last one; undefined if none does. */
const findKeptRow = ({ table: { body, keepLastRows } }: typeof processor.tableNode) =>
  keepLastRows === undefined ? undefined : body.length - keepLastRows;

Object.assign(processor, {
  beginRow(this: typeof processor, row: number, writer: Parameters<typeof beginRow>[1]) {
    if (row === findKeptRow(this.tableNode)) writer.beginUnbreakableBlock();
    beginRow.call(this, row, writer);
  },
  endRow(this: typeof processor, row: number, writer: Parameters<typeof endRow>[1], pageBreaks: unknown) {
    endRow.call(this, row, writer, pageBreaks);
    const { table } = this.tableNode;
    if (table.keepLastRows !== undefined && row === table.body.length - 1) writer.commitUnbreakableBlock();
  },
} satisfies Omit<typeof processor, 'tableNode'>);
