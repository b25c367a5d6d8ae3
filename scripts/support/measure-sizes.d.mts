interface Part {
  /** Bytes, minified. */
  min: number;
  /** Bytes, minified and compressed, each file by itself. */
  gzip: number;
  /** Paths of the modules inside, from the project's root. */
  modules: string[];
}

/** What one module adds, in bytes, the heaviest first. */
interface Weight {
  module: string;
  isFirst: boolean;
  min: number;
  /** Its share of the compressed file, as if all of that were compressed alike. */
  gzip: number;
}

export function measurePage(sources: readonly string[]): Promise<{ first: Part; all: Part; weights: Weight[] }>;
