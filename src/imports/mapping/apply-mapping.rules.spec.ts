import { applyMapping } from './apply-mapping.rules.js';

describe('A saved mapping', () => {
  const entry = (column: string, field: string) => ({ column, field, overwrite: true });

  it('finds the columns of another file without regard to case, blanks, accents, punctuation and order', () => {
    const saved = [entry('Bedrijfs naam', 'name'), entry('Land', 'country')];
    expect(applyMapping(saved, ['LAND', 'Opmerking', 'bedrijfsnaam\u00a0'])).toEqual([
      entry('bedrijfsnaam\u00a0', 'name'),
      entry('LAND', 'country'),
    ]);
    const exported = [entry('Société', 'name'), entry('Billing Zip/Postal Code', 'postalCode')];
    expect(applyMapping(exported, ['billing_zip_postal_code', 'SOCIETE'])).toEqual([
      entry('SOCIETE', 'name'),
      entry('billing_zip_postal_code', 'postalCode'),
    ]);
    // Headings without letters and digits have nothing in common but their signs.
    expect(applyMapping([entry('#', 'employees'), entry('%', 'notes')], ['€', '#'])).toEqual([entry('#', 'employees')]);
  });

  it('leaves out a column that the file lacks', () => {
    expect(applyMapping([entry('Naam', 'name'), entry('Stad', 'city')], ['Naam'])).toEqual([entry('Naam', 'name')]);
  });

  it('prefers a column of exactly the same name, and uses each column once', () => {
    const saved = [entry('Post code', 'postalCode'), entry('Postcode', 'city')];
    expect(applyMapping(saved, ['Postcode', 'Post code'])).toEqual(saved);
    expect(applyMapping(saved, ['Postcode'])).toEqual([entry('Postcode', 'city')]);
    expect(applyMapping(saved, ['POST-CODE', 'POSTCODE'])).toEqual([
      entry('POST-CODE', 'postalCode'),
      entry('POSTCODE', 'city'),
    ]);
    expect(applyMapping([entry('POSTCODE', 'city'), entry('Post Code', 'notes')], ['postcode'])).toEqual([
      entry('postcode', 'city'),
    ]);
  });
});
