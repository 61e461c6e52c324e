/** Finds the sites whose names differ from a name by capitals, accents, spaces and signs only. */
export function findSimilarSites<S extends { name: string }>(name: string, sites: readonly S[]): S[] {
  const folded = foldName(name);
  return folded === '' ? [] : sites.filter((site) => foldName(site.name) === folded);
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}
