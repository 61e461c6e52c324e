import { isControlKey, isSingleKey } from './shortcuts.rules';

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
