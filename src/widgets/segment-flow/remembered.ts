/** The outcome of a costly step, kept for as long as what it was made from is the same. */
export class Remembered<Value> {
  #inputs: readonly unknown[] | undefined;
  #value!: Value;

  from(inputs: readonly unknown[], make: () => Value): Value {
    const same = this.#inputs?.length === inputs.length && inputs.every((input, at) => Object.is(input, this.#inputs?.[at]));
    if (!same) {
      this.#value = make();
      this.#inputs = inputs;
    }
    return this.#value;
  }
}
