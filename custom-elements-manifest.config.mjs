/** Keeps what a host can use: classes, and members that are neither private nor protected. */
function publicMembersOnly() {
  const isPublic = ({ privacy = 'public', name }) => privacy === 'public' && !name.startsWith('#');
  return {
    name: 'public-members-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
        for (const declaration of module.declarations) declaration.members = declaration.members?.filter(isPublic);
      }
    },
  };
}

/** An element file is named after its tag; its `define.ts` registers it under that name. */
function tagsFromFileNames() {
  return {
    name: 'tags-from-file-names',
    moduleLinkPhase({ moduleDoc }) {
      const tag = /^src\/widgets\/([a-z-]+)\/\1\.ts$/.exec(moduleDoc.path)?.[1];
      const element = tag && moduleDoc.declarations.find(({ kind, name }) => kind === 'class' && name.toLowerCase() === tag.replaceAll('-', ''));
      if (!element) return;
      element.tagName = tag;
      element.customElement = true;
      moduleDoc.exports.push({ kind: 'custom-element-definition', name: tag, declaration: { name: element.name, module: moduleDoc.path } });
    },
  };
}

export default {
  globs: ['src/widgets/*/*.ts', 'src/context/*.ts', 'src/ui/*.ts'],
  exclude: ['**/*.{query,view,option,styles,messages,events}.ts'],
  outdir: '.',
  litelement: true,
  // The analyzer would write into package.json, even when only asked for the manifest.
  packagejson: false,
  plugins: [tagsFromFileNames(), publicMembersOnly()],
};
