import type ts from 'typescript';

/** An event that is made: undefined as `name` where the code works it out. */
export interface MadeEvent {
  name: string | undefined;
  class: string;
  detail: string;
}
export function partsIn(statements: readonly ts.Node[]): string[];
export function slotsIn(statements: readonly ts.Node[]): string[];
export function eventsIn(statements: readonly ts.Node[]): MadeEvent[];
export function statesIn(statements: readonly ts.Node[]): string[];
export function tokensIn(statements: readonly ts.Node[]): string[];
