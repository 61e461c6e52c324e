import { extractPages, extractText, listElements, readStructure } from '../../../test/support/pdf.js';
import { renderPdf } from './pdf-document.factory.js';
import { buildPdfTable, buildSvgContent } from './pdf-parts.factory.js';
import { PdfTag } from './pdf-tags.rules.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20"><text x="0" y="10">12</text></svg>';
const ROWS = 120;

async function render(language = 'nl') {
  return renderPdf({
    title: 'Verslag (€)',
    foot: 'Voet',
    changedAt: new Date('2026-10-31T00:00:00Z'),
    language,
    han: 'SC',
    formatPageNumber: (page, pages) => `pagina ${page} van ${pages}`,
    missingNote: 'Ontbrekend:',
    buildContent: (texts) => [
      texts.buildText('Verslag', { tag: new PdfTag('H1') }),
      texts.buildText('Een zin, 谭俊伟.'),
      buildPdfTable(texts, {
        heading: 'Landen',
        heads: ['Land', 'Jobs'],
        widths: [200, 100],
        rows: Array.from({ length: ROWS }, (_, place) => [
          { stack: [texts.buildText(`Land ${place}`), texts.buildText('tweede regel')] },
          place === 3 ? '' : texts.buildText(String(place)),
        ]),
      }),
      buildSvgContent(texts, SVG, 100, 'Jobs: 12 (van €).'),
    ],
  });
}

describe('A document', () => {
  it('is tagged, says its language and shows its title', async () => {
    expect(readStructure(await render())).toMatchObject({
      isTagged: true,
      showsTitle: true,
      language: 'nl',
      title: 'Verslag (€)',
    });
    expect(readStructure(await render('zh')).language).toBe('zh');
  });

  it('has a structure of headings, paragraphs, tables and figures in the order of reading', async () => {
    const { root } = readStructure(await render());
    const parts = root!.children.map(({ type, text }) => [type, text]);
    expect(parts).toEqual([
      ['H1', 'Verslag'],
      ['P', 'Een zin, 谭俊伟.'],
      ['H2', 'Landen'],
      ['Table', ''],
      ['Figure', expect.any(String)],
    ]);
    expect(root!.children.at(-1)!.alt).toBe('Jobs: 12 (van €).');
  });

  it('has a table of all rows with one head, over several pages', async () => {
    const pdf = await render();
    const rows = readStructure(pdf).root!.children.find(({ type }) => type === 'Table')!.children;
    expect(rows).toHaveLength(ROWS + 1);
    expect(rows[0]!.children.map(({ type, text, scope }) => [type, text, scope])).toEqual([
      ['TH', 'Land', 'Column'],
      ['TH', 'Jobs', 'Column'],
    ]);
    for (const [place, { type, children }] of rows.slice(1).entries()) {
      expect([type, children.map((cell) => cell.type)]).toEqual(['TR', ['TD', 'TD']]);
      expect(children[0]!.children.map(({ text }) => text)).toEqual([`Land ${place}`, 'tweede regel']);
      const texts = listElements(children[1]!).map(({ text }) => text);
      expect(texts.join('')).toBe(place === 3 ? '' : String(place));
    }
    // The head is drawn on each page, and read once.
    expect(extractText(pdf).match(/Jobs/g)!.length).toBeGreaterThan(1);
  });

  it.each([40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52])(
    'keeps two rows with the heading and the last row of a table of %i rows, and says that it continues',
    async (count) => {
      const pdf = await renderPdf({
        title: 'Verslag',
        foot: 'Voet',
        changedAt: new Date('2026-10-31T00:00:00Z'),
        language: 'nl',
        han: 'SC',
        formatPageNumber: (page, pages) => `pagina ${page} van ${pages}`,
        missingNote: 'Ontbrekend:',
        buildContent: (texts) => {
          const rows = (from: number, to: number) =>
            Array.from({ length: to - from }, (_, place) => [texts.buildText(`rij${from + place}.`)]);
          const look = { heads: ['Land'], widths: [200], continued: '(vervolg)', keptRows: 2 };
          return [
            buildPdfTable(texts, { ...look, heading: 'Eerste', rows: rows(0, count - 16) }),
            buildPdfTable(texts, { ...look, heading: 'Tweede', rows: rows(100, 120) }),
          ];
        },
      });
      const pages = extractPages(pdf).map((page) => ({
        first: page.match(/rij\d\d?\./g)?.length ?? 0,
        second: page.match(/rij1\d\d\./g)?.length ?? 0,
        heads: page.match(/(?:Eerste|Tweede)(?: \(vervolg\))?/g) ?? [],
      }));
      expect(pages.reduce((sum, { first, second }) => sum + first + second, 0)).toBe(count + 4);
      const second = pages.filter(({ heads }) => heads.some((head) => head.startsWith('Tweede')));
      expect(second.every((page) => page.second >= (page === second[0] ? 2 : 3))).toBe(true);
      expect(second.flatMap(({ heads }) => heads.filter((head) => head.startsWith('Tweede')))).toEqual(
        second.map((_, place) => (place === 0 ? 'Tweede' : 'Tweede (vervolg)')),
      );
    },
  );

  it('has no text outside of the structure but what repeats on every page', async () => {
    const { unmarked, artifacts } = readStructure(await render());
    expect(unmarked.filter((text) => text.trim() !== '')).toEqual([]);
    expect(artifacts).toContain('Locate in Limburg');
    expect(artifacts).toContain('pagina 1 van');
    expect(artifacts).not.toContain('Verslag');
  });

  it('has the same bytes twice', async () => {
    expect((await render()).equals(await render())).toBe(true);
  });
});
