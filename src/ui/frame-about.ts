import { measureDefinition } from '../contract/index.js';
import type { Words } from '../i18n/index.js';
import { FRAME_MENU_MESSAGES } from './frame-menu.messages.js';
import type { FrameView } from './frame-view.js';

/** What the panel about the figures tells, as terms and texts: what they mean, and where and when they come from. */
export function frameAbout({ origin, receivedText }: Pick<FrameView, 'origin' | 'receivedText'>, words: Words): { readonly term: string; readonly text: string }[] {
  const { measures, catalog, period, source, reach, ignoredFilters } = origin;
  const text = words.of('ui', FRAME_MENU_MESSAGES);
  const definitions = measures.flatMap((id) => {
    const measure = catalog && measureDefinition(catalog, id);
    return measure ? [{ term: words.measureLabel(measure), text: words.measureDefinition(measure) }] : [];
  });
  const facts = { period, source, reach, received: receivedText, ignoredFilters };
  return [...definitions, ...Object.entries(facts).flatMap(([term, value]) => (value ? [{ term: text(term as keyof typeof facts), text: value }] : []))];
}
