import { freshManifest } from '../support/manifest.mjs';

export const files = { 'custom-elements.json': async () => `${JSON.stringify(await freshManifest(), null, 2)}\n` };
