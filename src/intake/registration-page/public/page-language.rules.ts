import { PAGE_LANGUAGES, type PageLanguage } from '../model/registration-page.constants.js';

/**
 * Chooses the language of a page: that of the parameter `lang`, else the first one that the browser accepts, else the first
 * one of the page.
 */
export function choosePageLanguage(
  languages: readonly PageLanguage[],
  lang: unknown,
  acceptLanguage: string | undefined,
): PageLanguage {
  const chosen = languages.find((language) => language === lang);
  return chosen ?? findAccepted(languages, acceptLanguage) ?? languages[0] ?? 'en';
}

function findAccepted(languages: readonly PageLanguage[], header: string | undefined): PageLanguage | undefined {
  const accepted = (header ?? '')
    .slice(0, 1_000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.trim().toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  return accepted
    .flatMap(({ language }) => PAGE_LANGUAGES.filter((known) => known === language))
    .find((language) => languages.includes(language));
}
