export function minifyTemplates(code: string): string;
