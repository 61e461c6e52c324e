import { escapeXml } from '../../../common/documents/xml-text.rules.js';

/** A piece of html whose texts are escaped. */
export class Html {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** A value in a template. Nothing is written for null, undefined and false. */
export type HtmlPart = string | number | Html | null | undefined | false | readonly HtmlPart[];

/**
 * Builds html from a template. Every text in it is escaped, between tags and in attributes with double quotes; only html
 * that was built by this function stays as it is.
 */
function buildHtml(strings: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  return new Html(strings.reduce((text, string, index) => text + renderPart(parts[index - 1]) + string));
}

// Editors highlight the content of a template with this name.
export { buildHtml as html };

function renderPart(part: HtmlPart): string {
  if (part instanceof Html) return part.toString();
  if (Array.isArray(part)) return (part as readonly HtmlPart[]).map(renderPart).join('');
  if (part === null || part === undefined || part === false) return '';
  return escapeXml(String(part));
}

/** Builds the paragraphs of a plain text. An empty line begins a paragraph, and other line breaks stay. */
export function renderParagraphs(text: string | null | undefined): Html[] {
  const paragraphs = (text ?? '').replaceAll(/\r\n?/g, '\n').split(/\n\s*\n/);
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => {
      const lines = paragraph
        .split('\n')
        .map((line, index) => (index === 0 ? buildHtml`${line}` : buildHtml`<br />${line}`));
      return buildHtml`<p>${lines}</p>`;
    });
}
