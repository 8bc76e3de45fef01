/** One JSON object a line. Callers pass ids, codes and counts: never a citizen's words. */
export type Log = (level: "info" | "warn" | "error", event: string, detail?: Record<string, unknown>) => void;

export const consoleLog: Log = (level, event, detail = {}) => {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...detail });
  if (level === "error") console.error(line);
  else console.log(line);
};

export const silentLog: Log = () => {};
