import { readFileSync } from 'node:fs';

/** The titles of the codes as the server has them. */
export const NACE_FILE = new URL('../src/common/reference/nace-codes.json', import.meta.url);

/** The codes of a revision in each language, as lines such as `27.4 Manufacture of lighting equipment`. */
type Lines = Readonly<Record<string, { en: string[]; nl?: string[] }>>;

/**
 * Writes the module `nace-titles`: the codes of each revision of NACE with their titles. They come with the application,
 * because they change only with it. Those of Rev. 2 are English in both languages, because no Dutch ones were available.
 */
export function writeNaceModule(): string {
  const revisions = Object.entries(JSON.parse(readFileSync(NACE_FILE, 'utf8')) as Lines).map(
    ([version, { en, nl }]) => [
      version,
      en.map((line, index) => {
        const [code, title] = splitLine(line);
        return { code, titles: { en: title, nl: splitLine(nl?.[index] ?? line)[1] } };
      }),
    ],
  );
  return `export default ${JSON.stringify(Object.fromEntries(revisions))};`;
}

function splitLine(line: string): [code: string, title: string] {
  const end = line.indexOf(' ');
  return [line.slice(0, end), line.slice(end + 1)];
}
