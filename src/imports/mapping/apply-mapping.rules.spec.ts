import { applyMapping } from './apply-mapping.rules.js';

describe('A saved mapping', () => {
  const entry = (column: string, field: string) => ({ column, field, overwrite: true });

  it('finds the columns of another file without regard to case, blanks and order', () => {
    const saved = [entry('Bedrijfs naam', 'name'), entry('Land', 'country')];
    expect(applyMapping(saved, ['LAND', 'Opmerking', 'bedrijfsnaam\u00a0'])).toEqual([
      entry('bedrijfsnaam\u00a0', 'name'),
      entry('LAND', 'country'),
    ]);
  });

  it('leaves out a column that the file lacks', () => {
    expect(applyMapping([entry('Naam', 'name'), entry('Stad', 'city')], ['Naam'])).toEqual([entry('Naam', 'name')]);
  });

  it('prefers a column of exactly the same name, and uses each column once', () => {
    const saved = [entry('Post code', 'postalCode'), entry('Postcode', 'city')];
    expect(applyMapping(saved, ['Postcode', 'Post code'])).toEqual(saved);
    expect(applyMapping(saved, ['Postcode'])).toEqual([entry('Postcode', 'city')]);
    expect(applyMapping([entry('POSTCODE', 'city'), entry('Post Code', 'notes')], ['postcode'])).toEqual([
      entry('postcode', 'city'),
    ]);
  });
});
