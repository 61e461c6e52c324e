/** Characters that XML 1.0 cannot carry at all. */
const NOT_XML = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A text without the characters that XML 1.0 cannot carry. */
export function xmlText(text: string): string {
  return text.replaceAll(NOT_XML, '').toWellFormed();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as XML takes it, between tags and in attributes. */
export function escapeXml(text: string): string {
  return xmlText(text).replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
}
