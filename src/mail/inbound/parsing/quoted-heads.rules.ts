import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { cleanLine } from './mail-characters.rules.js';
import type { MailPerson, QuotedHead } from './parsed-mail.rules.js';

type Field = 'from' | 'to' | 'cc' | 'subject' | 'date';

/**
 * The labels with which mail programs begin the lines of a header block, in English, Dutch, German, French, Italian,
 * Spanish, Chinese (simplified and traditional) and Japanese. They are those of Outlook, Gmail, Apple Mail, Thunderbird,
 * QQ Mail and Roundcube.
 */
const LABELS: Readonly<Record<Field, readonly string[]>> = {
  from: ['from', 'van', 'von', 'de', 'da', 'mittente', '发件人', '寄件者', '寄件人', '差出人', '送信者'],
  to: ['to', 'aan', 'an', 'à', 'a', 'pour', 'para', '收件人', '收件者', '宛先'],
  cc: ['cc', 'kopie', 'copie', 'copie à', '抄送', '抄送人', '副本'],
  subject: ['subject', 'onderwerp', 'betreff', 'objet', 'sujet', 'oggetto', 'asunto', '主题', '主旨', '主題', '件名'],
  date: [
    'sent',
    'date',
    'verzonden',
    'datum',
    'gesendet',
    'envoyé',
    'envoyé le',
    'inviato',
    'data',
    'enviado',
    'fecha',
    '发送时间',
    '发送日期',
    '日期',
    '时间',
    '寄件日期',
    '傳送時間',
    '送信日時',
    '日付',
    '日時',
  ],
};

const FIELD_BY_LABEL = new Map<string, Field>(
  (Object.keys(LABELS) as Field[]).flatMap((field) => LABELS[field].map((label) => [label, field] as const)),
);

/** A line that a label begins. Programs print labels in bold, which becomes asterisks, and quote the lines of a block. */
const LABELLED = /^\*?([\p{L}][\p{L} ]{0,15}?)[ \u3000\u00a0]?\*?[:：]\*?\s*(.*)$/u;

/** Maximum number of lines of a block: lists of recipients go over several lines. */
const MAX_BLOCK_LINES = 60;
/** Maximum number of blocks of a text. A thread rarely has more, and further ones are history anyway. */
const MAX_BLOCKS = 20;
/** Maximum number of people in a line of a block. */
const MAX_PEOPLE = 100;

/** A header block in a list of lines. */
export interface FoundHead {
  head: QuotedHead;
  /** The first line of the block, and the line after it. */
  start: number;
  end: number;
}

/** Finds the header blocks of quoted and forwarded messages. Each line is read a bounded number of times. */
export function findQuotedHeads(lines: readonly string[]): FoundHead[] {
  const found: FoundHead[] = [];
  for (let index = 0; index < lines.length && found.length < MAX_BLOCKS; index++) {
    const block = readBlock(lines, index);
    if (!block) continue;
    found.push(block);
    index = block.end - 1;
  }
  return found;
}

/** Removes the marks with which a program has quoted a line. */
export function removeQuoteMarks(line: string): string {
  return line.replace(/^[>|\s\u00a0]{1,40}/, '').trimEnd();
}

function parseLabel(line: string): { field: Field; value: string } | null {
  if (line.length > 4_000) return null;
  const [, label, value] = LABELLED.exec(line) ?? [];
  const field = label === undefined ? undefined : FIELD_BY_LABEL.get(label.trim().toLowerCase());
  return field === undefined ? null : { field, value: value! };
}

/** Reads the block that begins with a line; null if none does. One has a sender, and two further fields. */
function readBlock(lines: readonly string[], start: number): FoundHead | null {
  const values = new Map<Field, string>();
  let last: Field | null = null;
  let end = start;
  for (; end < lines.length && end - start < MAX_BLOCK_LINES; end++) {
    const line = removeQuoteMarks(lines[end]!);
    const labelled = parseLabel(line);
    if (labelled && !values.has(labelled.field)) {
      last = labelled.field;
      values.set(last, labelled.value);
    } else if (last === null || line === '') {
      // Some programs leave an empty line between the lines of a block, but none has two.
      const next = parseLabel(removeQuoteMarks(lines[end + 1] ?? ''));
      if (last === null || !next || values.has(next.field)) break;
    } else if (last === 'to' || last === 'cc' || last === 'from') {
      if (!isContinuation(line)) break;
      values.set(last, `${values.get(last)} ${line}`);
    } else if (last === 'subject' && /^\s/.test(lines[end]!) && line.length < 80) {
      values.set(last, `${values.get(last)} ${line}`);
    } else {
      break;
    }
  }
  if (!values.has('from') || values.size < 3) return null;
  return {
    head: {
      from: parsePeople(values.get('from')!).slice(0, 1),
      to: parsePeople(values.get('to') ?? ''),
      cc: parsePeople(values.get('cc') ?? ''),
      subject: cleanLine(values.get('subject') ?? '', 500),
    },
    start,
    end,
  };
}

/** Tells whether a line goes on with a list of people. */
function isContinuation(line: string): boolean {
  return line.length < 2_000 && (line.includes('@') || /[;,]$/.test(line));
}

/**
 * Parses a line of people as programs print it: `Chen Wei <chen@x.example>; "Li, Na" <li@x.example>`,
 * `Chen Wei [mailto:chen@x.example]` or an address alone. A name without an address is left out.
 */
export function parsePeople(line: string): MailPerson[] {
  const people = new Map<string, MailPerson>();
  // An address is found by its @ and extended in both directions, so that the work grows with the line and not faster.
  let nameStart = 0;
  for (let at = line.indexOf('@'); at > 0 && people.size < MAX_PEOPLE; at = line.indexOf('@', at + 1)) {
    let start = at;
    while (start > nameStart && at - start < 65 && /[^\s<>()[\]{},;:"'“”、，；]/.test(line[start - 1]!)) start--;
    let end = at + 1;
    while (end < line.length && end - at < 255 && /[\p{L}\d.-]/u.test(line[end]!)) end++;
    const address = normaliseEmail(line.slice(start, end).replace(/\.+$/, ''));
    if (/^[^@]+@[^@]+$/.test(address) && !people.has(address)) {
      people.set(address, { address, name: cleanName(line.slice(nameStart, start), address) });
    }
    nameStart = end;
  }
  return [...people.values()];
}

function cleanName(text: string, address: string): string | null {
  const name = cleanLine(text.replaceAll(/mailto:/gi, ''), 300)
    .replaceAll(/^[\s>\])};,;，；、]+|[\s<[({]+$/g, '')
    .replaceAll(/^["'“”]+|["'“”]+$/g, '')
    .trim();
  return name === '' || normaliseEmail(name) === address ? null : name;
}
