/** A bucket on a local socket that lets in only what is signed as Amazon's own description of Signature Version 4 has it. */
import { createHash, createHmac } from "node:crypto";
import { type IncomingMessage, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type S3Server = {
  url: string;
  objects: Map<string, Uint8Array>;
  /** So many requests fail with 503 first. */
  failing: (times: number) => void;
  close: () => Promise<void>;
};

export const BUCKET = { bucket: "wenfa-files", region: "cn-north-1", key: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCY" };

export async function givenS3(): Promise<S3Server> {
  const objects = new Map<string, Uint8Array>();
  let failures = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const path = request.url ?? "";
      const object = objects.get(path);
      const reply = (status: number, sent?: Uint8Array) => response.writeHead(status).end(sent);
      if (failures > 0) {
        failures -= 1;
        return reply(503);
      }
      if (!isSigned(request, body)) return reply(403);
      if (!path.startsWith(`/${BUCKET.bucket}/`)) return reply(404);
      if (request.method === "PUT") objects.set(path, new Uint8Array(body));
      if (request.method === "DELETE") objects.delete(path);
      if (request.method === "GET") return object ? reply(200, object) : reply(404);
      return reply(request.method === "DELETE" ? 204 : 200);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failing: (times) => {
      failures = times;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const said = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, key, day = "", region = "", names = "", signature] = said.exec(request.headers.authorization ?? "") ?? [];
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name])}`);
  if (request.headers["x-amz-content-sha256"] !== sha256(body) || !names.split(";").includes("host")) return false;
  const canonical = [request.method, request.url, "", ...headers, "", names, sha256(body)].join("\n");
  const text = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], `${day}/${region}/s3/aws4_request`, sha256(canonical)].join("\n");
  const signing = [day, region, "s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${BUCKET.secret}`),
  );
  return key === BUCKET.key && region === BUCKET.region && createHmac("sha256", signing).update(text).digest("hex") === signature;
}
