/** Prometheus text, from what the database and the queues say at the moment of asking. */

export type Sample = { name: string; help: string; labels?: Record<string, string>; value: number; kind?: "gauge" | "counter" };

/** @returns the exposition format 0.0.4; samples of one name stand together */
export function exposition(samples: Sample[]): string {
  const names = [...new Set(samples.map((sample) => sample.name))];
  return names
    .flatMap((name) => {
      const own = samples.filter((sample) => sample.name === name);
      return [`# HELP ${name} ${own[0]?.help ?? ""}`, `# TYPE ${name} ${own[0]?.kind ?? "gauge"}`, ...own.map(line)];
    })
    .join("\n")
    .concat("\n");
}

function line({ name, labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(
    ([key, text]) => `${key}="${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`,
  );
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
}
