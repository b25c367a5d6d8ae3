const PREFIX = 'tile ';

/** The name of the slot in which a dashboard shows a tile. */
export const slotOf = (id: string): string => `${PREFIX}${id}`;

/** Whether an element is told to stand in a cell of a dashboard. */
export const isInDashboard = ({ slot }: Element): boolean => slot.startsWith(PREFIX);
