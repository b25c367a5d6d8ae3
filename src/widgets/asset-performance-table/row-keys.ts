/** Where a key leads from a row, among the rows from `from` to before `to`; `undefined` for other keys. */
export function positionAfterKey(key: string, position: number, { from, to }: { from: number; to: number }, rowsInSight: number): number | undefined {
  const steps: Partial<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -rowsInSight, PageDown: rowsInSight, Home: from - position, End: to - 1 - position };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(from, Math.min(to - 1, position + step));
}
