/** Reads a body that its route bounds by itself: by how much comes, and by how long it may take. */

/**
 * @param ms from now; whoever sends a byte a minute does not hold a place for hours
 * @returns "too-large" past `max`: by what is announced before anything is read, else as soon as too much has come
 */
export async function bodyWithin(request: Request, max: number, ms: number): Promise<Uint8Array | "too-large" | "too-slow"> {
  if (Number(request.headers.get("content-length") ?? 0) > max) return "too-large";
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  let expire = (): void => undefined;
  const late = new Promise<"late">((resolve) => {
    expire = () => resolve("late");
  });
  const timer = setTimeout(() => expire(), ms);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late]);
      if (part !== "late" && part.done) return joined(parts, size);
      if (part === "late" || (size += part.value.length) > max) {
        reader.cancel().catch(() => undefined); // not waited for: its sender may never let go
        return part === "late" ? "too-slow" : "too-large";
      }
      parts.push(part.value);
    }
  } finally {
    clearTimeout(timer);
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}
