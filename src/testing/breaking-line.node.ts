/** A line to a service that breaks in the middle of what goes over it, and is mended. */
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

export type BreakingLine = {
  url: string;
  /** So many bytes more get through; then every connection breaks, and each new one too. */
  breakAfter: (bytes: number) => void;
  mend: () => void;
  close: () => Promise<void>;
};

export async function givenLine(to: string): Promise<BreakingLine> {
  let left = Infinity;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(to).port), "127.0.0.1");
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const one of [near, far]) {
      open.add(one);
      one.on("error", end);
      one.on("close", () => {
        open.delete(one);
        end();
      });
    }
    near.on("data", (data) => {
      left -= data.length;
      if (left > 0) far.write(data);
      else for (const one of open) one.destroy();
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakAfter: (bytes) => {
      left = bytes;
    },
    mend: () => {
      left = Infinity;
    },
    close: async () => {
      for (const one of open) one.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
