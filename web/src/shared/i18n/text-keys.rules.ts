/**
 * Lists the keys under which a name has a text: its own in a group of the dictionary of a screen, or else the word that
 * many screens use. A reference and a moment have the text of their subject: `companyId` has that of `company`.
 */
export function listTextKeys(group: string, name: string): 'yes'[] {
  const subject = name.replaceAll(/^.*\.|(?:Id|At)(?=s?$)/g, '');
  return [`${group}.${name}`, `${group}.${subject}`, `words.${name}`, `words.${subject}`] as string[] as 'yes'[];
}
