import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

export type JsonPath = readonly (string | number)[];

/** Where something stands in a text, both counted from 1. */
export interface Place { readonly line: number; readonly column: number }

/** `tiles[2].settings.measure` */
export const pathText = (path: JsonPath): string => path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');

/** A JSON text whose parts know where they stand. */
export class JsonText {
  readonly value: unknown = undefined;
  /** Where the text is no JSON, and why: `comma expected`. */
  readonly broken: readonly { readonly place: Place; readonly problem: string }[];
  readonly #text: string;
  readonly #tree: Node | undefined = undefined;

  constructor(given: string) {
    // Editors on Windows begin a file with a mark that is no JSON.
    const text = given.replace(/^\uFEFF/, '');
    const errors: ParseError[] = [];
    this.#text = text;
    try {
      this.#tree = parseTree(text, errors, { disallowComments: true, allowEmptyContent: false });
      this.value = this.#tree && getNodeValue(this.#tree);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      this.broken = [{ place: { line: 1, column: 1 }, problem: 'nested too deeply' }];
      return;
    }
    this.broken = errors.map(({ error, offset }) => ({ place: this.#placeAt(offset), problem: printParseErrorCode(error).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() }));
  }

  /** Where the part at a path stands, with its name; that of the nearest part around it where there is none. */
  placeOf(path: JsonPath): Place {
    for (let depth = path.length; depth >= 0 && this.#tree; depth -= 1) {
      const node = findNodeAtLocation(this.#tree, path.slice(0, depth));
      if (node) return this.#placeAt((node.parent?.type === 'property' ? node.parent : node).offset);
    }
    return { line: 1, column: 1 };
  }

  /** The paths of names that stand twice in an object: the last one would silently win. */
  get duplicates(): readonly { readonly path: JsonPath; readonly place: Place }[] {
    return this.#tree ? this.#duplicatesIn(this.#tree, []) : [];
  }

  #duplicatesIn({ type, children = [] }: Node, path: JsonPath): readonly { readonly path: JsonPath; readonly place: Place }[] {
    if (type === 'array') return children.flatMap((child, at) => this.#duplicatesIn(child, [...path, at]));
    if (type !== 'object') return [];
    const seen = new Set<string>();
    return children.flatMap(({ children: [name, value] = [], offset }) => {
      const text = String(name?.value);
      const own = seen.has(text) ? [{ path: [...path, text], place: this.#placeAt(offset) }] : [];
      seen.add(text);
      return [...own, ...(value ? this.#duplicatesIn(value, [...path, text]) : [])];
    });
  }

  #placeAt(offset: number): Place {
    const before = this.#text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  }
}
