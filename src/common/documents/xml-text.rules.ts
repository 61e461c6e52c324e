/** Characters that XML 1.0 cannot contain. */
const NOT_XML = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** Removes the characters that XML 1.0 cannot contain. */
export function toXmlText(text: string): string {
  return text.replaceAll(NOT_XML, '').toWellFormed();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for XML, for use between tags and in attributes. */
export function escapeXml(text: string): string {
  return toXmlText(text).replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
}
