/** The names of all hosts: folders of `test/hosts` with a `package.json` and tests. */
export function hosts(): string[];
