/// <reference types="vite/client" />
import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json';
import '../src/define.js';
import './preview.css';

import.meta.glob('../src/locales/*/define.ts', { eager: true });

setCustomElementsManifest(manifest);

const toolbar = <Icon extends string>(title: string, icon: Icon, items: readonly string[]) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

/** Puts a story on a ground with the language, direction, colours, density and width chosen in the toolbar. */
const ground: Decorator = (story, { globals }) => {
  const { scheme, locale, direction, density, width } = globals as Record<string, string>;
  return html`
    <div class="story-ground ${scheme} ${density}" lang=${locale} dir=${direction}>
      <div class="story-width width-${width}">${story()}</div>
    </div>
  `;
};

/** What the manifest lists beside properties and attributes has no value to set. */
const WITHOUT_CONTROL = ['events', 'css shadow parts', 'css custom properties', 'slots', 'methods'];

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Start', 'Foundations', 'Widgets', 'Recipes', 'White label', 'Support'] } },
  },
  globalTypes: {
    scheme: toolbar('Colours', 'circlehollow', ['light', 'dark']),
    locale: toolbar('Language', 'globe', ['en', 'fr']),
    direction: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
    density: toolbar('Density', 'component', ['normal', 'compact']),
    width: toolbar('Width', 'grow', ['full', '768', '390', '280']),
  },
  initialGlobals: { scheme: 'light', locale: 'en', direction: 'ltr', density: 'normal', width: 'full' },
  decorators: [ground],
  argTypesEnhancers: [
    ({ argTypes }) => Object.fromEntries(Object.entries(argTypes).map(([name, argType]) => [
      name,
      WITHOUT_CONTROL.includes(String(argType.table?.category).toLowerCase()) ? { ...argType, control: false as const } : argType,
    ])),
  ],
};

export default preview;
