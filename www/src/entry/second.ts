import type createGlue from "plan-explorer:glue";

/** What the second half of the script of the http page hands over to the first. */
export const second: { glue: typeof createGlue | null } = { glue: null };
