/** Moves the focus among the buttons of the current target with the arrow keys, Home and End; `columns` in a row. */
export function moveFocus(event: KeyboardEvent, { selector, columns, direction }: { readonly selector: string; readonly columns: number; readonly direction: 'ltr' | 'rtl' }): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(selector)];
  const from = buttons.indexOf(event.target as HTMLElement);
  const ahead = direction === 'rtl' ? -1 : 1;
  const steps: Record<string, number> = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: ahead, ArrowLeft: -ahead, Home: -from, End: buttons.length - 1 - from };
  const step = steps[event.key];
  if (from < 0 || step === undefined) return;
  event.preventDefault();
  buttons[from + step]?.focus();
}
