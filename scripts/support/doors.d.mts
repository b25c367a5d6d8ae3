export function tags(): string[];
export function doors(): { name: string; source: string; registers: boolean }[];
export function typeDoors(): string[];
export function locales(): string[];
