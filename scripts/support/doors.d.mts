export function tags(): string[];
export function doors(): { name: string; source: string; registers: boolean }[];
