/** The file for a script tag: registers every element, gives the public names and the provider that needs no engine. */
import './define.js';

export * from './index.js';
export * from './providers/memory/index.js';
