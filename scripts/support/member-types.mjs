/** Types and defaults of members in words that say something outside of src: the values themselves instead of the names of types and constants. */
import ts from 'typescript';
import { sourceProgram } from './source-reach.mjs';

let orders;

/** Every constant list of strings in src: values that belong together, in the order in which they were written. */
function writtenOrders() {
  orders ??= sourceProgram().getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile).flatMap(({ statements }) => statements.filter(ts.isVariableStatement))
    .flatMap(({ declarationList }) => declarationList.declarations).flatMap(({ initializer }) => {
      const list = initializer && ts.isAsExpression(initializer) ? initializer.expression : undefined;
      return list && ts.isArrayLiteralExpression(list) && list.elements.every(ts.isStringLiteral) ? [list.elements.map(({ text }) => text)] : [];
    });
  return orders;
}

const quoted = (value) => `'${value}'`;

function inOrder(values) {
  const order = writtenOrders().find((list) => values.every((value) => list.includes(value))) ?? [...values].sort();
  return order.filter((value) => values.includes(value));
}

const isNothing = (type) => (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0;

/** A type as written, but with its values where it is one of several strings, and without `undefined`: what is not set is left out. */
export function typeText(type, place) {
  const checker = sourceProgram().getTypeChecker();
  const parts = (type.isUnion() ? type.types : [type]).filter((each) => !isNothing(each));
  if (parts.length > 0 && parts.every((each) => each.isStringLiteral())) return inOrder(parts.map(({ value }) => value)).map(quoted).join(' | ');
  return checker.typeToString(checker.getNonNullableType(type), place, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope);
}

/** Type of a member of a class, as text. */
export function memberType(element, name) {
  const checker = sourceProgram().getTypeChecker();
  const member = checker.getTypeAtLocation(element).getProperty(name);
  return member && typeText(checker.getTypeOfSymbolAtLocation(member, element), element);
}

/** A default as text, constants replaced by what they hold; undefined where it is nothing that could be written. */
export function defaultText(element, name) {
  const checker = sourceProgram().getTypeChecker();
  const declaration = checker.getTypeAtLocation(element).getProperty(name)?.valueDeclaration;
  const initializer = declaration && ts.isPropertyDeclaration(declaration) ? declaration.initializer : undefined;
  if (!initializer || ts.isNewExpression(initializer)) return undefined;
  if (!ts.isIdentifier(initializer)) return initializer.getText();
  const symbol = checker.getSymbolAtLocation(initializer);
  const constant = (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).valueDeclaration;
  return constant.initializer.getText();
}

/** Whether a member is one of every element's, from Lit or the browser, that a class of ours only does otherwise. */
export function isOfEveryElement(element, name) {
  const checker = sourceProgram().getTypeChecker();
  let base = checker.getTypeAtLocation(element);
  while (base && !base.symbol.valueDeclaration.getSourceFile().isDeclarationFile) [base] = checker.getBaseTypes(base);
  return base?.getProperty(name) !== undefined;
}
