/** Maximum number of mappings of a kind of records: as many as one page of the list has. */
export const MAX_MAPPINGS = 200;
