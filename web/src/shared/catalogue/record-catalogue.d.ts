declare module 'record-catalogue/dictionaries' {
  const dictionaries: Record<string, () => Promise<{ default: object }>>;
  export default dictionaries;
}

declare module 'record-catalogue/*' {
  const fields: import('./catalogue-field.rules').CatalogueFields;
  export default fields;
}
