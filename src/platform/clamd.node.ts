/** ClamAV's daemon over TCP, by its INSTREAM command: the bytes never touch a disk on the way. */
import { connect } from "node:net";

type Clamd = { host: string; port: number; timeoutMs?: number };

const CHUNK = 64 * 1024;
const REPLY_MAX = 4096;

/**
 * @returns a scan of one file
 * @throws where the daemon cannot be reached, does not answer in time, or answers with an error: nothing is known then
 */
export function openClamd(clamd: Clamd): (bytes: Uint8Array) => Promise<"clean" | "found"> {
  return async (bytes) => {
    const reply = await conversation(clamd, bytes);
    if (reply.endsWith(": OK")) return "clean";
    if (reply.endsWith(" FOUND")) return "found";
    throw new Error("the virus scanner answered with an error");
  };
}

function conversation({ host, port, timeoutMs = 30_000 }: Clamd, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = "";
    const socket = connect({ host, port });
    const fail = (why: string) => {
      socket.destroy();
      reject(new Error(`the virus scanner ${why}`));
    };
    // One limit for the whole talk: a daemon that drips would hold the upload for ever.
    const timer = setTimeout(() => fail("does not answer"), timeoutMs);
    socket.setEncoding("latin1");
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        socket.write(lengthOf(chunk.length));
        socket.write(chunk);
      }
      socket.write(lengthOf(0));
    });
    socket.on("data", (said) => {
      reply += String(said);
      if (reply.length > REPLY_MAX) fail("says too much");
    });
    socket.on("error", () => fail("cannot be reached"));
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(reply.replace(/\0[^]*$/, "").trim());
    });
  });
}

function lengthOf(bytes: number): Uint8Array {
  return Uint8Array.of(bytes >>> 24, bytes >>> 16, bytes >>> 8, bytes);
}
