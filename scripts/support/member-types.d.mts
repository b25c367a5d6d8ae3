import type ts from 'typescript';

export function memberType(element: ts.ClassDeclaration, name: string): string | undefined;
export function defaultText(element: ts.ClassDeclaration, name: string): string | undefined;
export function isOfEveryElement(element: ts.ClassDeclaration, name: string): boolean;
