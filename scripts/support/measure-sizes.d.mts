interface Part {
  /** Bytes, minified. */
  min: number;
  /** Bytes, minified and compressed, each file by itself. */
  gzip: number;
  /** Paths of the modules inside, from the project's root. */
  modules: string[];
}

export function measurePage(sources: readonly string[]): Promise<{ first: Part; all: Part }>;
