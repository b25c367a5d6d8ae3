const MOST_LISTED = 256;

/** Different codes, counted: a set while they are few, bits afterwards. */
export class CodeSet {
  size = 0;
  #few: Set<number> | undefined = new Set<number>();
  #bits: Uint32Array = new Uint32Array(0);

  add(code: number): void {
    if (this.#few) {
      this.#few.add(code);
      this.size = this.#few.size;
      if (this.size > MOST_LISTED) this.#spread(this.#few);
      return;
    }
    const [at, bit] = [code >>> 5, 1 << (code & 31)];
    if (at >= this.#bits.length) this.#grow(at + 1);
    if (((this.#bits[at] as number) & bit) !== 0) return;
    this.#bits[at] = (this.#bits[at] as number) | bit;
    this.size += 1;
  }

  #spread(codes: ReadonlySet<number>): void {
    this.#few = undefined;
    this.size = 0;
    for (const code of codes) this.add(code);
  }

  #grow(length: number): void {
    const before = this.#bits;
    this.#bits = new Uint32Array(Math.max(length, before.length * 2));
    this.#bits.set(before);
  }
}
