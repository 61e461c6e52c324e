/** Maximum number of mappings of a kind of records: as many as one page of the list has. */
export const MAX_SAVED_MAPPINGS_PER_ENTITY = 200;
