import { buildAmountColumns, readAmountColumns } from '../../common/money/amount.columns.js';
import type { Company } from '../model/company.entity.js';
import { COMPANY_FIELDS } from '../model/company.list.js';
import { buildCompanyKeys } from '../names/company-keys.rules.js';

/** The values that the survivor of a merge takes from the source. */
export interface CompanyCombination {
  /** The new values of the columns of the survivor. */
  set: Partial<Company>;
  /** The fields of the view that were empty and get a value. */
  filled: string[];
  /** The values that its lists gain. */
  added: { aliases: string[]; emailDomains: string[]; tags: string[] };
}

/**
 * The fields of the address. They are taken over only within one country, because parts of two addresses would be wrong
 * together.
 */
const PLACE = ['subdivision', 'city', 'address', 'postalCode'];
/** The lists of texts, which the survivor and the source join. */
const LISTS = COMPANY_FIELDS.describe()
  .filter(({ isList, isReturned }) => isList && isReturned)
  .map(({ name }) => name as keyof CompanyCombination['added']);

/**
 * Combines two companies. The values of the survivor win, and its missing values come from the source. Lists are
 * joined, and the names of the source become aliases. `canTakeParent` says whether the parent of the source can become
 * that of the survivor.
 */
export function combineCompanies(survivor: Company, source: Company, canTakeParent: boolean): CompanyCombination {
  const kept = [...(survivor.country === source.country ? [] : PLACE), ...(canTakeParent ? [] : ['parentId'])];
  const fields = COMPANY_FIELDS.writable.filter(
    (field) => !kept.includes(field) && survivor[field] === null && source[field] !== null,
  );
  const filled: Partial<Company> = Object.fromEntries(fields.map((field) => [field, source[field]]));
  const takesTurnover = survivor.turnoverAmount === null && source.turnoverAmount !== null;
  const turnover = takesTurnover ? buildAmountColumns('turnover', readAmountColumns('turnover', source)) : {};
  const nativeName = filled.nativeName ?? survivor.nativeName;
  const names = [source.name, ...(source.nativeName === null ? [] : [source.nativeName]), ...source.aliases];
  const added = {
    ...buildLists((name) => pickNewTexts(survivor[name], source[name])),
    aliases: pickNewTexts([survivor.name, nativeName ?? '', ...survivor.aliases], names),
  };
  const lists = buildLists((name) => [...survivor[name], ...added[name]]);
  const keys = buildCompanyKeys({ name: survivor.name, nativeName, aliases: lists.aliases });
  return {
    set: { ...filled, ...turnover, ...lists, ...keys },
    filled: [...fields, ...(takesTurnover ? ['turnover'] : [])],
    added,
  };
}

function buildLists(build: (name: (typeof LISTS)[number]) => string[]): CompanyCombination['added'] {
  return Object.fromEntries(LISTS.map((name) => [name, build(name)])) as CompanyCombination['added'];
}

/** Returns the texts that do not exist yet, ignoring case. */
function pickNewTexts(existing: readonly string[], added: readonly string[]): string[] {
  const seen = new Set(existing.map((text) => text.toLowerCase()));
  return added.filter((text) => {
    const key = text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
