export interface Contestant {
  prepare(): Promise<void>;
  draw(): void;
  update(): void;
  /** Elements that the keyboard reaches. */
  focusable(): number;
  ribbons(): number;
}

declare global {
  interface Window { contestant?: Contestant & { painted(step: 'draw' | 'update'): Promise<number> } }
}

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Hands the contestant to the runner; `painted` is milliseconds from the call to the second frame after it. */
export function measured(contestant: Contestant): void {
  window.contestant = {
    ...contestant,
    async painted(step) {
      const start = performance.now();
      contestant[step]();
      await new Promise((resolve) => setTimeout(resolve));
      await frame();
      await frame();
      return performance.now() - start;
    },
  };
}
