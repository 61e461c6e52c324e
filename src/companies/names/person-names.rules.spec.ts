import { canBeSamePerson, comparePersonNames, listJoinedNames, type NameLikeness } from './person-names.rules.js';

describe('Two names of persons', () => {
  it.each<[string, string, NameLikeness]>([
    ['Li Na', 'li  na', 'same'],
    ['José Núñez', 'JOSE NUNEZ', 'same'],
    ['Zhang Wei', 'Wei Zhang', 'same'],
    ['Ｌｉ Ｎａ', 'Li Na', 'same'],
    ['李娜', '李 娜', 'same'],
    ['李娜', 'Li Na', 'pinyin'],
    ['李娜', 'Na Li', 'pinyin'],
    ['欧阳娜娜', 'Nana Ouyang', 'pinyin'],
    ['李娜', '李纳', 'different'],
    ['Li Na', 'Li Nan', 'different'],
    ['Jan Peeters', 'Jan Pieters', 'different'],
    ['', '', 'different'],
    ['...', '---', 'different'],
  ])('"%s" and "%s" are %s', (one, other, likeness) => {
    expect(comparePersonNames(one, other)).toBe(likeness);
    expect(comparePersonNames(other, one)).toBe(likeness);
  });

  it.each<[string | null, string | null, boolean]>([
    ['Jan Boss', 'BOSS, Jan', true],
    ['张伟', 'Wei Zhang', true],
    ['Jan Boss', 'Els Boss', false],
    ['Jan Boss', null, true],
    [null, null, true],
    ['Jan Boss', ' – ', true],
  ])('"%s" and "%s" can be one person: %s', (one, other, isPossible) => {
    expect(canBeSamePerson(one, other)).toBe(isPossible);
    expect(canBeSamePerson(other, one)).toBe(isPossible);
  });

  it('are looked up without spaces, in either order and as they sound', () => {
    expect(listJoinedNames('Wei Zhang')).toEqual(['weizhang', 'zhangwei']);
    expect(listJoinedNames('李娜')).toEqual(['李娜', 'lina', 'nali']);
    expect(listJoinedNames('!')).toEqual([]);
  });
});
