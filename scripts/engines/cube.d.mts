/** A Cube server over a Postgres; `url` ends in `/cubejs-api/v1`, `said` is the end of what it has written. */
export interface CubeServer {
  readonly url: string;
  said(): string;
  stop(): Promise<void>;
}

/** A token that the server accepts; `{ territory }` narrows the universe of HCPs to one. */
export function cubeToken(claims?: Readonly<Record<string, unknown>>): string;

/** Installs the server where it is missing and starts it on loopback with a data model (text by name of file). */
export function startCube(options: { readonly postgresPort: number; readonly model: Readonly<Record<string, string>>; readonly continueWaitSeconds?: number }): Promise<CubeServer>;
