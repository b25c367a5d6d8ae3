import type { CatalogExtension } from '../../src/contract/index.js';
import { openFigures, type Figures } from '../../demo/data.js';

export interface DemoFigures extends Figures {
  /** What the catalog of the demo has beyond the library's own. */
  readonly extension: CatalogExtension;
}

let figures: Promise<DemoFigures> | undefined;

async function read(): Promise<DemoFigures> {
  const folder = new URL('demo-data/', document.baseURI);
  const [opened, extension] = await Promise.all([openFigures(folder), fetch(new URL('catalog.json', folder)).then((answer) => answer.json() as Promise<CatalogExtension>)]);
  return { ...opened, extension };
}

/** Loads the figures of the made-up company of the demo once: two years, 34 segments. Served beside the stories. */
export const demoFigures = async (): Promise<{ readonly figures: DemoFigures }> => ({ figures: await (figures ??= read()) });

/** What `demoFigures` loaded for a story. */
export const figuresOf = ({ loaded }: { readonly loaded: Record<string, unknown> }): DemoFigures => loaded['figures'] as DemoFigures;
