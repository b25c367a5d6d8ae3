import { serveTables, type PagePort } from './worker-side.js';

serveTables(globalThis as unknown as PagePort);
