/** What a key does to a tile. */
export type TileCommand = 'earlier' | 'later' | 'up' | 'down' | 'first' | 'last' | 'wider' | 'narrower' | 'taller' | 'shorter' | 'hide' | 'cancel' | 'next-button' | 'previous-button';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const LIFTED: Readonly<Record<string, TileCommand>> = { ArrowLeft: 'earlier', ArrowRight: 'later', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last', Escape: 'cancel' };
const WITH_SHIFT: Readonly<Record<string, TileCommand>> = { ArrowLeft: 'narrower', ArrowRight: 'wider', ArrowUp: 'shorter', ArrowDown: 'taller' };
const PLAIN: Readonly<Record<string, TileCommand>> = { ArrowLeft: 'previous-button', ArrowRight: 'next-button' };
const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** The command of a key on a tile's handle; left and right follow the reading direction. */
export function commandOf(pressed: Key, { isLifted, isRightToLeft }: { readonly isLifted: boolean; readonly isRightToLeft: boolean }): TileCommand | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  const key = isRightToLeft ? MIRRORED[pressed.key] ?? pressed.key : pressed.key;
  if (pressed.shiftKey) return WITH_SHIFT[key];
  if (key === 'Delete' || key === 'Backspace') return 'hide';
  return isLifted ? LIFTED[key] : PLAIN[key];
}

/** Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y; ⌘ in place of Ctrl on a Mac. */
export function historyStep({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): 'undo' | 'redo' | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : undefined;
}
