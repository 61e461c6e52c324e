import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { AGENCY_ZONE } from '../../../common/time/agency-zone.constants.js';
import { chooseHanFamily } from '../../../common/pdf/font-runs.rules.js';
import type { PdfDocument } from '../../../common/pdf/pdf-document.factory.js';
import { INK, buildPdfTable } from '../../../common/pdf/pdf-parts.factory.js';
import { PdfTag } from '../../../common/pdf/pdf-tags.rules.js';
import type { PdfTexts, TextStyle } from '../../../common/pdf/pdf-text.factory.js';
import { addDays } from '../../../common/time/calendar-dates.rules.js';
import { formatLocalTime } from '../../../common/time/local-times.rules.js';
import type { BilingualName, ProgrammeEntry, ProgrammeFacts } from './programme-facts.queries.js';
import { PRINT_TRANSLATIONS, type PrintLanguage, type PrintTranslations } from './i18n/programme-pdf.constants.js';

/** The data that all parts of the printed programme use. */
interface PrintContext extends ProgrammeFacts {
  texts: PdfTexts;
  t: PrintTranslations;
  language: PrintLanguage;
  rowPadding: number;
}

const FAINT: TextStyle = { color: INK.faint, fontSize: 8 };

/**
 * Returns the printed programme for the members of the delegation and their hosts. `rowPadding` is the space above and
 * below each row, in points.
 */
export function buildProgrammePdf(facts: ProgrammeFacts, language: PrintLanguage, rowPadding: number): PdfDocument {
  const t = PRINT_TRANSLATIONS[language];
  const { delegation, changedAt } = facts;
  // An inbound delegation reads the script of its country of origin, an outbound one that of its destination.
  const han = chooseHanFamily([
    delegation.sender?.country ?? null,
    delegation.country,
    ...facts.hosts.map((h) => h.country),
  ]);
  const asOf = formatLocalTime(changedAt, AGENCY_ZONE).slice(0, 16).replace('T', ' ');
  return {
    title: `${t.programme}: ${delegation.title}`,
    foot: `${delegation.reference} · ${t.asOf} ${asOf} (${AGENCY_ZONE})`,
    changedAt,
    language,
    han,
    formatPageNumber: t.formatPageNumber,
    missingNote: t.missing,
    buildContent: (texts) => {
      const print = { ...facts, texts, t, language, rowPadding };
      return [...buildOpening(print), ...buildDays(print), ...buildParticipants(print)];
    },
  };
}

function buildOpening({ delegation, hosts, texts, t, language }: PrintContext): Content[] {
  const { reference, title, startsOn, endsOn, city, country, sender, timezone } = delegation;
  const place = [city, country && getCountryName(country, language)].filter(Boolean).join(', ');
  const span = formatSpan(startsOn, endsOn, language);
  const isCancelled = delegation.status === 'cancelled' || delegation.archivedAt;
  return [
    texts.buildText(`${t.programme} · ${reference}`, { ...FAINT, bold: true }),
    texts.buildText(title, { fontSize: 17, bold: true, margin: [0, 2, 0, 6], tag: new PdfTag('H1') }),
    texts.buildText([span, place].filter(Boolean).join(' · '), { fontSize: 10.5 }),
    texts.buildText(`${t.timesIn}: ${timezone} (${formatOffsets(startsOn, endsOn, timezone)})`, {
      ...FAINT,
      margin: [0, 2, 0, 0],
    }),
    ...(isCancelled
      ? [texts.buildText(t.delegationCancelled, { bold: true, color: INK.alarm, margin: [0, 6, 0, 0] })]
      : []),
    ...(sender ? [buildFact(texts, t.sender, [sender])] : []),
    ...(hosts.length > 0 ? [buildFact(texts, t.hosts, hosts)] : []),
  ];
}

function buildFact(texts: PdfTexts, label: string, named: readonly BilingualName[]): Content {
  return {
    margin: [0, 8, 0, 0],
    columnGap: 8,
    columns: [
      texts.buildText(label, { ...FAINT, bold: true, width: 70 }),
      { stack: named.map((one) => buildNames(texts, one)), width: '*' },
    ],
  };
}

function buildDays(print: PrintContext): Content[] {
  const { delegation, items, texts, t, language, rowPadding } = print;
  const shown = items.filter(({ archivedAt }) => !archivedAt);
  if (shown.length === 0) return [texts.buildText(t.empty, { ...FAINT, margin: [0, 16, 0, 0] })];
  const byDay = Map.groupBy(shown, ({ startsAt }) => formatLocalTime(startsAt, delegation.timezone).slice(0, 10));
  const free = listFreeSpans(delegation, [...byDay.keys()]).map(({ startsOn, endsOn }) => ({
    day: startsOn,
    content: texts.buildText(`${formatSpan(startsOn, endsOn, language)}: ${t.free}`, {
      ...FAINT,
      margin: [0, 12, 0, 0],
    }),
  }));
  const planned = [...byDay].map(([day, entries]) => ({
    day,
    content: buildPdfTable(texts, {
      heading: formatDay(day, language),
      heads: [t.time, t.item, t.place, t.host, t.who],
      widths: [66, 128, 88, 100, 88],
      rows: entries.map((entry) => buildRow(print, entry)),
      padding: rowPadding,
    }),
  }));
  return [...planned, ...free].toSorted((a, b) => (a.day < b.day ? -1 : 1)).map(({ content }) => content);
}

interface Span {
  startsOn: string;
  endsOn: string;
}

/** Lists the days of a visit without items, consecutive ones together. */
function listFreeSpans({ startsOn, endsOn }: Span, planned: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) {
    if (planned.includes(day)) continue;
    const last = spans.at(-1);
    if (last && addDays(last.endsOn, 1) === day) last.endsOn = day;
    else spans.push({ startsOn: day, endsOn: day });
  }
  return spans;
}

function buildRow({ delegation, people, texts, t }: PrintContext, entry: ProgrammeEntry): TableCell[] {
  const isCancelled = entry.status === 'cancelled';
  const look: TextStyle = isCancelled ? { color: INK.faint, decoration: 'lineThrough' } : {};
  const [start, end] = [entry.startsAt, entry.endsAt].map((at) => formatLocalTime(at, delegation.timezone));
  const nextDay = start!.slice(0, 10) !== end!.slice(0, 10);
  const who = entry.forAll
    ? [texts.buildText(t.everybody, look)]
    : people
        .filter(({ id, isComing }) => isComing && entry.participantIds.includes(id))
        .map((one) => buildNames(texts, one, look));
  return [
    {
      stack: [
        texts.buildText(`${start!.slice(11, 16)} – ${end!.slice(11, 16)}`, { bold: true, ...look }),
        ...(nextDay ? [texts.buildText(`(${t.nextDay})`, FAINT)] : []),
        ...(entry.travelMinutes > 0 && !isCancelled ? [texts.buildText(t.travel(entry.travelMinutes), FAINT)] : []),
      ],
    },
    {
      stack: [
        texts.buildText(entry.title, { bold: true, ...look }),
        texts.buildText(isCancelled ? `${t.kinds[entry.kind]} · ${t.cancelled}` : t.kinds[entry.kind], FAINT),
        ...(entry.description ? [texts.buildText(entry.description, { fontSize: 8, margin: [0, 2, 0, 0] })] : []),
      ],
    },
    { stack: [entry.venue, entry.city].filter((line) => line !== null).map((line) => texts.buildText(line, look)) },
    { stack: entry.host ? getNames(entry.host).map((name) => texts.buildText(name, look)) : [] },
    { stack: who },
  ];
}

function buildParticipants({ people, texts, t, rowPadding }: PrintContext): Content[] {
  const coming = people.filter((person) => person.isComing);
  if (coming.length === 0) return [];
  const rows = coming.map((person): TableCell[] => [
    { stack: getNames(person).map((name) => texts.buildText(name, { bold: true })) },
    {
      stack: [
        texts.buildText(t.roles[person.role]),
        ...(person.function ? [texts.buildText(person.function, FAINT)] : []),
      ],
    },
    { stack: person.company ? getNames(person.company).map((name) => texts.buildText(name)) : [] },
  ]);
  const heads = [t.name, t.role, t.company];
  const widths = [150, 150, 190];
  return [buildPdfTable(texts, { heading: t.participants, heads, widths, rows, padding: rowPadding })];
}

function getNames({ name, nativeName }: BilingualName): string[] {
  return nativeName && nativeName !== name ? [name, nativeName] : [name];
}

/** Maximum length of a native name that is not broken across lines. A longer one may not fit its column. */
const MAX_UNBROKEN_LENGTH = 8;

/** Returns both names, one after the other. */
function buildNames(texts: PdfTexts, named: BilingualName, look: TextStyle = {}): Content {
  const [name, nativeName] = getNames(named);
  if (nativeName === undefined) return texts.buildText(name!, look);
  return {
    text: [
      texts.buildText(`${name} `, look),
      texts.buildText(nativeName, { ...look, noWrap: nativeName.length <= MAX_UNBROKEN_LENGTH }),
    ],
  };
}

/** Returns a date such as `Monday 25 May 2026`, in the given language. */
function formatDay(date: string, language: PrintLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language === 'nl' ? 'nl-BE' : 'zh-CN', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** Returns the first and the last day, or the only one. */
function formatSpan(startsOn: string, endsOn: string, language: PrintLanguage): string {
  return [...new Set([startsOn, endsOn])].map((day) => formatDay(day, language)).join(' – ');
}

function getCountryName(code: string, language: PrintLanguage): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** Returns the offset from UTC on the first day and, where it differs, also on the last day. */
function formatOffsets(startsOn: string, endsOn: string, timezone: string): string {
  const [first, last] = [startsOn, endsOn].map((day) =>
    formatLocalTime(new Date(`${day}T12:00:00Z`), timezone).slice(19),
  );
  return first === last ? `UTC${first}` : `UTC${first}, UTC${last}`;
}
