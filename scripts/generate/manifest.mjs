import { ROOT } from '../support/root.mjs';

async function elementsManifest() {
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: ROOT, noWrite: true });
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const files = { 'custom-elements.json': elementsManifest };
