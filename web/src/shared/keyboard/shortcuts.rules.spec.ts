import { addToSequence, isControlKey, isSingleKey } from './shortcuts.rules';

const PRESS = {
  key: 'c',
  isComposing: false,
  keyCode: 67,
  repeat: false,
  defaultPrevented: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
};

describe('a key press', () => {
  it('is a single-key shortcut without another key', () => {
    expect(isSingleKey(PRESS)).toBe(true);
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'repeat', 'defaultPrevented'])('is none with %s', (name) => {
    expect(isSingleKey({ ...PRESS, [name]: true })).toBe(false);
  });

  it('is none while an input method is composing', () => {
    expect(isSingleKey({ ...PRESS, isComposing: true })).toBe(false);
    expect(isSingleKey({ ...PRESS, keyCode: 229 })).toBe(false);
    expect(isControlKey({ ...PRESS, ctrlKey: true, isComposing: true }, 'c')).toBe(false);
  });

  it('can have the control key, or the command key of a Mac', () => {
    expect(isControlKey({ ...PRESS, ctrlKey: true }, 'c')).toBe(true);
    expect(isControlKey({ ...PRESS, metaKey: true, key: 'C' }, 'c')).toBe(true);
    expect(isControlKey({ ...PRESS, ctrlKey: true, altKey: true }, 'c')).toBe(false);
  });
});

describe('a sequence of keys', () => {
  const SHORTCUTS = ['c', 'g c', 'g p'];
  it('is complete with its last key', () => {
    expect(addToSequence('', 'c', SHORTCUTS)).toEqual({ completed: 'c', begun: '' });
    expect(addToSequence('', 'g', SHORTCUTS)).toEqual({ completed: null, begun: 'g' });
    expect(addToSequence('g', 'c', SHORTCUTS)).toEqual({ completed: 'g c', begun: '' });
  });

  it('ends with a key that does not continue it', () => {
    expect(addToSequence('g', 'x', SHORTCUTS)).toEqual({ completed: null, begun: '' });
    expect(addToSequence('', 'x', SHORTCUTS)).toEqual({ completed: null, begun: '' });
  });
});
