/** Legal forms that are written out, folded. Nobody is called so, and they stand at either end of a name. */
const WRITTEN_OUT = [
  'naamloze vennootschap, besloten vennootschap, besloten vennootschap met beperkte aansprakelijkheid',
  'commanditaire vennootschap, cooperatieve vennootschap, vennootschap onder firma, vereniging zonder winstoogmerk',
  'societe anonyme, societe a responsabilite limitee, societe par actions simplifiee, association sans but lucratif',
  'gesellschaft mit beschrankter haftung, gesellschaft mit beschraenkter haftung, aktiengesellschaft',
  'kommanditgesellschaft, offene handelsgesellschaft, eingetragener verein, societa per azioni',
  'societa a responsabilita limitata, sociedad anonima, sociedad limitada, osakeyhtio, aktiebolag, aktieselskab',
  'spolka akcyjna, spolka z ograniczona odpowiedzialnoscia, spolecnost s rucenim omezenym, anonim sirketi',
  'limited sirketi, kabushiki kaisha, kabushiki gaisha, yugen kaisha, yugen gaisha, godo kaisha, godo gaisha',
  'jusik hoesa, jusikhoesa, chusik hoesa, chusikhoesa, yuhan hoesa, yuhanhoesa',
]
  .join(', ')
  .split(', ');

/**
 * Legal forms at the end of a folded Latin company name (lower case, without accents and dots), one phrase per form.
 * They come from the company registers of the countries that invest in Limburg. A missing form only makes a match
 * weaker.
 */
const ENDINGS: ReadonlySet<string> = new Set([
  ...WRITTEN_OUT,
  ...[
    // Belgium, the Netherlands
    'bv, nv, bvba, ebvba, sa, srl, sprl, cv, cvba, cvoa, vof, gcv, commv, comm v, comm va, sca, scs, snc, sc, scrl',
    'vzw, ivzw, asbl, aisbl, nv sa, sa nv',
    // Germany, Austria, Switzerland
    'gmbh, mbh, ggmbh, ag, kg, kgaa, ohg, ug, ug haftungsbeschrankt, ev, eg, gmbh and co kg, ag and co kg, se',
    // France, Luxembourg, Italy, Spain, Portugal
    'sas, sasu, sarl, sa rl, eurl, gie, scop, spa, srls, sapa, sl, slu, sau, sll, lda, ltda, sgps, sa de cv',
    // Nordic and Baltic countries, Central and Eastern Europe, Turkey
    'oy, oyj, ab, as, asa, aps, a s, ivs, hf, ehf, uab, sia, ou, kft, zrt, nyrt, bt, rt, sro, spol sro, doo, dd',
    'ad, ead, ood, eood, sp zoo, sp z oo, spzoo, sp j, sp k, as, ltd sti',
    'jsc, ojsc, pjsc, cjsc, ооо, оао, зао, пао, ао, тов, тзов',
    // English-speaking countries
    'ltd, limited, plc, llc, llp, lp, inc, incorporated, corp, corporation, co, company, and co, and company, dac',
    'public limited company, pty, pty ltd, pty limited, pvt, pvt ltd, private limited, private ltd',
    // Asia
    'co ltd, co limited, coltd, company ltd, company limited, co inc, corp ltd, pte, pte ltd, sdn bhd, bhd, tbk',
    'kk, gk, joint stock company',
    // Chinese forms in pinyin, in the parts of which they consist
    'youxian gongsi, youxiangongsi, youxian zeren gongsi, gufen, gufenyouxiangongsi, gongsi',
  ]
    .join(', ')
    .split(', '),
]);

/**
 * Legal forms that also occur before a name. The list is short on purpose, because "AG Insurance", "SAS Institute" and
 * "SA Power" are names.
 */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...WRITTEN_OUT,
  ...'nv, bvba, sprl, vzw, asbl, sarl, gmbh, comm v, commv, firma, pt, ooo, oao, zao, pao'.split(', '),
  ...'ооо, оао, зао, пао, ао, тов'.split(', '),
]);

const MAX_PHRASE_WORDS = 5;

/**
 * Splits the words of a folded name from its legal forms, of which each is a phrase. At least one word stays, and a name
 * that is itself a legal form stays whole.
 */
export function splitLatinLegalForms(words: readonly string[]): { rest: string[]; forms: string[] } {
  let rest = [...words];
  const forms: string[] = [];
  if (ENDINGS.has(rest.join(' '))) return { rest, forms };
  for (let dropped = countWords(rest, isEnding); dropped > 0; dropped = countWords(rest, isEnding)) {
    forms.push(rest.slice(-dropped).join(' '));
    rest = rest.slice(0, rest.length - dropped);
  }
  const leading = countWords(rest, isBeginning);
  if (leading > 0) forms.push(rest.slice(0, leading).join(' '));
  return { rest: rest.slice(leading), forms };
}

const isEnding = (words: readonly string[], length: number) => ENDINGS.has(words.slice(-length).join(' '));
const isBeginning = (words: readonly string[], length: number) => BEGINNINGS.has(words.slice(0, length).join(' '));

/** Returns the number of words in the longest legal form at one end. At least one word is left. */
function countWords(words: readonly string[], isForm: (words: readonly string[], length: number) => boolean): number {
  for (let length = Math.min(MAX_PHRASE_WORDS, words.length - 1); length > 0; length -= 1) {
    if (isForm(words, length)) return length;
  }
  return 0;
}

/**
 * Chinese legal forms at the end of a name, simplified and traditional. A branch (分公司) is not its company, so that word
 * stays.
 */
const CHINESE_ENDING =
  /(?:股份有限责任公司|股份有限公司|有限责任公司|有限責任公司|有限公司|股份公司|集团公司|集團公司|总公司|總公司|(?<![分子])公司|集团|集團|控股|股份|有限合伙|普通合伙|合伙企业)$/u;

/** Japanese legal forms, which occur at either end of a name. */
const JAPANESE_FORM =
  /^(?:株式会社|株式會社|有限会社|合同会社|合[資资]会社|合名会社)|(?:株式会社|株式會社|有限会社|合同会社|合[資资]会社|合名会社)$/u;

/** Korean legal forms, which occur at either end of a name. */
const KOREAN_FORM =
  /^(?:주식회사|유한책임회사|유한회사|합자회사|합명회사)|(?:주식회사|유한책임회사|유한회사|합자회사|합명회사)$/u;

/** The bracketed short forms (株), (有), (주), (유) with their brackets. NFKC also produces them from ㈱ and ㈜. */
const BRACKETED_FORM = /\((?:株|有|同|주|유)\)/gu;

/**
 * Returns a native name without its legal forms, and whether one of them was Japanese. It expects NFKC text without
 * spaces and with plain brackets. The rest consists of letters and digits only, and may be empty.
 */
export function stripNativeLegalForms(name: string): { rest: string; japanese: boolean } {
  let japanese = /\((?:株|有|同)\)/u.test(name);
  let rest = name.replace(BRACKETED_FORM, '').replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    japanese ||= JAPANESE_FORM.test(rest);
    rest = rest.replace(JAPANESE_FORM, '').replace(KOREAN_FORM, '').replace(CHINESE_ENDING, '');
  }
  return { rest, japanese };
}

/** Words for the company at the head of a group, in the scripts of native names. */
const NATIVE_GROUP = /集团|控股|ホールディングス|グループ|그룹|홀딩스|지주/u;

/** Returns whether a native name in simplified characters calls the company a group or a holding. */
export function isNativeGroupName(name: string): boolean {
  return NATIVE_GROUP.test(name);
}
