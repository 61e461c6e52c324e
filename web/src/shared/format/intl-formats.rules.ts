type FormatClass<Format, Options> = new (locale: string, options: Options) => Format;

const formats = new Map<string, unknown>();

/** Returns a format of `Intl`. Building one takes up to forty times as long as using it, and a list needs few of them often. */
export function getFormat<Format, Options>(
  FormatClass: FormatClass<Format, Options>,
  locale: string,
  options: Options = {} as Options,
): Format {
  const key = JSON.stringify([FormatClass.name, locale, options]);
  if (!formats.has(key)) formats.set(key, new FormatClass(locale, options));
  return formats.get(key) as Format;
}
