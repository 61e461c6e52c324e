/** The name of a person in the usual order, with its parts where the text shows them. */
export interface TypedName {
  fullName: string;
  givenName: string | null;
  familyName: string | null;
}

/** The parts of Dutch and Flemish family names that are written small behind another part. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de den der des het te ten ter van vande vanden vander von zu du da di dos la le op in aan bij uit'.split(' '),
);

/** The words behind a comma that are titles and no given names. */
const TITLES =
  /^(?:jr|sr|i{2,3}|iv|ph\.?d|mba|m\.?d|msc|ma|bsc|esq|ir|ing|dr|mr|drs|prof|cpa|inc|ltd|llc|nv|bv|gmbh)\.?$/i;

const HAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/**
 * Puts a name such as `VAN DEN BERGHE, Jan` into the usual order. Capitals stay, unless the whole name is in capitals.
 * Chinese, Japanese and Korean names stay as they are.
 */
export function readTypedName(raw: string): TypedName {
  const text = raw.replaceAll(/\s+/g, ' ').trim();
  if (HAN.test(text)) return { fullName: text, givenName: null, familyName: null };
  const cased = /\p{Ll}/u.test(text) || !/\p{Lu}{2}/u.test(text) ? text : text.split(', ').map(toTitleCase).join(', ');
  const [familyName = '', givenName = '', ...others] = cased.split(',').map((part) => part.trim());
  const isTurned =
    others.length === 0 && [familyName, givenName].every((part) => /\p{L}/u.test(part)) && !TITLES.test(givenName);
  return isTurned
    ? { fullName: `${givenName} ${familyName}`, givenName, familyName }
    : { fullName: cased, givenName: null, familyName: null };
}

/** Maximum number of words of a name. A longer text is no name. */
const MAX_WORDS = 10;

/** Lists a name in the orders in which files have it: as it is, and with each of its words in front. */
export function listNameOrders(raw: string): string[] {
  const words = readTypedName(raw).fullName.split(' ');
  if (words.length > MAX_WORDS) return [raw];
  return words.map((_, index) => [...words.slice(index), ...words.slice(0, index)].join(' '));
}

/** Writes the words of a name in capitals with one capital each. The first word of a family name has one, too: Van den Berghe. */
function toTitleCase(name: string): string {
  let isBehindParticle = false;
  return name
    .split(' ')
    .map((word) => {
      const small = word.toLowerCase();
      const isParticle = PARTICLES.has(small);
      const isSmall = isParticle && isBehindParticle;
      isBehindParticle = isParticle;
      return isSmall ? small : small.replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
