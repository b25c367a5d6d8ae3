/** What code shows to the outside: parts, slots, events, custom states, tokens; read from the statements an element is made of. */
import ts from 'typescript';
import { sourceProgram } from './source-reach.mjs';

function each(statements, see) {
  const visit = (node) => {
    see(node);
    ts.forEachChild(node, visit);
  };
  statements.forEach(visit);
}

/** A template's text in order: strings, and the expressions between them. */
function piecesOf({ template }) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.text];
  return [template.head.text, ...template.templateSpans.flatMap(({ expression, literal }) => [expression, literal.text])];
}

/** The strings that an expression may give, as far as they are written in it. */
function literalsIn(expression) {
  const found = [];
  const visit = (node) => {
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].forEach(visit);
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    else if (ts.isParenthesizedExpression(node)) visit(node.expression);
  };
  visit(expression);
  return found;
}

const templatesIn = (statements, ...languages) => {
  const found = [];
  each(statements, (node) => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && languages.includes(node.tag.text)) found.push(node);
  });
  return found;
};

/** Values of an attribute in templates: written, or chosen among written ones. */
function attributeValues(statements, pattern) {
  return templatesIn(statements, 'html', 'svg').flatMap((template) => {
    const pieces = piecesOf(template);
    return pieces.flatMap((piece, index) => {
      if (typeof piece !== 'string') return [];
      const written = [...piece.matchAll(new RegExp(`${pattern}="([^"]*)"`, 'g'))].map(([, value]) => value);
      const chosen = new RegExp(`${pattern}="?$`).test(piece) && typeof pieces[index + 1] === 'object' ? literalsIn(pieces[index + 1]) : [];
      return [...written, ...chosen];
    });
  });
}

const unique = (names) => [...new Set(names)].sort();

/** Names of `part="…"`, and of `element.part.value = '…'`. */
export function partsIn(statements) {
  const set = [];
  each(statements, (node) => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && /\.part\.value$/.test(node.left.getText())) set.push(...literalsIn(node.right));
  });
  return unique([...attributeValues(statements, '\\spart'), ...set].flatMap((value) => value.split(/\s+/)).filter(Boolean));
}

/** Names of slots; the empty name is the slot without one. Names worked out at run time are not listed. */
export function slotsIn(statements) {
  const isUnnamed = templatesIn(statements, 'html', 'svg').some((template) => piecesOf(template).some((piece) => typeof piece === 'string' && /<slot>/.test(piece)));
  return unique([...attributeValues(statements, '<slot name'), ...(isUnnamed ? [''] : [])]);
}

const isEventClass = (declaration) => declaration && ts.isClassDeclaration(declaration)
  && declaration.heritageClauses?.some(({ types }) => types.some(({ expression }) => ['Event', 'CustomEvent'].includes(expression.getText())));

/** The name that an event class hands to its base, or undefined where whoever makes it says the name. */
function ownName(declaration) {
  let name;
  each([declaration], (node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) name = node.arguments[0].text;
  });
  return name;
}

/** Every event that is made: its name, the name of its class, and the type of the new event. */
export function eventsIn(statements) {
  const checker = sourceProgram().getTypeChecker();
  const found = [];
  each(statements, (node) => {
    if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return;
    const symbol = checker.getSymbolAtLocation(node.expression);
    const declaration = (symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration;
    if (!isEventClass(declaration) || declaration.getSourceFile().isDeclarationFile) return;
    const name = ownName(declaration) ?? (node.arguments?.[0] && ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : undefined);
    const detail = checker.getTypeAtLocation(node).getProperty('detail');
    found.push({ name, class: declaration.name.text, detail: checker.typeToString(checker.getTypeOfSymbolAtLocation(detail, node), node, ts.TypeFormatFlags.NoTruncation) });
  });
  return found;
}

/** Names that are added to `ElementInternals.states`. */
export function statesIn(statements) {
  const checker = sourceProgram().getTypeChecker();
  const found = [];
  each(statements, (node) => {
    if (!ts.isCallExpression(node) || !/\bstates\.add$/.test(node.expression.getText())) return;
    const type = checker.getTypeAtLocation(node.arguments[0]);
    found.push(...(type.isUnion() ? type.types : [type]).filter((each) => each.isStringLiteral()).map(({ value }) => value));
  });
  return unique(found);
}

/** The strings that an expression may be, where its type says so. */
function valuesOf(expression) {
  const type = sourceProgram().getTypeChecker().getTypeAtLocation(expression);
  return (type.isUnion() ? type.types : [type]).filter((each) => each.isStringLiteral()).map(({ value }) => value);
}

/** A template's text, and beside it every name that an expression in it completes. */
function textOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const literals = [template.head, ...template.templateSpans.map(({ literal }) => literal)].map(({ text }) => text);
  const completed = template.templateSpans.flatMap(({ expression }, at) => valuesOf(expression).map((value) => (/--[a-z_-]*$/.exec(literals[at])?.[0] ?? '') + value));
  return [...literals, ...completed].join(' ');
}

/** Text of styles, and strings that name a custom property. */
function textsIn(statements) {
  const found = [];
  each(statements, (node) => {
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(textOf(node));
    else if (ts.isStringLiteral(node)) found.push(node.text);
  });
  return found.map((text) => text.replaceAll(/\/\*[\s\S]*?\*\//g, ''));
}

const PROPERTY = /--(?:_|omni-)[a-z0-9-]+/g;
/** `--_text: var(--omni-text, …)`: the private name of a token says nothing of whether somebody reads it. */
const PRIVATE = /(--_[a-z0-9-]+)\s*:\s*([^;}]+)/g;

/** Tokens (`--omni-…`) that the styles read, directly or under the private names that hold them. */
export function tokensIn(statements) {
  const bodies = new Map();
  const texts = textsIn(statements);
  for (const [, name, body] of texts.flatMap((text) => [...text.matchAll(PRIVATE)])) bodies.set(name, [...(bodies.get(name) ?? []), body]);
  const read = new Set();
  const follow = (text) => {
    for (const [name] of text.matchAll(PROPERTY)) {
      if (read.has(name)) continue;
      read.add(name);
      (bodies.get(name) ?? []).forEach(follow);
    }
  };
  texts.forEach((text) => follow(text.replaceAll(PRIVATE, '')));
  return [...read].filter((name) => name.startsWith('--omni-')).sort();
}
