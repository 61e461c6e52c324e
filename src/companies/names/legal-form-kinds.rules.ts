/**
 * Spellings of one legal form, folded: the languages of a country, abbreviations, and the forms before and after a
 * reform. A form that is in no line is only equal to itself.
 */
const SPELLINGS = [
  'nv, sa, nv sa, sa nv, naamloze vennootschap, societe anonyme, sociedad anonima, spolka akcyjna',
  'bv, bvba, ebvba, srl, sprl, sarl, sa rl, srls, besloten vennootschap, societe a responsabilite limitee',
  'bv, besloten vennootschap met beperkte aansprakelijkheid, societa a responsabilita limitata',
  'cv, cvba, cvoa, sc, scrl, cooperatieve vennootschap',
  'commv, comm v, gcv, scs, commanditaire vennootschap',
  'comm va, sca',
  'vof, snc, vennootschap onder firma',
  'vzw, asbl, vereniging zonder winstoogmerk, association sans but lucratif',
  'ivzw, aisbl',
  'gmbh, mbh, ggmbh, gesellschaft mit beschrankter haftung, gesellschaft mit beschraenkter haftung',
  'ag, aktiengesellschaft',
  'kg, kommanditgesellschaft',
  'ohg, offene handelsgesellschaft',
  'ug, ug haftungsbeschrankt',
  'ev, eingetragener verein',
  'sas, sasu, societe par actions simplifiee',
  'spa, sapa, societa per azioni',
  'sl, slu, sociedad limitada',
  'lda, ltda',
  'oy, osakeyhtio',
  'ab, aktiebolag',
  'as, a s, aktieselskab, anonim sirketi',
  'sro, spol sro, spolecnost s rucenim omezenym',
  'sp zoo, sp z oo, spzoo, spolka z ograniczona odpowiedzialnoscia',
  'ooo, ооо',
  'oao, оао',
  'zao, зао',
  'pao, пао',
  'plc, public limited company',
  'inc, incorporated, co inc',
  'corp, corporation',
  'ltd, limited, co ltd, co limited, coltd, company ltd, company limited, corp ltd, pte, pte ltd, pty, pty ltd, pty limited',
  'ltd, pvt, pvt ltd, private limited, private ltd, ltd sti, limited sirketi, youxian gongsi, youxiangongsi, youxian zeren gongsi',
  'joint stock company, jsc, gufen, gufenyouxiangongsi, gufen youxian gongsi',
  'kk, kabushiki kaisha, kabushiki gaisha',
  'yk, yugen kaisha, yugen gaisha',
  'gk, godo kaisha, godo gaisha',
  'jusik hoesa, jusikhoesa, chusik hoesa, chusikhoesa',
  'yuhan hoesa, yuhanhoesa',
].map((line) => line.split(', '));

const KINDS: ReadonlyMap<string, string> = new Map(
  SPELLINGS.flatMap((spellings) => spellings.map((spelling) => [spelling, spellings[0]!] as const)),
);

/** Words for a company of any legal form. */
const ANY_FORM: ReadonlySet<string> = new Set(['co', 'company', 'and co', 'and company', 'gongsi', 'firma']);

/** Legal forms at either end of a native name, simplified and without spaces, with the form that they are. */
const NATIVE_KINDS: readonly (readonly [RegExp, string])[] = [
  [/股份有限责任公司$|股份有限公司$|股份公司$|股份$/u, 'joint stock company'],
  [/(?<!股份)有限(?:责任)?公司$/u, 'ltd'],
  [/(?:合伙|合伙企业)$/u, 'partnership'],
  [/^株式会社|株式会社$|\(株\)/u, 'kk'],
  [/^有限会社|有限会社$|\(有\)/u, 'yk'],
  [/^合同会社|合同会社$|\(同\)/u, 'gk'],
  [/^주식회사|주식회사$|\(주\)/u, 'jusik hoesa'],
  [/^유한회사|유한회사$|\(유\)/u, 'yuhan hoesa'],
];

/** Returns the kind of a legal form of a Latin name, the same for all its spellings; null for a word for any company. */
export function findLegalFormKind(form: string): string | null {
  return ANY_FORM.has(form) ? null : (KINDS.get(form) ?? form);
}

/** Lists the kinds of the legal forms of a native name, which is simplified and without spaces. */
export function listNativeLegalFormKinds(name: string): string[] {
  return NATIVE_KINDS.flatMap(([pattern, kind]) => (pattern.test(name) ? [kind] : []));
}
