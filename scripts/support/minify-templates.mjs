import ts from 'typescript';

const MARKUP = new Set(['html', 'svg']);

const minifyMarkup = (text) => text.replaceAll(/\s*\n\s*/g, ' ');
const minifyStyles = (text) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '\n').replaceAll(/(?<=[{};,`])\n|\n(?=[{}`])|(?<=:) (?=[^{}]*;)/g, '').replaceAll(' {', '{');

/** Takes the indentation out of Lit's templates and styles: it is for readers of the source only. */
export function minifyTemplates(code) {
  if (!/\b(?:html|svg|css)\s*`/.test(code)) return code;
  const edits = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag)) {
      const minify = node.tag.text === 'css' ? minifyStyles : MARKUP.has(node.tag.text) ? minifyMarkup : undefined;
      const parts = ts.isNoSubstitutionTemplateLiteral(node.template) ? [node.template] : [node.template.head, ...node.template.templateSpans.map(({ literal }) => literal)];
      if (minify) for (const part of parts) edits.push({ start: part.getStart(), end: part.getEnd(), minify });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest, true));
  return edits.sort((a, b) => b.start - a.start).reduce((text, { start, end, minify }) => text.slice(0, start) + minify(text.slice(start, end)) + text.slice(end), code);
}

/** The same as a plugin of rollup; after the one that compiles TypeScript. */
export const minifiedTemplates = () => ({ name: 'minified-templates', transform: (code) => ({ code: minifyTemplates(code), map: null }) });
