/** The signs that have a meaning in html. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Builds the page that shows the text of a mail in a frame without rights. The text is escaped as well, so that nothing in it
 * is markup. Colours are fixed, because the frame does not know the theme.
 */
export function buildFramePage(text: string, language: string): string {
  const escaped = text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!);
  const style =
    'margin:0;padding:12px;background:#fff;color:#111;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 system-ui,sans-serif';
  return `<!doctype html><html lang="${language}"><title>Mail</title><body style="${style}">${escaped}</body></html>`;
}
