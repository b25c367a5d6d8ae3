import type ts from 'typescript';

/** The class of an element, and every statement of src that it leads to. */
export interface ElementSources {
  tag: string;
  element: ts.ClassDeclaration;
  statements: ts.Statement[];
}
export function sourceProgram(): ts.Program;
export function reachOf(start: ts.Statement): ts.Statement[];
export function classIn(file: string, name?: string): ts.ClassDeclaration;
export function exportedNames(file: string): string[];
export function elementSources(): ElementSources[];
