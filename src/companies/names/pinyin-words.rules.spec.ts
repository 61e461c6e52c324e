import { pinyin } from 'pinyin-pro';
import { isPinyinWord } from './pinyin-words.rules.js';

describe('A pinyin word', () => {
  it.each(['jinhua', 'guangdian', 'zhaoming', 'lvyuan', 'xian', 'er'])('is %s', (word) => {
    expect(isPinyinWord(word)).toBe(true);
  });

  it.each(['', 'vito', 'lighting', 'genk', 'janssens', 'gree', 'xianb', '比亚迪'])('is not %j', (word) => {
    expect(isPinyinWord(word)).toBe(false);
  });

  it('is every syllable of the usual characters', () => {
    const unknown = new Set<string>();
    for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
      const [syllable] = pinyin(String.fromCodePoint(code), { toneType: 'none', v: true, type: 'array' });
      if (syllable !== undefined && /^[a-z]+$/.test(syllable) && !isPinyinWord(syllable)) unknown.add(syllable);
    }
    // These two are interjections.
    expect([...unknown].toSorted()).toEqual(['m', 'ng']);
  });
});
