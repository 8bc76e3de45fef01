/** A scanner's daemon on a local socket: speaks INSTREAM as clamd does, and finds what holds the agreed word. */
import { type AddressInfo, type Server, type Socket, createServer } from "node:net";

export type ClamdServer = {
  port: number;
  /** What it was given last, put together again. */
  seen: () => Uint8Array;
  /** How it answers from now on: truly, with an error, by saying nothing, or by hanging up. */
  turn: (how: "on" | "error" | "silent" | "gone") => void;
  close: () => Promise<void>;
};

/** Stands for the signature that every scanner knows. */
export const VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

export async function givenClamd(): Promise<ClamdServer> {
  let how: Parameters<ClamdServer["turn"]>[0] = "on";
  let last = new Uint8Array();
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (how === "gone") return void socket.destroy();
    let held = Buffer.alloc(0);
    socket.on("data", (data) => {
      held = Buffer.concat([held, data]);
      const file = streamed(held);
      if (!file || how === "silent") return;
      last = new Uint8Array(file);
      socket.end(
        how === "error"
          ? "INSTREAM size limit exceeded. ERROR\0"
          : file.includes(VIRUS)
            ? "stream: Eicar-Signature FOUND\0"
            : "stream: OK\0",
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen: () => last,
    turn: (to) => {
      how = to;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const COMMAND = "zINSTREAM\0";

/** @returns the file once its last chunk, of no length, is there */
function streamed(held: Buffer): Buffer | null {
  if (!held.subarray(0, COMMAND.length).equals(Buffer.from(COMMAND))) return null;
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= held.length;) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
