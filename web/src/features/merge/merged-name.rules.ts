/** Returns the name of a company or a contact. */
export function getMergedName(record: { name: string } | { fullName: string }): string {
  return 'name' in record ? record.name : record.fullName;
}
