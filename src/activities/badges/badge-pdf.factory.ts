import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { create as createQrCode } from 'qrcode';
import {
  chooseHanFamily,
  type FontFamily,
  type FontRuns,
  type HanFamily,
  splitIntoFontRuns,
} from '../../common/pdf/font-runs.rules.js';
import type { PdfSheets } from '../../common/pdf/pdf-document.factory.js';
import { getAscent, hasGlyph } from '../../common/pdf/pdf-fonts.reader.js';
import { INK } from '../../common/pdf/pdf-parts.factory.js';
import { ARTIFACT, PdfTag } from '../../common/pdf/pdf-tags.rules.js';
import { PdfTexts, type TextStyle } from '../../common/pdf/pdf-text.factory.js';
import { fitLines, LINE_HEIGHT, type TextSpace } from '../../common/pdf/text-width.rules.js';
import { PRINT_TRANSLATIONS, type PrintLanguage } from '../delegations/programme/i18n/programme-pdf.constants.js';
import type { BadgeLayout, BadgePerson, BadgeRole, Badges, IncompleteBadge } from './badge.constants.js';
import { type BadgePages, type Box, buildBadgeParts, getBadgePages } from './badge-layout.rules.js';
import { BADGE_TRANSLATIONS } from './i18n/badge.constants.js';

/** The colours of the bars. Both have enough contrast for white letters, and differ in lightness on a grey printer. */
const BAR_COLORS: Partial<Record<BadgeRole, string>> = { speaker: '#8a3b00' };
const BAR_COLOR = INK.accent;

/** Sizes of letters in points: the largest and the smallest that a text may have. */
const SIZES = {
  title: { maxSize: 8, minSize: 6 },
  main: { maxSize: 36, minSize: 7 },
  second: { maxSize: 15, minSize: 6 },
  company: { maxSize: 11, minSize: 6 },
  role: { maxSize: 10, minSize: 6 },
} as const;

/** The distance from the top of a line to its base line, as a multiple of the size of its letters. */
const ASCENT = 0.93;

/** The pictures among the characters. They are part of no name, and no font of ours has them. */
const PICTURES = /(?![©®™])[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;

/** Builds the badges of an event as a document. */
export function buildBadgeSheets(badges: Badges, layout: BadgeLayout, language: PrintLanguage): PdfSheets {
  const { country, people, reference, changedAt } = badges;
  const pages = getBadgePages(layout);
  const eventTexts = new BadgeTexts(chooseHanFamily([country]));
  const title = eventTexts.clean(badges.title);
  const count = Math.ceil(people.length / pages.badges.length);
  const missing = new Set<string>();
  const sheets = Array.from({ length: count }, (_, page) => {
    const shown = people.slice(page * pages.badges.length, (page + 1) * pages.badges.length);
    const contents = shown.flatMap((person, place) => {
      const texts = new BadgeTexts(chooseHanFamily([person.country, country]));
      const content = buildBadge(person, { title, box: pages.badges[place]!, texts, eventTexts, language });
      for (const character of texts.missing) missing.add(character);
      return content;
    });
    return pages.isCut ? [buildCutLines(pages, shown.length), ...contents] : contents;
  });
  if (pages.isCut) {
    for (const character of eventTexts.missing) missing.add(character);
    const { formatPageNumber } = PRINT_TRANSLATIONS[language];
    sheets.forEach((sheet, page) => {
      const note = page === count - 1 ? describeMissing(missing, language) : '';
      sheet.push(buildFoot(pages, eventTexts, `${reference} · ${formatPageNumber(page + 1, count)}${note}`));
    });
  }
  const documentTitle = `${BADGE_TRANSLATIONS[language].badges}: ${title}`;
  return { title: documentTitle, changedAt, language, page: pages.page, pages: sheets };
}

/** Finds the badges on which a text is not printed as it is stored, because no font has its characters. */
export function findIncompleteBadges({ people, country }: Badges, language: PrintLanguage): IncompleteBadge[] {
  return people.flatMap((person) => {
    const texts = new BadgeTexts(chooseHanFamily([person.country, country]));
    const [main, second] = chooseNames(person, texts, language);
    const incomplete = [
      { text: person.name, printedText: main },
      { text: person.nativeName, printedText: second },
      { text: chooseCompany(person, language), printedText: choosePrintedCompany(person, texts, language) },
    ].flatMap(({ text, printedText }) => (text && texts.isIncomplete(text) ? [{ text, printedText }] : []));
    return incomplete.length === 0 ? [] : [{ id: person.id, name: person.name, texts: incomplete }];
  });
}

/** Texts with the places of their lines. */
class BadgeTexts extends PdfTexts {
  constructor(private readonly family: HanFamily) {
    super(family, hasGlyph);
  }

  /** Returns a text as it will be printed; empty if there is nothing to print. */
  clean(text: string | null): string {
    if (text === null) return '';
    const { runs, missing } = this.split(text);
    for (const character of missing) this.missing.add(character);
    return runs
      .map((run) => run.text)
      .join('')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  /** Returns a text as it will be printed; empty if a character of it is missing. */
  cleanWhole(text: string | null): string {
    return text === null || this.isIncomplete(text) ? '' : this.clean(text);
  }

  /** Tells whether no font has a character of a text. */
  isIncomplete(text: string): boolean {
    return this.split(text).missing.length > 0;
  }

  private split(text: string): FontRuns {
    return splitIntoFontRuns(text.replaceAll(PICTURES, ''), this.family, hasGlyph);
  }

  /** Places the lines of a text in a box, as large as they fit. */
  place(text: string, box: Box, space: Omit<TextSpace, 'width' | 'height'>, style: TextStyle, align: Align): Content[] {
    if (text === '') return [];
    const { lines, size } = fitLines(text, { ...box, weight: style.bold ? 'bold' : 'normal', ...space });
    const step = size * LINE_HEIGHT;
    const free = box.height - lines.length * step;
    const top = box.y + (align === 'top' ? 0 : align === 'middle' ? free / 2 : free);
    const tag = style.tag ?? new PdfTag('P');
    return lines.map((line, place) => {
      const { text: runs } = this.buildText(line, { ...style, fontSize: size, noWrap: true, tag });
      const ascents = (runs as { font: FontFamily }[]).map(({ font }) => getAscent(font));
      // pdfmake takes the top of the line, but lines with and without Chinese must have equal distances.
      const y = top + place * step + size * (ASCENT - Math.max(...ascents));
      return { text: runs as Content[], absolutePosition: { x: box.x, y } };
    });
  }
}

type Align = 'top' | 'middle' | 'bottom';

/** The place of a badge, and the data that it shares with others. */
interface BadgeContext {
  title: string;
  box: Box;
  texts: BadgeTexts;
  eventTexts: BadgeTexts;
  language: PrintLanguage;
}

function buildBadge(person: BadgePerson, { title, box, texts, eventTexts, language }: BadgeContext): Content[] {
  const { code, role } = person;
  const parts = buildBadgeParts(box, code !== null);
  const move = (part: Box): Box => ({ ...part, x: part.x + box.x, y: part.y + box.y });
  const section = new PdfTag('Sect');
  const addParagraph = (): PdfTag => addTo(section, new PdfTag('P'));
  const [main, second] = chooseNames(person, texts, language);
  const [names, details] = [move(parts.names), move(parts.details)];
  const secondHeight = second ? Math.min(details.height / 2, SIZES.second.maxSize * LINE_HEIGHT) : 0;
  const company = choosePrintedCompany(person, texts, language);
  return [
    ...eventTexts.place(
      eventTexts.clean(title),
      move(parts.title),
      { maxLines: 2, ...SIZES.title },
      { color: INK.faint, tag: addParagraph() },
      'top',
    ),
    ...texts.place(main, names, { maxLines: 2, ...SIZES.main }, { bold: true, tag: addParagraph() }, 'middle'),
    ...texts.place(
      second,
      { ...details, height: secondHeight },
      { maxLines: 1, ...SIZES.second },
      { tag: addParagraph() },
      'top',
    ),
    ...texts.place(
      company,
      { ...details, y: details.y + secondHeight, height: details.height - secondHeight },
      { maxLines: 2, ...SIZES.company },
      { color: INK.faint, tag: addParagraph() },
      'top',
    ),
    ...buildRole(role, move(parts.role), { isBar: code !== null, eventTexts, language, tag: addParagraph() }),
    ...(code === null ? [] : [buildCode(code, move(parts.code), addTo(section, buildCodeTag(code, language)))]),
  ];
}

/**
 * Returns the large name and the other one: the native name comes first for readers of Chinese. A name with a character
 * that no font has is left out if there is another one.
 */
function chooseNames(person: BadgePerson, texts: BadgeTexts, language: PrintLanguage): [main: string, second: string] {
  const native = texts.cleanWhole(person.nativeName);
  const whole = texts.cleanWhole(person.name) || texts.cleanWhole(person.contactName);
  const name = native && native === whole ? '' : whole;
  if (!name || !native) return [name || native || texts.clean(person.name), ''];
  return language === 'zh' ? [native, name] : [name, native];
}

function chooseCompany({ companyName, companyNativeName }: BadgePerson, language: PrintLanguage): string | null {
  return language === 'zh' ? (companyNativeName ?? companyName) : companyName;
}

/** Returns the company as it will be printed: by its other name if no font has a character of the first one. */
function choosePrintedCompany(person: BadgePerson, texts: BadgeTexts, language: PrintLanguage): string {
  const chosen = chooseCompany(person, language);
  const { companyName, companyNativeName } = person;
  return (
    [chosen, companyName, companyNativeName].map((name) => texts.cleanWhole(name)).find(Boolean) ?? texts.clean(chosen)
  );
}

interface RoleContext {
  isBar: boolean;
  eventTexts: BadgeTexts;
  language: PrintLanguage;
  tag: PdfTag;
}

/** Builds the role: a word, in a bar whose colour tells guests and speakers apart from afar where there is one. */
function buildRole(role: BadgeRole, box: Box, { isBar, eventTexts, language, tag }: RoleContext): Content[] {
  const word = role === 'speaker' ? BADGE_TRANSLATIONS[language].speaker : PRINT_TRANSLATIONS[language].roles[role];
  const space = { maxLines: 1, ...SIZES.role };
  if (!isBar) return eventTexts.place(word, box, space, { bold: true, color: INK.accent, tag }, 'middle');
  const bar: CanvasElement = {
    type: 'rect',
    x: 0,
    y: 0,
    w: box.width,
    h: box.height,
    r: 3,
    color: BAR_COLORS[role] ?? BAR_COLOR,
  };
  const inner = { ...box, x: box.x + 8, width: box.width - 16 };
  return [
    { canvas: [bar], absolutePosition: { x: box.x, y: box.y } },
    ...eventTexts.place(word, inner, space, { bold: true, color: '#ffffff', tag }, 'middle'),
  ];
}

/** Builds the code as a QR code: one path, so that no viewer shows lines between its modules. */
function buildCode(code: string, box: Box, tag: PdfTag): Content {
  const { size, data } = createQrCode(code, { errorCorrectionLevel: 'M' }).modules;
  const path = Array.from({ length: size }, (_, row) => buildRow(data.subarray(row * size, (row + 1) * size), row));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}" ` +
    `viewBox="0 0 ${size} ${size}"><path fill="#000000" d="${path.join('')}"/></svg>`;
  return { svg, width: box.width, absolutePosition: { x: box.x, y: box.y }, tag } as Content;
}

/** Returns the path around the dark modules of a row. */
function buildRow(modules: Uint8Array, row: number): string {
  let path = '';
  for (let start = 0; start < modules.length; start++) {
    if (!modules[start]) continue;
    let end = start;
    while (modules[end]) end++;
    path += `M${start} ${row}H${end}V${row + 1}H${start}Z`;
    start = end;
  }
  return path;
}

function buildCodeTag(code: string, language: PrintLanguage): PdfTag {
  return new PdfTag('Figure', { alt: `${BADGE_TRANSLATIONS[language].code}: ${code}` });
}

function addTo(parent: PdfTag, tag: PdfTag): PdfTag {
  tag.parent = parent;
  return tag;
}

/** Draws the edges along which the badges are cut. */
function buildCutLines({ badges }: BadgePages, count: number): Content {
  const edges = badges.slice(0, count).map(({ x, y, width, height }): CanvasElement => {
    return { type: 'rect', x, y, w: width, h: height, lineWidth: 0.4, lineColor: INK.line };
  });
  return { canvas: edges, absolutePosition: { x: 0, y: 0 } };
}

/** Places a line below the badges of a page, which is cut off. */
function buildFoot({ page, badges }: BadgePages, texts: BadgeTexts, text: string): Content {
  const left = badges[0]!.x;
  const below = Math.max(...badges.map(({ y, height }) => y + height)) + 14;
  const box = { x: left, y: below, width: page.width - 2 * left, height: 40 };
  return {
    stack: texts.place(text, box, { maxLines: 3, maxSize: 7, minSize: 6 }, { color: INK.faint, tag: ARTIFACT }, 'top'),
  };
}

/** Names the missing characters by their code points, which every font can show; empty if none is missing. */
function describeMissing(missing: ReadonlySet<string>, language: PrintLanguage): string {
  if (missing.size === 0) return '';
  const codes = [...missing].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
  return ` · ${PRINT_TRANSLATIONS[language].missing} ${codes.slice(0, 20).join(', ')}${codes.length > 20 ? ' …' : ''}`;
}
