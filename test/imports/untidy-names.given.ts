const SYLLABLES = [...'bdfgklmnrt'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel));
const TRADES = ['Metaal', 'Logistiek', 'Voeding', 'Optiek', 'Kunststof'];
const HAN = [...'晨辉瑞丰恒泰嘉禾永盛启明远航金石海川松柏云峰天宇新源华润中和安康东升北斗南山西岭'];
const PLACES = ['深圳', '宁波', '苏州', '广州'];

/** Returns a made-up word of four syllables. Words of different numbers below six million differ. */
export function buildWord(n: number): string {
  const scattered = (n * 3_276_509 + 1_234_567) % SYLLABLES.length ** 4;
  const digits = [0, 1, 2, 3].map((place) => Math.floor(scattered / SYLLABLES.length ** place) % SYLLABLES.length);
  const word = digits.map((digit) => SYLLABLES[digit]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Returns the name of a company without its legal form. */
export function buildPlainName(n: number): string {
  return `${buildWord(n)} ${TRADES[n % TRADES.length]}`;
}

/** Returns the Chinese name of a company. */
export function buildNativeName(n: number): string {
  const pick = (place: number) => HAN[Math.floor((n * 7_919) / HAN.length ** place) % HAN.length];
  return `${PLACES[n % PLACES.length]}${pick(0)}${pick(1)}${pick(2)}照明有限公司`;
}

/** Returns a valid number of the Belgian register, with dots. */
export function buildKbo(n: number): string {
  const base = 2_100_000 + n * 11;
  const digits = `0${base}${String(97 - (base % 97)).padStart(2, '0')}`;
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
}

const GIVEN = ['Zoë', 'Raphaël', 'Lieve', 'Jérôme', 'Bart', 'Noémie'];

/** Returns the name of a person; different numbers have different family names. */
export function buildPerson(n: number): string {
  return `${GIVEN[n % GIVEN.length]} ${buildWord(n + 1_000_000)}`;
}

/** Returns the part of an e-mail address before the sign @. */
export function buildSlug(n: number): string {
  return `${buildWord(n + 1_000_000).toLowerCase()}.${n}`;
}
