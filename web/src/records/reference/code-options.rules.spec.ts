import { buildCodeOption, filterCodes } from './code-options.rules';

describe('the codes that a search finds', () => {
  const OPTIONS = [
    buildCodeOption('CW', 'Curaçao', ['Curaçao']),
    buildCodeOption('DE', 'Germany', ['Germany', 'Duitsland']),
    buildCodeOption('NL', 'Netherlands', ['Netherlands', 'Nederland']),
  ];
  const find = (search: string, limit?: number) => filterCodes(OPTIONS, search, limit).map(({ value }) => value);

  it('are those whose code or name in one of the languages has it, whatever its accents', () => {
    expect(find('duits')).toEqual(['DE']);
    expect(find('germany')).toEqual(['DE']);
    expect(find('nl')).toEqual(['NL']);
    expect(find('CURACAO')).toEqual(['CW']);
    expect(find('  ')).toEqual(['CW', 'DE', 'NL']);
    expect(find('nothing')).toEqual([]);
  });

  it('begin with those whose code or name begins with it', () => {
    expect(find('ne')).toEqual(['NL']);
    expect(find('de')).toEqual(['DE', 'NL']);
    expect(find('de', 1)).toEqual(['DE']);
  });
});
