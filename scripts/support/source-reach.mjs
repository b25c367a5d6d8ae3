/** What an element is made of: every statement of src that its class leads to, by name, whatever file it stands in. */
import path from 'node:path';
import ts from 'typescript';
import { tags } from './doors.mjs';
import { ROOT } from './root.mjs';

const SRC = path.join(ROOT, 'src').split(path.sep).join('/') + '/';

let program;

/** The type checker's view of src. */
export function sourceProgram() {
  if (program) return program;
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.build.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  program = ts.createProgram({ rootNames: fileNames, options: { ...options, noEmit: true } });
  return program;
}

const isOurs = (node) => node.getSourceFile().fileName.startsWith(SRC);

/** The statement at the top of a file that a node stands in. */
function statementOf(node) {
  let at = node;
  while (at.parent && !ts.isSourceFile(at.parent)) at = at.parent;
  return at.parent ? at : undefined;
}

const isTopLevel = (declaration) => {
  const outer = ts.isVariableDeclaration(declaration) ? declaration.parent.parent.parent : declaration.parent;
  return outer !== undefined && ts.isSourceFile(outer);
};

function declarationsOf(symbol, checker) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.declarations ?? []).filter((declaration) => isOurs(declaration) && (ts.isSourceFile(declaration) || isTopLevel(declaration)));
}

const names = new Map();

/** What a statement names: declarations of src, and whole modules where it loads them on demand. */
function named(statement, checker) {
  if (names.has(statement)) return names.get(statement);
  const found = [];
  names.set(statement, found);
  const visit = (node) => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isImportDeclaration(node)) return;
    if (ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ImplementsKeyword) return;
    const isLoad = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const symbol = isLoad ? checker.getSymbolAtLocation(node.arguments[0]) : ts.isIdentifier(node) ? nameSymbol(node, checker) : undefined;
    if (symbol && isLoad) found.push(...checker.getExportsOfModule(symbol).flatMap((each) => declarationsOf(each, checker)));
    else if (symbol) found.push(...declarationsOf(symbol, checker));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

const nameSymbol = (node, checker) => (ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node));

/** Every statement that one leads to, itself included. */
export function reachOf(start) {
  const checker = sourceProgram().getTypeChecker();
  const reached = new Set();
  const queue = [start];
  while (queue.length > 0) {
    const statement = queue.pop();
    if (!statement || reached.has(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) continue;
    reached.add(statement);
    queue.push(...named(statement, checker).map((declaration) => (ts.isSourceFile(declaration) ? undefined : statementOf(declaration))));
  }
  return [...reached];
}

/** Classes declared in a file of src, by name. */
export function classIn(file, name) {
  const found = sourceProgram().getSourceFile(path.join(ROOT, file))?.statements.find((statement) => ts.isClassDeclaration(statement) && (name === undefined || statement.name?.text === name));
  if (!found) throw new Error(`${file}: missing class "${name ?? 'any'}".`);
  return found;
}

/** Names that a file of src exports, directly or from others. */
export function exportedNames(file) {
  const checker = sourceProgram().getTypeChecker();
  return checker.getExportsOfModule(checker.getSymbolAtLocation(sourceProgram().getSourceFile(path.join(ROOT, file)))).map(({ name }) => name);
}

const reaches = new Map();

/** The class of each element and all that it leads to, by tag. */
export function elementSources() {
  return tags().map((tag) => {
    const element = classIn(`src/widgets/${tag}/${tag}.ts`);
    if (!reaches.has(tag)) reaches.set(tag, reachOf(element));
    return { tag, element, statements: reaches.get(tag) };
  });
}
