import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { AGENCY_ZONE } from '../../../common/time/agency-zone.constants.js';
import { chooseHanFamily } from '../../../common/pdf/font-runs.rules.js';
import type { PdfDocument } from '../../../common/pdf/pdf-document.factory.js';
import { INK, buildPdfTable } from '../../../common/pdf/pdf-parts.factory.js';
import type { PdfTexts, TextStyle } from '../../../common/pdf/pdf-text.factory.js';
import { formatLocalTime } from '../../../common/time/local-times.rules.js';
import type { Named, ProgrammeEntry, ProgrammeFacts } from './programme-facts.queries.js';
import { PRINT_WORDS, type PrintLanguage, type PrintWords } from './i18n/programme-pdf.constants.js';

/** The data that all parts of the printed programme use. */
interface Print extends ProgrammeFacts {
  texts: PdfTexts;
  words: PrintWords;
  language: PrintLanguage;
}

const FAINT: TextStyle = { color: INK.faint, fontSize: 8 };

/** Returns the printed programme for the members of the delegation and their hosts. */
export function buildProgrammePdf(facts: ProgrammeFacts, language: PrintLanguage): PdfDocument {
  const words = PRINT_WORDS[language];
  const { delegation, changedAt } = facts;
  // An inbound delegation reads the script of its country of origin, an outbound one that of its destination.
  const han = chooseHanFamily([
    delegation.sender?.country ?? null,
    delegation.country,
    ...facts.hosts.map((h) => h.country),
  ]);
  const asOf = formatLocalTime(changedAt, AGENCY_ZONE).slice(0, 16).replace('T', ' ');
  return {
    title: `${words.programme}: ${delegation.title}`,
    foot: `${delegation.reference} · ${words.asOf} ${asOf} (${AGENCY_ZONE})`,
    changedAt,
    language,
    han,
    formatPageNumber: words.formatPageNumber,
    missingNote: words.missing,
    buildContent: (texts) => {
      const print = { ...facts, texts, words, language };
      return [...buildOpening(print), ...buildDays(print), ...buildParticipants(print)];
    },
  };
}

function buildOpening({ delegation, hosts, texts, words, language }: Print): Content[] {
  const { reference, title, startsOn, endsOn, city, country, sender, timezone } = delegation;
  const place = [city, country && getCountryName(country, language)].filter(Boolean).join(', ');
  const span =
    startsOn === endsOn
      ? formatDay(startsOn, language)
      : `${formatDay(startsOn, language)} – ${formatDay(endsOn, language)}`;
  const off = delegation.status === 'cancelled' || delegation.archivedAt;
  return [
    texts.buildText(`${words.programme} · ${reference}`, { ...FAINT, bold: true }),
    texts.buildText(title, { fontSize: 17, bold: true, margin: [0, 2, 0, 6] }),
    texts.buildText([span, place].filter(Boolean).join(' · '), { fontSize: 10.5 }),
    texts.buildText(`${words.timesIn}: ${timezone} (${formatOffsets(startsOn, endsOn, timezone)})`, {
      ...FAINT,
      margin: [0, 2, 0, 0],
    }),
    ...(off
      ? [texts.buildText(words.delegationCancelled, { bold: true, color: INK.alarm, margin: [0, 6, 0, 0] })]
      : []),
    ...(sender ? [buildFact(texts, words.sender, [sender])] : []),
    ...(hosts.length > 0 ? [buildFact(texts, words.hosts, hosts)] : []),
  ];
}

function buildFact(texts: PdfTexts, label: string, named: readonly Named[]): Content {
  return {
    margin: [0, 8, 0, 0],
    columnGap: 8,
    columns: [
      texts.buildText(label, { ...FAINT, bold: true, width: 70 }),
      { stack: named.map((one) => buildNames(texts, one)), width: '*' },
    ],
  };
}

function buildDays(print: Print): Content[] {
  const { delegation, items, texts, words, language } = print;
  const shown = items.filter(({ archivedAt }) => !archivedAt);
  if (shown.length === 0) return [texts.buildText(words.empty, { ...FAINT, margin: [0, 16, 0, 0] })];
  const byDay = Map.groupBy(shown, ({ startsAt }) => formatLocalTime(startsAt, delegation.timezone).slice(0, 10));
  return [...byDay].map(([day, entries]) =>
    buildPdfTable(texts, {
      heading: formatDay(day, language),
      heads: [words.time, words.item, words.place, words.host, words.who],
      widths: [66, 128, 88, 100, 88],
      rows: entries.map((entry) => buildRow(print, entry)),
    }),
  );
}

function buildRow({ delegation, people, texts, words }: Print, entry: ProgrammeEntry): TableCell[] {
  const off = entry.status === 'cancelled';
  const look: TextStyle = off ? { color: INK.faint, decoration: 'lineThrough' } : {};
  const [start, end] = [entry.startsAt, entry.endsAt].map((at) => formatLocalTime(at, delegation.timezone));
  const nextDay = start!.slice(0, 10) !== end!.slice(0, 10);
  const who = entry.forAll
    ? [texts.buildText(words.everybody, look)]
    : people
        .filter(({ id, coming }) => coming && entry.participantIds.includes(id))
        .map((one) => buildNames(texts, one, look));
  return [
    {
      stack: [
        texts.buildText(`${start!.slice(11, 16)} – ${end!.slice(11, 16)}`, { bold: true, ...look }),
        ...(nextDay ? [texts.buildText(`(${words.nextDay})`, FAINT)] : []),
        ...(entry.travelMinutes > 0 && !off ? [texts.buildText(words.travel(entry.travelMinutes), FAINT)] : []),
      ],
    },
    {
      stack: [
        texts.buildText(entry.title, { bold: true, ...look }),
        texts.buildText(off ? `${words.kinds[entry.kind]} · ${words.cancelled}` : words.kinds[entry.kind], FAINT),
        ...(entry.description ? [texts.buildText(entry.description, { fontSize: 8, margin: [0, 2, 0, 0] })] : []),
      ],
    },
    { stack: [entry.venue, entry.city].filter((line) => line !== null).map((line) => texts.buildText(line, look)) },
    { stack: entry.host ? getNames(entry.host).map((name) => texts.buildText(name, look)) : [] },
    { stack: who },
  ];
}

function buildParticipants({ people, texts, words }: Print): Content[] {
  const coming = people.filter((person) => person.coming);
  if (coming.length === 0) return [];
  const rows = coming.map((person): TableCell[] => [
    { stack: getNames(person).map((name) => texts.buildText(name, { bold: true })) },
    {
      stack: [
        texts.buildText(words.roles[person.role]),
        ...(person.function ? [texts.buildText(person.function, FAINT)] : []),
      ],
    },
    { stack: person.company ? getNames(person.company).map((name) => texts.buildText(name)) : [] },
  ]);
  const heads = [words.name, words.role, words.company];
  return [buildPdfTable(texts, { heading: words.participants, heads, widths: [150, 150, 190], rows })];
}

function getNames({ name, nativeName }: Named): string[] {
  return nativeName && nativeName !== name ? [name, nativeName] : [name];
}

/** Maximum length of a native name that is not broken across lines. A longer one may not fit its column. */
const ONE_PIECE = 8;

/** Returns both names, one after the other. */
function buildNames(texts: PdfTexts, named: Named, look: TextStyle = {}): Content {
  const [name, nativeName] = getNames(named);
  if (nativeName === undefined) return texts.buildText(name!, look);
  return {
    text: [
      texts.buildText(`${name} `, look),
      texts.buildText(nativeName, { ...look, noWrap: nativeName.length <= ONE_PIECE }),
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
