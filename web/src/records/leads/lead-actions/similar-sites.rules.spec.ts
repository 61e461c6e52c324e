import { findSimilarSites } from './similar-sites.rules';

describe('A site that is entered again', () => {
  const SITES = [{ name: 'Genk-Zuid plot 12' }, { name: 'Genk-Zuid plot 1' }];

  it('is the one whose name differs by signs, spaces and capitals only', () => {
    expect(findSimilarSites('genk zuid PLOT 12', SITES)).toEqual([{ name: 'Genk-Zuid plot 12' }]);
    expect(findSimilarSites('Lommel', SITES)).toEqual([]);
    expect(findSimilarSites(' - ', SITES)).toEqual([]);
  });
});
