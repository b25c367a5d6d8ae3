import ts from 'typescript';

const MODULE = 'lit/decorators.js';
/** What the decorator stands for. */
const OPTIONS = { property: (given) => given, state: () => ts.factory.createObjectLiteralExpression([ts.factory.createPropertyAssignment('state', ts.factory.createTrue())]) };

function decoratorOf(member) {
  const decorators = ts.canHaveDecorators(member) ? ts.getDecorators(member) ?? [] : [];
  if (decorators.length === 0) return undefined;
  const [{ expression }] = decorators;
  const options = ts.isCallExpression(expression) && ts.isIdentifier(expression.expression) ? OPTIONS[expression.expression.text] : undefined;
  if (!options || decorators.length > 1) throw new Error(`plain-properties: unknown decorator "${expression.getText()}". Teach scripts/support/plain-properties.mjs what it stands for.`);
  return { name: member.name.text, options: options(expression.arguments[0]) };
}

/** `static { this.createProperty(name, options); … }`: what the decorators do when the class is made. */
function creations(found) {
  const { factory } = ts;
  const calls = found.map(({ name, options }) => factory.createExpressionStatement(factory.createCallExpression(
    factory.createPropertyAccessExpression(factory.createThis(), 'createProperty'), undefined, [factory.createStringLiteral(name), ...(options ? [options] : [])],
  )));
  return factory.createClassStaticBlockDeclaration(factory.createBlock(calls, true));
}

function withoutDecorator(member) {
  const modifiers = member.modifiers.filter((modifier) => !ts.isDecorator(modifier));
  const { factory } = ts;
  if (ts.isPropertyDeclaration(member)) return factory.updatePropertyDeclaration(member, modifiers, member.name, member.questionToken ?? member.exclamationToken, member.type, member.initializer);
  if (ts.isGetAccessorDeclaration(member)) return factory.updateGetAccessorDeclaration(member, modifiers, member.name, member.parameters, member.type, member.body);
  return factory.updateSetAccessorDeclaration(member, modifiers, member.name, member.parameters, member.body);
}

function plainClass(node) {
  const found = node.members.map(decoratorOf).filter(Boolean);
  if (found.length === 0) return node;
  const members = node.members.map((member) => (decoratorOf(member) ? withoutDecorator(member) : member));
  return ts.factory.updateClassDeclaration(node, node.modifiers, node.name, node.typeParameters, node.heritageClauses, [...members, creations(found)]);
}

/**
 * Writes the decorators of Lit's properties as the calls they come to, so that nobody loads what carries decorators out:
 * in the source they stay, where they are easy to read and where the docs are made from them. A transformer of TypeScript, to run before all others.
 */
export const plainProperties = (context) => (file) => {
  if (!file.text.includes(MODULE)) return file;
  const visit = (node) => (ts.isClassDeclaration(node) ? plainClass(node) : ts.visitEachChild(node, visit, context));
  const { statements } = ts.visitEachChild(file, visit, context);
  const isDecorators = (statement) => ts.isImportDeclaration(statement) && statement.moduleSpecifier.text === MODULE;
  return ts.factory.updateSourceFile(file, statements.filter((statement) => !isDecorators(statement)));
};

/** The same for the text of a module. */
export function withPlainProperties(code) {
  if (!code.includes(MODULE)) return code;
  const { transformed: [file] } = ts.transform(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest, true), [plainProperties]);
  return ts.createPrinter().printFile(file);
}
