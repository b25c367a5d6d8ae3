/** `last-6-months`: how many, of what. */
export const LAST_PRESET = /^last-([1-9]\d{0,2})-(day|week|month|quarter|year)s?$/;
/** `this-quarter`, `last-month`. */
export const NAMED_PRESET = /^(this|last)-(week|month|quarter|year)$/;
