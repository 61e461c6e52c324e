/** A comma before the form of a company belongs to its name: "Brightwell Lighting Co., Ltd." is one name. */
const COMMA = /[,，](?!\s*(?:Ltd|Limited|Inc|LLC|LLP|L\.L\.C|Corp|Co|GmbH|S\.?A|N\.?V|B\.?V|Pte|Pty|Plc|AG)\b)/i;

/** Splits a list at semicolons, bars and line breaks, or else at commas. Each item is kept once. */
export function splitList(text: string): string[] {
  const separator = /[;；|\n]/.test(text) ? /[;；|\n]/ : /、/.test(text) ? /、/ : COMMA;
  return [...new Set(text.split(separator).map((item) => item.trim()))].filter((item) => item !== '');
}
