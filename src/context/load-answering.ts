type AnsweringPart = typeof import('./answering.js');

let part: AnsweringPart | undefined;

/** The part that asks (desk, catalog, comparisons), where it is here already. */
export const answeringPart = (): AnsweringPart | undefined => part;

/** Loads the part that asks; from then on nobody waits for it. */
export async function loadAnswering(): Promise<AnsweringPart> {
  return (part ??= await import('./answering.js'));
}
