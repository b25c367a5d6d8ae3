import type { SourceFile, TransformerFactory } from 'typescript';

export const plainProperties: TransformerFactory<SourceFile>;
export function withPlainProperties(code: string): string;
