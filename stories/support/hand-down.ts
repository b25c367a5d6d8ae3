import type { Decorator } from '@storybook/web-components-vite';
import type { DataInput, DataProvider } from '../../src/contract/index.js';
import { figuresInWorkshop, inWorkshop, workshopOf, type Workshop } from './workshop.js';

interface Context {
  readonly id: string;
  readonly globals: Readonly<Record<string, unknown>>;
}

/** By story: what was made of a source or of figures stays the same until the toolbar says otherwise, so that nothing is asked twice. */
const remembered = new Map<string, { readonly key: string; readonly made: WeakMap<object, unknown> }>();

function once<Made>(given: object, { id, globals }: Context, make: (workshop: Workshop) => Made): Made {
  const workshop = workshopOf(globals);
  const key = JSON.stringify(workshop);
  if (remembered.get(id)?.key !== key) remembered.set(id, { key, made: new WeakMap() });
  const made = remembered.get(id)?.made as WeakMap<object, Made>;
  const known = made.get(given) ?? make(workshop);
  made.set(given, known);
  return known;
}

/** A provider as the toolbar wants it, for stories that bring their own. */
export const handedDown = (provider: DataProvider, context: Context): DataProvider => once(provider, context, (workshop) => inWorkshop(provider, workshop));

/** Puts the toolbar between a story and its `provider` or `data`. */
export const handDown: Decorator = (story, context) => {
  const { provider, data } = context.args as { readonly provider?: DataProvider; readonly data?: DataInput };
  return story({
    args: {
      ...context.args,
      ...(provider && { provider: handedDown(provider, context) }),
      ...(data && once(data, context, (workshop) => figuresInWorkshop(data, workshop))),
    },
  });
};
