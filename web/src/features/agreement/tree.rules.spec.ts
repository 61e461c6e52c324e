import { buildTree } from './tree.rules';

const agreement = (id: string, parentId: string | null) => ({ id, parentId });
const write = (branches: ReturnType<typeof buildTree>): string =>
  branches.map(({ agreement: { id }, children }) => id + (children.length > 0 ? `(${write(children)})` : '')).join(' ');

describe('The tree of agreements', () => {
  it('has those made under an agreement below it, in the given order', () => {
    const all = [
      agreement('gsc', 'twinning'),
      agreement('twinning', null),
      agreement('light', 'gsc'),
      agreement('zoo', 'twinning'),
    ];
    expect(write(buildTree(all))).toBe('twinning(gsc(light) zoo)');
  });

  it('begins with an agreement whose parent is not shown, and ends where the data have a circle', () => {
    expect(write(buildTree([agreement('gsc', 'gone'), agreement('a', 'b'), agreement('b', 'a')]))).toBe('gsc');
  });
});
